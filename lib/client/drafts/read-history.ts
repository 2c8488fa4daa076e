/** What was ever saved of a text: on the server, and in this browser also without it. */
import type { BrowserDrafts } from './browser-sync.ts';
import { readDraftSpace } from './draft-space.ts';

/** One entry of a history. */
export interface HistoryEntry {
  readonly id: string;
  /** ms since the epoch */
  readonly savedAt: number;
  /** where it was written, in words */
  readonly device: string;
  /** the text, null for the author's; undefined: to be asked for */
  readonly text: string | null | undefined;
}

export interface HistoryFound {
  /** newest first */
  readonly entries: readonly HistoryEntry[];
  /** the server could not be asked: what other devices wrote is missing */
  readonly isPartial: boolean;
}

export async function readHistory({ revisions, api }: Pick<BrowserDrafts, 'revisions' | 'api'>, key: string): Promise<HistoryFound> {
  const [local, remote] = await Promise.all([revisions.list(key).catch(() => []), readDraftSpace() === null ? null : api.history(key)]);
  const entries = new Map<string, HistoryEntry>();
  if (remote?.kind === 'ok') for (const revision of remote.value.revisions) entries.set(revision.id, { ...revision, text: undefined });
  // of the same revision the local one is better: its text is here
  for (const revision of local) entries.set(revision.id, revision);
  const sorted = [...entries.values()].sort((a, b) => b.savedAt - a.savedAt);
  return { entries: sorted.filter((entry, index) => !isSameText(entry, sorted[index + 1])), isPartial: remote !== null && remote.kind !== 'ok' };
}

/** The text of an entry; a sentence where it cannot be had. */
export async function readEntry({ api }: Pick<BrowserDrafts, 'api'>, key: string, { id, text }: HistoryEntry): Promise<{ readonly text: string | null } | { readonly problem: string }> {
  if (text !== undefined) return { text };
  const answer = await api.revision(key, id);
  if (answer.kind === 'ok') return answer.value;
  return { problem: answer.kind === 'refused' ? answer.message : 'This text was written on another device, and the server cannot be reached now. Try again with the connection back.' };
}

/** Two saves of one text in a row are one entry: the earlier. */
const isSameText = (entry: HistoryEntry, before: HistoryEntry | undefined): boolean => entry.text !== undefined && entry.text === before?.text;
