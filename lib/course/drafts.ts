/** What a page and the server tell each other of texts that a learner edits, and the limits both keep. Texts are opaque here. */

export const DRAFT_LIMITS = {
  /** characters of one text (UTF-16 units): a long cell has 5,000, a document of own cells 100,000 */
  textCharacters: 256 * 1024,
  /** characters of a key, `course/lesson/name` */
  keyCharacters: 200,
  /** texts in one request */
  writesPerRequest: 20,
  /** characters of texts in one request, unless it carries a single one */
  requestCharacters: 256 * 1024,
  /** bytes of a request: JSON may write one character as six bytes, and a text travels with the author's */
  requestBytes: 4 * 1024 * 1024,
  /** texts of one learner */
  keysPerLearner: 2_000,
  /** bytes (UTF-8) of a learner's texts with their history; beyond it the oldest history goes first */
  bytesPerLearner: 32 * 1024 * 1024,
} as const;

/** Which revisions of one text are kept: the newest, and of each earlier day the last. */
export const HISTORY_LIMITS = {
  newest: 50,
  /** days that have a last revision, counted back from the newest of them */
  days: 60,
} as const;

/** One text as it was saved. */
export interface DraftText {
  /** `course/lesson/name` */
  readonly key: string;
  /** name of the revision, drawn by the browser that made it */
  readonly id: string;
  /** fingerprint of the author's text that it was made from */
  readonly base: string;
  /** that text; null: it is not known, or it is the text itself */
  readonly baseText: string | null;
  /** null: the author's text */
  readonly text: string | null;
  /** ms since the epoch, by the clock of that browser */
  readonly savedAt: number;
}

/** A wish to save. */
export interface DraftWrite extends DraftText {
  /** the newest revisions that this one was made in knowledge of; if the server has others, it refuses and says which */
  readonly parents: readonly string[];
}

/** The newest text of a key: one, or two that do not know each other after the work of two devices came together. */
export interface DraftHead extends DraftText {
  /** where it was written, e.g. "Firefox on Linux" */
  readonly device: string;
}

/** The newest texts of a lesson; and what a refused wish to save should have known. */
export interface DraftHeads {
  /** names the learner without saying who it is: what is known of one learner's drafts says nothing of another's */
  readonly owner: string;
  readonly heads: readonly DraftHead[];
}

/** One line of a text's history. */
export interface DraftRevision {
  readonly id: string;
  /** ms since the epoch */
  readonly savedAt: number;
  readonly device: string;
}

/** Newest first. */
export interface DraftHistory {
  readonly revisions: readonly DraftRevision[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What goes from a history, given newest first. */
export function selectForgotten<Revision extends { readonly savedAt: number }>(revisions: readonly Revision[]): Revision[] {
  const days = new Set<number>();
  return revisions.slice(HISTORY_LIMITS.newest).filter(({ savedAt }) => {
    const day = Math.floor(savedAt / DAY_MS);
    if (days.has(day) || days.size === HISTORY_LIMITS.days) return true;
    days.add(day);
    return false;
  });
}

/** Whether a text may be kept on the server: not too long, and without the character zero, which PostgreSQL cannot hold. */
export const isStorable = (text: string | null): boolean => text === null || (text.length <= DRAFT_LIMITS.textCharacters && !text.includes('\0'));
