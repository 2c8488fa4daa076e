/** Every example of README.md: it compiles, its right answer passes, its wrong one does not. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as api from './check-api.ts';
import { createCheckerRuntime } from './checker-runtime.ts';
import { CheckerSide } from './checker-side.ts';
import { compileAnswer } from './compile-answer.ts';
import { examine, toCards } from './examine.ts';
import { createLearnerRuntime } from './learner-runtime.ts';
import type { Clock, Realm } from './realm.ts';
import { tensorRealm } from './tensor-realm.ts';
import type { CheckResult } from './verdict.ts';

interface Example {
  readonly heading: string;
  readonly checks: string;
  readonly right: string;
  readonly wrong: string;
}

const TEXT = readFileSync(fileURLToPath(new URL('./README.md', import.meta.url)), 'utf8');
const EXAMPLES = TEXT.split(/^#+ /m).slice(1).map(toExample);

/** Each section has one example: checks, a right and a wrong answer. Sections without code have none. */
function toExample(section: string): Example {
  const fences = [...section.matchAll(/^```ts ?(.*)\n([\s\S]*?)^```$/gm)].map(([, label = '', code = '']) => ({ label, code }));
  const select = (label: string): string => fences.find((fence) => fence.label === label)?.code ?? '';
  return { heading: section.split('\n')[0] ?? '', checks: select(''), right: select('learner right'), wrong: select('learner wrong') };
}

/** A realm in this thread: frames in, frames out. */
function toRealm(start: (send: (frame: string) => void) => (frame: string) => void): Realm {
  const realm: Realm = { tier: 'test', onFrame: () => undefined, onEnd: () => undefined, send: (frame) => queueMicrotask(() => receive(frame)), kill: () => undefined };
  const receive = start((frame) => queueMicrotask(() => realm.onFrame(frame)));
  return realm;
}
const openChecker = async (): Promise<Realm> => toRealm(createCheckerRuntime);
const openLearner = async (): Promise<Realm> => toRealm((send) => createLearnerRuntime({ send, tensors: tensorRealm(tf), importer: async () => tf }));

const still: Clock = { now: () => 0, after: () => () => undefined };

/** The whole way of a submission but for its processes. */
async function judge(checks: string, answer: string, bundle: 'visible' | 'hidden'): Promise<readonly CheckResult[]> {
  const code = transformSync(checks, { loader: 'ts', format: 'cjs' }).code;
  const declared = await new CheckerSide(await openChecker(), still).declare(code, 7);
  const { verdict, brokenBecause } = await examine({
    code: answer,
    cards: toCards(declared.map((card) => ({ ...card, bundle }))),
    bundles: [{ bundle, code, seed: 7 }],
    learnerSeed: 7,
    limits: { seconds: 10, outputCharacters: 1_000, memoryMiB: 512 },
    compile: compileAnswer,
    openLearner,
    openChecker,
    clock: still,
  });
  expect(brokenBecause).toBeNull();
  return verdict.checks;
}

// the learner's runtime owns its realm; this one is lent
const { console, Math: { random } } = globalThis;
afterEach(() => {
  Math.random = random;
  Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true });
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test('every kind of check has an example', () => {
  const all = EXAMPLES.map(({ checks }) => checks).join('\n');
  for (const kind of ['check(', 'check.property(', 'check.gradient(', 'check.stable(', 'check.deterministic(', 'check.learns(', 'after:']) expect(all).toContain(kind);
});

test('every export of epoch/checks that an author calls is named', () => {
  for (const name of Object.keys(api).filter((key) => /^[a-z]/.test(key))) expect(TEXT, name).toContain(`\`${name}\``.replace('`checks`', 'checks('));
});

const RUNNABLE = EXAMPLES.filter(({ checks }) => checks !== '');
test('the page has examples', () => expect(RUNNABLE.length).toBeGreaterThanOrEqual(7));

describe.each(RUNNABLE)('$heading', ({ checks, right, wrong }) => {
  test.each(['visible', 'hidden'] as const)('the right answer passes (%s)', async (bundle) => {
    const results = await judge(checks, right, bundle);
    expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
  });

  test('the wrong answer does not, by its own mistake', async () => {
    const results = await judge(checks, wrong, 'visible');
    expect(results.every(({ status }) => status !== 'broken')).toBe(true);
    expect(results.some(({ status }) => status === 'failed' || status === 'error')).toBe(true);
  });
});
