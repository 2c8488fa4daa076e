/** What is to be done about one text that lies in this browser and on the server. Pure. */
import type { DraftHead } from '#lib/course/drafts.ts';
import type { DraftRecord } from './draft-record.ts';

/** What this browser knows that the server has of a text. */
export interface KnownOnServer {
  /** whose drafts these were (lib/course/drafts.ts `DraftHeads.owner`) */
  readonly owner: string;
  /** the last revision of this browser's that the server has; null: none */
  readonly sent: string | null;
  /** heads that this browser's text was written in knowledge of: they were adopted, or the learner was asked about them */
  readonly heads: readonly string[];
  /** this browser's own revisions that were sent and not answered: the server may have any of them */
  readonly unanswered: readonly string[];
}

export type SyncStep =
  | { readonly kind: 'nothing' }
  /** send what is here; it replaces these heads */
  | { readonly kind: 'push'; readonly parents: readonly string[] }
  /** the server's is newer, and nothing was typed here since */
  | { readonly kind: 'adopt'; readonly head: DraftHead }
  /** both were written to: the learner chooses */
  | { readonly kind: 'ask'; readonly head: DraftHead };

export const isSent = (local: DraftRecord, known: KnownOnServer | null): boolean => local.parked === null && known?.sent === local.id;

export function decideSync(local: DraftRecord | null, known: KnownOnServer | null, heads: readonly Pick<DraftHead, 'id'>[], find: (id: string) => DraftHead | undefined): SyncStep {
  const [first] = heads;
  if (local === null) {
    const head = first && find(first.id);
    return head ? { kind: 'adopt', head } : { kind: 'nothing' };
  }
  // two texts wait for the learner already; a third comes after them
  if (local.parked !== null) return { kind: 'nothing' };
  const unseen = heads.flatMap(({ id }) => (id === local.id || known?.heads.includes(id) || known?.unanswered.includes(id) ? [] : (find(id) ?? [])));
  const other = unseen.find(({ text }) => text !== local.text);
  if (other) return isSent(local, known) && heads.length === 1 ? { kind: 'adopt', head: other } : { kind: 'ask', head: other };
  if (heads.length === 1 && unseen[0]) return { kind: 'adopt', head: unseen[0] };
  if (heads.length === 1 && first?.id === local.id) return { kind: 'nothing' };
  return isSent(local, known) && heads.length === 1 ? { kind: 'nothing' } : { kind: 'push', parents: heads.map(({ id }) => id) };
}

/** The record that shows a server's text here. */
export const toAdopted = (head: DraftHead, local: DraftRecord | null): DraftRecord => {
  const { id, base, baseText, text, savedAt, device } = head;
  // names the local one as its parent: an open page must not take it for a text that knew nothing of its own
  return { id, parent: local?.id ?? null, base, baseText, text, savedAt, device, parked: null };
};

/** The record that asks the learner: the server's text, and beside it the one that was typed here. */
export const toAsking = (head: DraftHead, local: DraftRecord): DraftRecord => ({ ...toAdopted(head, null), parked: { text: local.text, savedAt: local.savedAt } });
