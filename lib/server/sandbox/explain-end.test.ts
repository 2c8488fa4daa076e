import { describe, expect, test } from 'vitest';
import { explainEnd, unwrapEnd } from './explain-end.ts';

describe('the end of a process', () => {
  test.each([
    [{ code: null, signal: 'SIGKILL' }, '', 'killed'],
    [{ code: null, signal: 'SIGTERM' }, '', 'killed'],
    [{ code: null, signal: 'SIGXCPU' }, '', 'time'],
    [{ code: null, signal: 'SIGTRAP' }, 'Fatal JavaScript out of memory', 'memory'],
    [{ code: null, signal: 'SIGABRT' }, 'memory allocation of 99 bytes failed', 'memory'],
    [{ code: null, signal: 'SIGSYS' }, '', 'error'],
    [{ code: null, signal: 'SIGSEGV' }, '', 'error'],
    [{ code: 101, signal: null }, '', 'error'],
    [{ code: 0, signal: null }, '', 'error'],
  ] as const)('%o %s is: %s', (end, text, reason) => {
    expect(explainEnd(end, text).reason).toBe(reason);
  });

  test('in a container is told as a code', () => {
    expect(unwrapEnd(137, null)).toEqual({ code: null, signal: 'SIGKILL' });
    expect(unwrapEnd(152, null)).toEqual({ code: null, signal: 'SIGXCPU' });
    expect(unwrapEnd(0, null)).toEqual({ code: 0, signal: null });
    expect(unwrapEnd(101, null)).toEqual({ code: 101, signal: null });
    expect(unwrapEnd(null, 'SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
