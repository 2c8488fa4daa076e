'use client';
/** Fetched with the first edit, or at once where drafts are on the server; see load-late-drafts.ts. */
import { openBrowserDrafts, startBrowserSync } from '#lib/client/drafts/browser-sync.ts';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { showSyncStatus } from './show-sync-status.ts';
import { VersionChoice } from './version-choice.tsx';

export { HighlightedCode } from './highlighted-code.tsx';

const drafts = openBrowserDrafts();
const { news } = startBrowserSync(drafts, showSyncStatus);

export const tellDraftNews = news;

interface LateNoticeProps {
  readonly draft: Draft;
  readonly snapshot: DraftSnapshot;
  readonly what: string;
}

/** The history while it is open, and the choice where there are several versions. */
export function LateNotice({ draft, snapshot, what }: LateNoticeProps) {
  return (
    <>
      {snapshot.history && <HistoryDialog draft={draft} what={what} drafts={drafts} onClose={() => draft.showHistory(false)} />}
      {(snapshot.conflict !== null || snapshot.authorChanged) && <VersionChoice draft={draft} snapshot={snapshot} what={what} />}
    </>
  );
}
