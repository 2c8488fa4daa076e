/** Where a case is tried: a pool of one tier, the fixture exercise, the traps around it. For tests. */
import { expect, vi } from 'vitest';
import { OurFaultError } from '#lib/grading/realm.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import { compileFixture } from '../../grader/fixture-exercise.ts';
import { MARKER } from '../../grader/fixtures/sigmoid/reference.ts';
import { grade, type ExerciseToGrade, type Grade } from '../../grader/grade.ts';
import { openPool, type SandboxPool } from '../pool.ts';
import type { SandboxTier } from '../sandbox-tier.ts';
import { RIGHT, type Case, type HostileChecks, type PersistenceCase } from './case.ts';
import { CANARY, openTraps, type Traps } from './test-traps.ts';

/** running time for cases that are not about time, enough for a busy machine */
const ENOUGH_SECONDS = 40;

export interface Bench {
  readonly pool: SandboxPool;
  readonly traps: Traps;
  /** Grades an answer to the fixture exercise, in `pool` unless another one is given. */
  submit(code: string, to?: Partial<ExerciseToGrade>, where?: SandboxPool): Promise<Grade>;
  /** Tries a case; fails unless everything is as the case says. No verdict where it must be our fault. */
  tryCase(attack: Case): Promise<Verdict | undefined>;
  /** Tries it and then what it left. */
  tryPersistence(attack: PersistenceCase): Promise<Verdict | undefined>;
  tryChecks(attack: HostileChecks): Promise<Verdict>;
  /** The next submission of anybody is graded as if nothing had been. */
  tryNormal(): Promise<void>;
  close(): Promise<void>;
}

export async function openBench(tier: SandboxTier): Promise<Bench> {
  vi.stubEnv('EPOCH_CANARY', CANARY);
  const [pool, exercise, traps] = await Promise.all([openPool({ demand: tier }), compileFixture(), openTraps()]);
  let seed = 0;
  const submit: Bench['submit'] = (code, to = {}, where = pool) => grade({ code: traps.aim(code), seed: String(++seed) }, { ...exercise, ...to }, where);
  const expectQuiet = (verdict: Verdict): void => {
    expect(traps.sprung()).toEqual([]);
    const text = JSON.stringify(verdict);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(MARKER);
    expect(verdict.log).not.toMatch(/is right (elsewhere|everywhere)/);
  };
  const tryCase: Bench['tryCase'] = async (attack) => {
    const kind = tier === 'basic' ? (attack.basic ?? attack.kind) : attack.kind;
    const graded = submit(attack.code, { seconds: attack.seconds ?? ENOUGH_SECONDS });
    if (kind === 'ours') {
      await expect(graded).rejects.toThrow(OurFaultError);
      return;
    }
    const { verdict, brokenBecause } = await graded;
    expect([verdict.kind, verdict.earned], JSON.stringify({ verdict, brokenBecause }).slice(0, 2_000)).toEqual([kind, attack.earned ?? 0]);
    // a limit that was hit is named with its value
    if (kind === 'time' || kind === 'memory' || kind === 'output') expect(verdict.limit).toMatch(/^[\d,.]+ .+/);
    expectQuiet(verdict);
    return verdict;
  };
  return {
    pool,
    traps,
    submit,
    tryCase,
    tryPersistence: async (attack) => {
      const verdict = await tryCase(attack);
      const { verdict: next } = await submit(`${attack.next}\n${RIGHT}`);
      expect([next.kind, next.log]).toEqual(['passed', '']);
      return verdict;
    },
    tryChecks: async ({ bundle }) => {
      const { verdict, brokenBecause } = await submit(RIGHT, { visibleBundle: traps.aim(bundle), seconds: ENOUGH_SECONDS });
      expect([verdict.kind, verdict.earned, verdict.points], JSON.stringify(verdict).slice(0, 2_000)).toEqual(['broken', 0, 5]);
      expect(brokenBecause).toMatch(/visible|gives one half/);
      expect(brokenBecause).not.toContain(CANARY);
      expectQuiet(verdict);
      return verdict;
    },
    tryNormal: async () => expect((await submit(RIGHT)).verdict).toMatchObject({ kind: 'passed', earned: 5, points: 5, log: '' }),
    close: async () => {
      await Promise.all([pool.close(), traps.close()]);
      vi.unstubAllEnvs();
    },
  };
}
