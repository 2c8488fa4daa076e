import type { Metadata } from 'next';
import { MessagePage } from '#app/_components/site/message-page.tsx';
import { KeptLessons } from './kept-lessons.tsx';

export const metadata: Metadata = { title: 'Without a connection', robots: { index: false } };

/** Shown by the service worker for every page that is not kept; in its own place it lists what is. */
export default function OfflinePage() {
  return (
    <MessagePage kicker="Without a connection" title="Lessons in this browser">
      <KeptLessons />
    </MessagePage>
  );
}
