/** What an author's texts become once the server has answered: pure, since here nobody's words may get lost. */
import type { Conflict, FileChange } from '#lib/course/studio.ts';
import { applyChanges, mergeFile, type Files } from './find-changes.ts';

/** Two texts of one file between which the author has to decide. */
export interface OpenConflict {
  readonly path: string;
  /** null: there is no such file */
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
  /** who wrote the other text, and when; null when that is not known */
  readonly by: { readonly name: string; readonly at: string } | null;
}

/** An answer of the server that has not been taken in yet. */
export interface PendingAnswer {
  /** whether what was sent is stored */
  readonly isStored: boolean;
  readonly revision: number;
  /** all files as they were when they were sent */
  readonly sent: Files;
  /** paths that the save changed */
  readonly changed: ReadonlySet<string>;
  readonly merged: readonly FileChange[];
  readonly conflicts: readonly Conflict[];
}

export interface Settled {
  readonly kind: 'settled';
  readonly revision: number;
  /** what the server has at that revision */
  readonly base: Files;
  readonly files: Files;
  /** files of which the server's text is not known: the next save sends them whatever they are */
  readonly resend: ReadonlySet<string>;
}

/**
 * Takes an answer in, unless the author must decide first. Until then nothing moves: base and revision stay those from before, so
 * that a page that dies now meets the same conflict again.
 * @param files the author's texts now, which may be newer than what was sent
 * @param decided texts that the author has decided on, by path
 */
export function settleAnswer(base: Files, files: Files, answer: PendingAnswer, decided: ReadonlyMap<string, string | null>): Settled | { readonly kind: 'conflict'; readonly conflicts: readonly OpenConflict[] } {
  const open: OpenConflict[] = [];
  const taken: FileChange[] = [];
  for (const { path, base: from, theirs, by, at } of answer.conflicts) {
    const chosen = decided.get(path);
    if (chosen === undefined) open.push({ path, base: from, theirs, mine: files.get(path) ?? null, by: { name: by.name, at } });
    else taken.push({ path, text: chosen });
  }
  for (const { path, text } of answer.merged) {
    const sent = answer.sent.get(path) ?? null;
    const mine = files.get(path) ?? null;
    const chosen = decided.get(path);
    const merge = chosen === undefined ? mergeFile(sent, mine, text) : { kind: 'merged' as const, text: chosen };
    if (merge.kind === 'conflict') open.push({ path, base: sent, theirs: text, mine, by: null });
    else taken.push({ path, text: merge.text });
  }
  if (open.length > 0) return { kind: 'conflict', conflicts: open };
  const theirs = answer.conflicts.map(({ path, theirs: text }) => ({ path, text }));
  const unknown = answer.isStored ? [] : answer.merged.filter(({ path }) => answer.changed.has(path));
  const known = answer.merged.filter((file) => !unknown.includes(file));
  return {
    kind: 'settled',
    revision: answer.revision,
    base: applyChanges(answer.isStored ? answer.sent : base, [...known, ...theirs]),
    files: applyChanges(files, taken),
    resend: new Set(unknown.map(({ path }) => path)),
  };
}
