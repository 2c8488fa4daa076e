'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { Said, type SaidWords } from '#app/_components/ui/said.tsx';
import { askAccount } from '#lib/client/account/ask-account.ts';
import styles from './account.module.css';

export interface SessionRow {
  readonly id: string;
  /** e.g. "Firefox on Linux" */
  readonly browser: string;
  /** where it signed in from; null: not known */
  readonly address: string | null;
  /** ISO 8601 */
  readonly since: string;
  /** the browser that shows this page */
  readonly isHere: boolean;
}

/** The browsers that are signed in, each with a way to end it. */
export function SessionList({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const router = useRouter();
  const [said, setSaid] = useState<SaidWords | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const end = async (session: SessionRow): Promise<void> => {
    setBusy(session.id);
    const answer = await askAccount('DELETE', `account/sessions/${session.id}`, null);
    setBusy(null);
    setSaid(answer.kind === 'ok' ? { tone: 'good', text: `${session.browser} is signed out.` } : { tone: 'bad', text: answer.message });
    router.refresh();
  };
  const endAll = async (): Promise<void> => {
    setBusy('all');
    const answer = await askAccount('DELETE', 'account/sessions', null);
    if (answer.kind === 'ok') return location.assign('/signed-out');
    setBusy(null);
    setSaid({ tone: 'bad', text: answer.message });
  };

  return (
    <>
      <Said said={said} />
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.row}>
            <div className={styles.what}>
              <span className={styles.name}>
                {session.browser}
                {session.isHere && ' (this one)'}
              </span>
              <span className={styles.more}>
                since <LocalTime at={session.since} />
                {session.address && `, from ${session.address}`}
              </span>
            </div>
            {!session.isHere && (
              <Button size="sm" disabled={busy !== null} onClick={() => void end(session)} aria-label={`Sign out ${session.browser}`}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button disabled={busy !== null} onClick={() => void endAll()}>
        Sign out everywhere
      </Button>
    </>
  );
}
