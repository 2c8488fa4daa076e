import type { BindingState } from '#lib/client/notebook/name-binding.ts';

/** How figure and code stand, in a sentence or two: read aloud when it changes, so the same while the reader drags. */
export function describeState(state: BindingState, names: readonly string[]): string {
  const all = listNames(names);
  switch (state.phase) {
    case 'apart':
      return `Can share ${all} with your code: run the cell that sets ${names.length === 1 ? 'it' : 'them'}.`;
    case 'joined':
      return state.by === 'code' ? `Shows ${all} of your code. What you move here, your code gets.` : `Your code now has ${all} from this figure. Run a cell that uses ${names.length === 1 ? 'it' : 'them'}.`;
    case 'waiting':
      return `Your code gets ${all} from this figure when the running cell has ended.`;
    case 'refused':
      return state.problem;
  }
}

/** More would be a list that nobody reads. */
const NAMES_SAID = 5;

/** `w1`, `w1 and b`, `w1, w2 and b`; of many names the first and the last. */
function listNames(names: readonly string[]): string {
  if (names.length > NAMES_SAID) return `${names.slice(0, 2).join(', ')}, … ${names.at(-1) ?? ''}`;
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
