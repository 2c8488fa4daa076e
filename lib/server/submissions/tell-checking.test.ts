import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunningCheck } from '#lib/grading/submission.ts';
import { tellChecking } from './tell-checking.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const check = (position: number): RunningCheck => ({ title: `check ${position}`, position, of: 9 });
function open() {
  const said: number[] = [];
  return { said, teller: tellChecking(({ position }) => said.push(position), 200) };
}

test('the first is said at once, of those that follow quickly only the last', () => {
  const { said, teller } = open();
  for (const position of [1, 2, 3]) teller.tell(check(position));
  expect(said).toEqual([1]);
  vi.advanceTimersByTime(200);
  expect(said).toEqual([1, 3]);
  vi.advanceTimersByTime(10_000);
  teller.tell(check(4));
  expect(said).toEqual([1, 3, 4]);
});

test('nothing is said after the end', () => {
  const { said, teller } = open();
  teller.tell(check(1));
  teller.tell(check(2));
  teller.stop();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([1]);
});
