'use client';

import { Button } from '#app/_components/ui/button.tsx';
import button from '#app/_components/ui/button.module.css';
import { MessagePage } from './message-page.tsx';
import styles from './message-page.module.css';

interface OurFaultProps {
  /** names the entry in the server's log; null when it broke in the browser */
  readonly reference: string | null;
  readonly onRetry: () => void;
}

/** Our fault, said as such: what happened, what is safe, what to do. */
export function OurFault({ reference, onRetry }: OurFaultProps) {
  return (
    <MessagePage kicker="500" title="Something broke on our side">
      <p>This page could not be drawn. It is nothing that you did.</p>
      <p>What you typed is kept in this browser, and every submission that was confirmed is stored on the server.</p>
      <p className={styles.actions}>
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- a fresh document, as the state of this one may be what broke */}
        <a href="/courses" className={`${button.button} ${button.outline} ${button.md}`}>
          Open the contents
        </a>
      </p>
      {reference === null ? null : (
        <p className={styles.reference}>
          If it happens again, tell whoever runs this server the reference <code>{reference}</code>.
        </p>
      )}
    </MessagePage>
  );
}
