/** A published lesson with one exercise, for tests of what happens to submissions. */
import { randomUUID } from 'node:crypto';
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import { NO_LIMIT } from '#lib/grading/attempts.ts';
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import type { VerdictKind } from '#lib/grading/verdict.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma } from '#lib/server/db/generated/client.ts';
import type { Grade } from './run-submission.ts';

export const EXERCISE = 'tests/first/sigmoid';
const EXERCISE_VERSION = 'exercise-1';
const LESSON_VERSION = 'lesson-1';

const publicExercise: PublicExercise = {
  id: EXERCISE,
  version: EXERCISE_VERSION,
  title: 'The sigmoid',
  promptHtml: '',
  difficulty: 'easy',
  defines: ['sigmoid'],
  starter: '',
  starterHtml: '',
  hintsHtml: [],
  solutionAfterAttempts: 3,
  attempts: NO_LIMIT,
  checks: [{ title: 'is right', points: 4, bundle: 'hidden' }],
  points: 4,
  visibleBundle: '',
  seconds: 5,
  outputCharacters: 1000,
  backend: 'cpu',
};

const privateExercise: PrivateExercise = { id: EXERCISE, version: EXERCISE_VERSION, hiddenBundle: '', solution: 'secret', solutionHtml: '', explanationHtml: '', wrong: [] };

/** Plain data by their types; Prisma's JSON type has no readonly arrays. */
const json = (value: object): Prisma.InputJsonValue => value;

/** Publishes the lesson. */
export async function publishTestContent(db: Database): Promise<void> {
  await db.lessonVersion.create({ data: { version: LESSON_VERSION, course: 'tests', slug: 'first', lesson: {} } });
  await publishTestExercise(db, {});
}

/** Publishes the exercise with changes; with another id it is another exercise, with the same id its next version. */
export async function publishTestExercise(db: Database, changes: Partial<PublicExercise>, hidden: Partial<PrivateExercise> = {}): Promise<void> {
  const visible = { ...publicExercise, ...changes };
  const { id, version } = visible;
  await db.exerciseVersion.create({ data: { version, exercise: id, public: json(visible), private: json({ ...privateExercise, ...hidden, id, version }) } });
  await db.publication.upsert({ where: { path: id }, create: { path: id, version }, update: { version } });
}

/** A learner who exists. */
export const createLearner = async (db: Database): Promise<string> => (await db.learner.create({ data: {} })).id;

/** A submission to the exercise, with a key of its own. */
export const toRequest = (changes: Partial<SubmissionRequest> = {}): SubmissionRequest => ({
  exercise: EXERCISE,
  exerciseVersion: EXERCISE_VERSION,
  lessonVersion: LESSON_VERSION,
  code: 'const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));',
  key: randomUUID(),
  ...changes,
});

/** What grading might say. */
export const toGrade = (kind: VerdictKind, earned: number): Grade => ({
  verdict: { kind, points: 4, earned, checks: [], error: null, limit: null, log: '' },
  receipt: { checksHash: 'hash', seed: '1', backend: 'cpu', sandbox: { tier: 'basic', runtime: 'test', filter: null }, limits: { seconds: 5, memoryMiB: 100, outputCharacters: 1000 }, runMs: 1 },
  brokenBecause: kind === 'broken' ? 'a check threw' : null,
});
