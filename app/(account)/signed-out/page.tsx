import type { Metadata } from 'next';
import { MessagePage } from '#app/_components/site/message-page.tsx';
import { ForgottenDrafts } from './forgotten-drafts.tsx';

export const metadata: Metadata = { title: 'Signed out' };

/** Where signing out leads: this browser forgets here what it held of the account. */
export default function SignedOutPage() {
  return (
    <MessagePage kicker="Goodbye" title="You are signed out">
      <ForgottenDrafts />
    </MessagePage>
  );
}
