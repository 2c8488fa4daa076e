/**
 * The same submission without any sandbox: one fresh Node process that loads TensorFlow.js, compiles the learner's text and runs
 * both bundles with the same engine. What process isolation, the pool and the grader add is measured against it.
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { createCheckerRuntime } from '#lib/grading/checker-runtime.ts';
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { examine, toCards } from '#lib/grading/examine.ts';
import { createLearnerRuntime } from '#lib/grading/learner-runtime.ts';
import type { Clock, Realm } from '#lib/grading/realm.ts';
import { tensorRealm } from '#lib/grading/tensor-realm.ts';
import type { BareJob } from './grading-baselines.ts';

/** A realm in this thread. */
function toRealm(start: (send: (frame: string) => void) => (frame: string) => void): Realm {
  const realm: Realm = { tier: 'none', onFrame: () => undefined, onEnd: () => undefined, kill: () => undefined, send: (frame) => queueMicrotask(() => receive(frame)) };
  const receive = start((frame) => queueMicrotask(() => realm.onFrame(frame)));
  return realm;
}

const clock: Clock = { now: () => performance.now(), after: () => () => undefined };
const { log } = console;
// written by the benchmark itself
const { code, exercise } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as BareJob;
await tf.setBackend('cpu');
await tf.ready();
const begun = performance.now();
const { verdict } = await examine({
  code,
  cards: toCards(exercise.checks),
  bundles: [
    { bundle: 'visible', code: exercise.visibleBundle, seed: 1 },
    { bundle: 'hidden', code: exercise.hiddenBundle, seed: 2 },
  ],
  learnerSeed: 1,
  limits: { seconds: 60, outputCharacters: 1_000, memoryMiB: 512 },
  compile: compileAnswer,
  openLearner: async () => toRealm((send) => createLearnerRuntime({ send, tensors: tensorRealm(tf), importer: async () => tf })),
  openChecker: async () => toRealm(createCheckerRuntime),
  clock,
});
log(JSON.stringify({ kind: verdict.kind, ms: performance.now() - begun }));
