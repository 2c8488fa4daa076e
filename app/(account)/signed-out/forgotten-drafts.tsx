'use client';
import { useEffect, useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import styles from '#app/_components/site/message-page.module.css';
import { LinkButton } from '#app/_components/ui/link-button.tsx';
import { forgetOthers } from '#lib/client/drafts/browser-sync.ts';

/** Takes the account's drafts out of this browser, and says what the server did not have yet. */
export function ForgottenDrafts() {
  /** null: not done yet */
  const [left, setLeft] = useState<number | null>(null);
  const forget = (all: boolean): void => void forgetOthers(all).then(setLeft, () => setLeft(0)); // storage that is switched off holds nothing
  useEffect(() => forget(false), []);
  return (
    <>
      <div role="status">
        {left === null ? (
          <p>Forgetting here what you typed with your account…</p>
        ) : left === 0 ? (
          <p>What you typed with your account is kept there, and this browser has forgotten it.</p>
        ) : (
          <>
            <p>
              {left === 1 ? 'One text that you typed' : `${left} texts that you typed`} with your account had not reached the server, so this browser keeps {left === 1 ? 'it' : 'them'}, out of sight, until you sign in again. If others use this
              browser and you can do without, delete {left === 1 ? 'it' : 'them'}.
            </p>
            <p>
              <Button onClick={() => forget(true)}>Delete from this browser</Button>
            </p>
          </>
        )}
      </div>
      <p className={styles.actions}>
        <LinkButton href="/courses" variant="primary">
          Go on to the courses
        </LinkButton>
      </p>
    </>
  );
}
