import { describe, expect, test } from 'vitest';
import { assembleVerdict, type Examination } from './assemble-verdict.ts';
import type { CheckResult, CheckStatus, VerdictKind } from './verdict.ts';

const check = (status: CheckStatus, earned = status === 'passed' ? 2 : 0): CheckResult => ({ index: 0, bundle: 'visible', title: status, status, points: 2, earned, rule: null, tried: null, got: status === 'error' ? 'TypeError: x: is not a function (line 3)' : null, expected: null, note: null });
const examine = (statuses: readonly CheckStatus[], rest: Partial<Examination> = {}): ReturnType<typeof assembleVerdict> =>
  assembleVerdict({ checks: statuses.map((status) => check(status, status === 'partly' ? 1 : undefined)), error: null, ended: null, isBroken: false, log: '', outputLimit: '256 KiB in one value', ...rest });

describe('the kind of a verdict', () => {
  const cases: readonly (readonly [string, readonly CheckStatus[], Partial<Examination>, VerdictKind, number])[] = [
    ['all passed', ['passed', 'passed'], {}, 'passed', 4],
    ['some passed', ['passed', 'failed'], {}, 'partly', 2],
    ['a band', ['partly', 'failed'], {}, 'partly', 1],
    ['none passed', ['failed', 'skipped'], {}, 'failed', 0],
    ['failed beats error', ['failed', 'error'], {}, 'failed', 0],
    ['only errors', ['error', 'skipped'], {}, 'error', 0],
    ['errors beside a pass', ['passed', 'error'], {}, 'partly', 2],
    ['did not load', ['skipped'], { error: { name: 'TypeError', message: 'x', line: 1, column: 2 } }, 'error', 0],
    ['no memory while loading', ['skipped'], { ended: { reason: 'memory', limit: '512 MiB' } }, 'memory', 0],
    ['time, points stay', ['passed', 'time', 'skipped'], { ended: { reason: 'time', limit: '5 s' } }, 'time', 2],
    ['output', ['skipped'], { ended: { reason: 'output', limit: '100 characters' } }, 'output', 0],
    ['a check without memory', ['passed', 'memory'], { ended: { reason: 'memory', limit: '512 MiB' } }, 'memory', 2],
    ['a value too large', ['passed', 'output'], {}, 'output', 2],
    ['a broken check beats all', ['passed', 'broken', 'time'], { ended: { reason: 'time', limit: '5 s' } }, 'broken', 0],
    ['a broken bundle', ['passed', 'skipped'], { isBroken: true }, 'broken', 0],
    ['ended its realm after a pass', ['passed', 'error'], { error: { name: 'Error', message: 'exit', line: null, column: null } }, 'error', 2],
  ];
  test.each(cases)('%s', (_name, statuses, rest, kind, earned) => {
    const verdict = examine(statuses, rest);
    expect([verdict.kind, verdict.earned, verdict.points]).toEqual([kind, earned, statuses.length * 2]);
    expect(verdict.checks.reduce((sum, { earned: own }) => sum + own, 0)).toBe(earned);
  });

  test('nothing to judge is the author’s mistake', () => {
    expect(examine([]).kind).toBe('broken');
  });
});

describe('what goes with it', () => {
  test('the limit that was hit', () => {
    expect(examine(['time'], { ended: { reason: 'time', limit: '5 s of running time' } }).limit).toBe('5 s of running time');
    expect(examine(['output']).limit).toBe('256 KiB in one value');
    expect(examine(['failed']).limit).toBeNull();
  });

  test('the error that every check met, with its line', () => {
    expect(examine(['error']).error).toEqual({ name: 'TypeError', message: 'x: is not a function', line: 3, column: null });
    expect(examine(['passed', 'error']).error).toBeNull();
  });

  test('only text that a database takes, whatever the code printed', () => {
    const strange = { ...check('failed'), got: 'a\0b', tried: '\ud800', note: null };
    const verdict = assembleVerdict({ checks: [strange], error: null, ended: null, isBroken: false, log: '\ude00\0', outputLimit: '' });
    expect([verdict.checks[0]?.got, verdict.checks[0]?.tried, verdict.checks[0]?.note, verdict.log]).toEqual(['a\u2400b', '\ufffd', null, '\ufffd\u2400']);
  });

  test('sums without crumbs', () => {
    expect(assembleVerdict({ checks: [check('passed', 2), { ...check('partly', 0.1), points: 1 }, { ...check('partly', 0.2), points: 1 }], error: null, ended: null, isBroken: false, log: '', outputLimit: '' }).earned).toBe(2.3);
  });
});
