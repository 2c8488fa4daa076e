/** What was stored before receipts had checks, attempts were limited and regrades existed: it is all there afterwards, and reads like new. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_LIMIT } from '#lib/grading/attempts.ts';
import { readPublicExercise } from '#lib/server/content/read.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { listMigrations, migrate } from './migrate.ts';

const MIGRATION = '20261121180000_record';
const EXERCISE = 'course/lesson/exercise';
const learner = randomUUID();
const ids = { judged: randomUUID(), unreadable: randomUUID(), threw: randomUUID(), broken: randomUUID(), queued: randomUUID() };
const check = (status: string, earned: number) => ({ index: 0, bundle: 'hidden', title: 'is right', status, points: 4, earned, rule: null, tried: 'f(1)', got: '2', expected: null, note: null });

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'epoch-record-'));
  for (const { name, sql } of (await listMigrations()).filter(({ name }) => name < MIGRATION)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  await fillOld(await emptied());
  await migrate(test.url);
});
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The database as it was before this migration. */
async function emptied(): Promise<string> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.end();
  await migrate(test.url, folder);
  return test.url;
}

async function fillOld(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const add = async (id: string, verdict: { kind: string; earned: number; error?: object; checks: object[] } | null): Promise<void> => {
    await client.query(`INSERT INTO "Submission" (id, "learnerId", exercise, "exerciseVersion", "lessonVersion", code, "codeHash", key) VALUES ($1, $2, $3, 'v1', 'l1', 'code', $4, $5)`, [id, learner, EXERCISE, id, randomUUID()]);
    if (!verdict) return;
    const receipt = { submission: id, exercise: EXERCISE, seed: '42', sandbox: { tier: 'filtered', runtime: 'deno 2.9.5' }, kind: verdict.kind, points: 4, earned: verdict.earned };
    await client.query(`INSERT INTO "StoredVerdict" ("submissionId", kind, points, earned, verdict, receipt) VALUES ($1, $2, 4, $3, $4, $5)`, [id, verdict.kind, verdict.earned, JSON.stringify({ points: 4, error: null, limit: null, log: '', ...verdict }), JSON.stringify(receipt)]);
  };
  await client.query(`INSERT INTO "ExerciseVersion" (version, exercise, public, private) VALUES ('v1', $1, '{"title": "Old", "points": 4}', '{}')`, [EXERCISE]);
  await client.query('INSERT INTO "Learner" (id) VALUES ($1)', [learner]);
  await add(ids.judged, { kind: 'partly', earned: 3, checks: [check('partly', 3)] });
  await add(ids.unreadable, { kind: 'error', earned: 0, error: { name: 'SyntaxError' }, checks: [check('skipped', 0)] });
  await add(ids.threw, { kind: 'error', earned: 0, error: { name: 'SyntaxError' }, checks: [check('error', 0)] });
  await add(ids.broken, { kind: 'broken', earned: 0, checks: [] });
  await add(ids.queued, null);
  await client.end();
}

describe('the migration to receipts, attempts and regrades', () => {
  it('keeps every submission and verdict', async () => {
    expect(await test.db.submission.count()).toBe(5);
    expect(await selectOptionalSubmission(learner, ids.judged, test.db)).toMatchObject({ state: 'done', verdict: { kind: 'partly', earned: 3, checks: [{ tried: 'f(1)' }] }, costsAttempt: true, afterSolution: false, regraded: null });
    expect(await selectOptionalSubmission(learner, ids.queued, test.db)).toMatchObject({ state: 'queued', costsAttempt: null });
  });

  it('gives old receipts what new ones have', async () => {
    const view = await selectOptionalSubmission(learner, ids.judged, test.db);
    expect(view?.receipt).toMatchObject({ seed: '42', regrade: null, sandbox: { tier: 'filtered', runtime: 'deno 2.9.5', filter: null } });
    expect(view?.receipt?.checks).toEqual([{ bundle: 'hidden', index: 0, title: 'is right', status: 'partly', points: 4, earned: 3 }]);
    expect((await selectOptionalSubmission(learner, ids.broken, test.db))?.receipt?.checks).toEqual([]);
  });

  it('gives old exercises no limit', async () => {
    expect((await readPublicExercise('v1', test.db))?.attempts).toEqual(NO_LIMIT);
  });

  it('counts what cost an attempt, and nothing else', async () => {
    const rows = await test.db.storedVerdict.findMany({ where: { costs: true }, select: { submissionId: true } });
    expect(rows.map((row) => row.submissionId).toSorted()).toEqual([ids.judged, ids.threw].toSorted());
    const standing = await readStanding(learner, { id: EXERCISE, attempts: NO_LIMIT, solutionAfterAttempts: 5 }, test.db);
    expect(standing).toMatchObject({ attempts: { used: 2, pending: 1 }, mark: { earned: 3 } });
  });
});
