import { expect, test } from 'vitest';
import type { BindingState } from '#lib/client/notebook/name-binding.ts';
import { describeState } from './describe-state.ts';

test.each<[BindingState, string, string]>([
  [{ phase: 'apart' }, 'z', 'Can share z with your code: run the cell that sets it.'],
  [{ phase: 'apart' }, 'w b', 'Can share w and b with your code: run the cell that sets them.'],
  [{ phase: 'joined', by: 'code' }, 'a b c d e', 'Shows a, b, c, d and e of your code. What you move here, your code gets.'],
  [{ phase: 'joined', by: 'figure' }, 'z', 'Your code now has z from this figure. Run a cell that uses it.'],
  [{ phase: 'waiting' }, 'a b c d e f', 'Your code gets a, b, … f from this figure when the running cell has ended.'],
  [{ phase: 'refused', problem: 'It does not fit.' }, 'z', 'It does not fit.'],
])('%o of %s', (state, names, words) => expect(describeState(state, names.split(' '))).toBe(words));
