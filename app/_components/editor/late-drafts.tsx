'use client';
/** Fetched with the first edit, or at once where drafts are on the server; see load-late-drafts.ts. */
import { createRoot } from 'react-dom/client';
import { openBrowserDrafts, startBrowserSync } from '#lib/client/drafts/browser-sync.ts';
import type { Draft } from '#lib/client/drafts/draft.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { showSyncStatus } from './show-sync-status.ts';

export { VersionChoice } from './version-choice.tsx';

const drafts = openBrowserDrafts();
const { news } = startBrowserSync(drafts, showSyncStatus);

export const tellDraftNews = news;

/** The dialog has a place of its own: a page that never opens one need not know of it. */
export function showHistory(draft: Draft, what: string): void {
  draft.save();
  const opener = document.activeElement;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const close = (): void => {
    root.unmount();
    place.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  root.render(<HistoryDialog draft={draft} what={what} drafts={drafts} onClose={close} />);
}
