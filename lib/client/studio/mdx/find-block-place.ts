/** Where a block that is put into a lesson may stand: not in front matter, code or a sentence. */
import { findLineStates } from './read-line.ts';

/** The first empty line between two blocks at or after `line`, both from 1; null: none, so the block goes to the end. */
export function findBlockPlace(text: string, line: number): number | null {
  const states = findLineStates(text);
  const index = text.split('\n').findIndex((words, at) => at + 1 >= line && words.trim() === '' && states[at]?.mode === 'prose');
  return index < 0 ? null : index + 1;
}
