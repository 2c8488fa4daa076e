/** A claimed submission through the sandbox: what grading needs of it, and what the receipt needs of grading. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#lib/server/db/client.ts';
import { grade } from '#lib/server/grader/grade.ts';
import type { SandboxPool } from '#lib/server/sandbox/pool.ts';
import { announce } from './announce.ts';
import type { Claim, Grade, Grading } from './run-submission.ts';

/** ms between two announcements of the check that runs: faster than anybody reads is no use */
const CHECKING_EVERY = 200;

/** Grading with this pool's sandboxes; says on the way which check runs. */
export function toGrading(pool: SandboxPool, db: Database): Grading {
  return async (claim) => {
    const tell = toTeller(db, claim.submission);
    const submission = { code: claim.code, seed: drawSeed() };
    const exercise = { ...claim.public, hiddenBundle: claim.private.hiddenBundle };
    const { verdict, receipt, brokenBecause } = await grade(submission, exercise, pool, { onCheck: tell });
    const { seed, backend, sandbox, limits, runMs } = receipt;
    return { verdict, brokenBecause, receipt: { seed, backend, sandbox, limits, runMs, checksHash: hashChecks(claim) } } satisfies Grade;
  };
}

/** Hidden inputs are drawn from it: nobody can know it beforehand. Decimal. */
const drawSeed = (): string => String(randomBytes(8).readBigUInt64BE());

/** sha256 over both bundles, hex */
const hashChecks = (claim: Claim): string => createHash('sha256').update(claim.public.visibleBundle).update('\0').update(claim.private.hiddenBundle).digest('hex');

function toTeller(db: Database, submission: string): (title: string) => void {
  let toldAt = 0;
  return (title) => {
    if (Date.now() - toldAt < CHECKING_EVERY) return;
    toldAt = Date.now();
    // Only a courtesy: a lost announcement must not cost the verdict.
    announce(db, { id: submission, checking: title }).catch(() => undefined);
  };
}
