import type { Metadata } from 'next';
import { MessagePage } from './_components/site/message-page.tsx';
import styles from './_components/site/message-page.module.css';
import { LinkButton } from './_components/ui/link-button.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage kicker="404" title="There is no page at this address">
      <p>It may have been renamed, or the link has a slip in it. Lessons that exist are all in the contents.</p>
      <p className={styles.actions}>
        <LinkButton href="/courses" variant="primary">
          Open the contents
        </LinkButton>
        <LinkButton href="/submissions">My submissions</LinkButton>
      </p>
    </MessagePage>
  );
}
