/** Says in the notebook's bar how keeping goes. The bar has an empty place for it, so that a page pays for no script. */
import type { SyncStatus } from '#lib/client/drafts/draft-sync.ts';

const WORDS: Readonly<Record<Exclude<SyncStatus['kind'], 'refused'>, string>> = {
  saving: 'Saving…',
  saved: 'Saved',
  away: 'Kept in this browser; sent when the connection is back',
  'not-ours': 'Kept in this browser only: you are no longer signed in here. Sign in and reload to keep your edits in your account.',
};

export function showSyncStatus(status: SyncStatus | null): void {
  const place = document.querySelector('[data-draft-status]');
  if (!place) return;
  // only what the learner should know of is announced
  const isNews = status?.kind === 'not-ours' || status?.kind === 'refused';
  place.setAttribute('aria-live', isNews ? 'polite' : 'off');
  place.setAttribute('data-draft-status', status?.kind ?? '');
  // more than a word or two needs a row of its own
  place.parentElement?.toggleAttribute('data-long', isNews || status?.kind === 'away');
  place.textContent = status === null ? '' : status.kind === 'refused' ? status.message : WORDS[status.kind];
}
