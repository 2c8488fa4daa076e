import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Receipt } from '#lib/grading/submission.ts';
import { RECEIPT_FILE_BYTES, readReceiptFile, toReceiptFile } from './sign-receipt.ts';

const SECRET = 'a secret of at least thirty-two characters';
const receipt: Receipt = {
  submission: randomUUID(),
  exercise: 'course/lesson/exercise',
  exerciseVersion: 'v1',
  lessonVersion: 'l1',
  codeHash: 'c0de',
  checksHash: 'c4ec',
  seed: '18446744073709551615',
  backend: 'cpu',
  sandbox: { tier: 'filtered', runtime: 'deno 2.9.5', filter: 'abc' },
  limits: { seconds: 5, memoryMiB: 512, outputCharacters: 1000 },
  queueMs: 12,
  runMs: 3.5,
  gradedAt: '2026-11-21T18:00:00.000Z',
  kind: 'partly',
  points: 4,
  earned: 3,
  checks: [{ bundle: 'visible', index: 0, title: 'one', status: 'failed', points: 1, earned: 0 }],
  regrade: null,
};
const text = (changes: object = {}): string => JSON.stringify({ ...toReceiptFile(receipt, SECRET), ...changes });

describe('receipt file', () => {
  it('gives back what was signed, in whatever order and layout', () => {
    expect(readReceiptFile(text(), SECRET)).toEqual({ ok: true, value: receipt });
    const turned = Object.fromEntries(Object.entries(receipt).toReversed());
    expect(readReceiptFile(JSON.stringify(JSON.parse(text({ receipt: turned })), null, 8), SECRET)).toEqual({ ok: true, value: receipt });
  });

  it.each(Object.keys(receipt).filter((name) => typeof receipt[name as keyof Receipt] !== 'object' && !['submission', 'seed', 'kind'].includes(name)))('notices another %s', (name) => {
    const was = receipt[name as keyof Receipt];
    const altered = { ...receipt, [name]: typeof was === 'number' ? was + 1 : `${String(was)}x` };
    expect(readReceiptFile(text({ receipt: altered }), SECRET)).toMatchObject({ ok: false, error: { kind: 'wrong-signature' } });
  });

  it('notices another verdict, submission and seed', () => {
    for (const change of [{ kind: 'passed' }, { submission: randomUUID() }, { seed: '7' }]) {
      expect(readReceiptFile(text({ receipt: { ...receipt, ...change } }), SECRET)).toMatchObject({ ok: false, error: { kind: 'wrong-signature' } });
    }
  });

  it('notices a check that was made to pass', () => {
    const checks = receipt.checks.map((check) => ({ ...check, status: 'passed' as const, earned: 1 }));
    expect(readReceiptFile(text({ receipt: { ...receipt, checks } }), SECRET)).toMatchObject({ ok: false, error: { kind: 'wrong-signature' } });
  });

  it('notices another installation', () => {
    expect(readReceiptFile(text(), 'another secret of thirty-two characters')).toMatchObject({ ok: false, error: { kind: 'wrong-signature' } });
  });

  it.each([
    ['no JSON', 'receipt'],
    ['a field too many', text({ extra: 1 })],
    ['a missing field', text({ receipt: { ...receipt, seed: undefined } })],
    ['a file that is too large', `${' '.repeat(RECEIPT_FILE_BYTES)}${text()}`],
  ])('takes %s for no receipt', (_, content) => {
    expect(readReceiptFile(content, SECRET)).toMatchObject({ ok: false, error: { kind: 'not-a-receipt' } });
  });
});
