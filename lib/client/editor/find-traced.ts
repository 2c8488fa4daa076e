import type { TraceAsked } from './editor-bridge.ts';
import { toPosition } from './text-position.ts';

/** What a trace is asked of: what is selected, or else the line with the caret. `start` and `end` are offsets. */
export function findTraced(text: string, start: number, end: number): Pick<TraceAsked, 'expression' | 'at'> {
  if (end > start) return { expression: text.slice(start, end), at: toPosition(text, start) };
  const { line } = toPosition(text, start);
  return { expression: text.split('\n')[line - 1] ?? '', at: { line, column: 1 } };
}
