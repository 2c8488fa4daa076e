/** A lesson's files as text by path: what differs, and what others' changes make of them. */
import { mergeTexts } from '#lib/course/diff-lines.ts';
import type { FileChange } from '#lib/course/studio.ts';

export type Files = ReadonlyMap<string, string>;

/** What turns `before` into `after`. */
export function findChanges(before: Files, after: Files): FileChange[] {
  const changed = [...after].flatMap(([path, text]) => (before.get(path) === text ? [] : [{ path, text }]));
  const removed = [...before.keys()].flatMap((path) => (after.has(path) ? [] : [{ path, text: null }]));
  return [...changed, ...removed];
}

export function applyChanges(files: Files, changes: readonly FileChange[]): Map<string, string> {
  const result = new Map(files);
  for (const { path, text } of changes) {
    if (text === null) result.delete(path);
    else result.set(path, text);
  }
  return result;
}

/** One file that two have changed: what the third way between both is. Null text: there is no file. */
export type Merge = { readonly kind: 'merged'; readonly text: string | null } | { readonly kind: 'conflict' };

export function mergeFile(base: string | null, mine: string | null, theirs: string | null): Merge {
  if (mine === theirs || base === theirs) return { kind: 'merged', text: mine };
  if (base === mine) return { kind: 'merged', text: theirs };
  const text = base === null || mine === null || theirs === null ? null : mergeTexts(base, mine, theirs);
  return text === null ? { kind: 'conflict' } : { kind: 'merged', text };
}
