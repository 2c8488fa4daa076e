/** A claimed submission through the sandbox: what grading needs of it, and what the receipt needs of grading. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#lib/server/db/client.ts';
import { grade } from '#lib/server/grader/grade.ts';
import type { SandboxPool } from '#lib/server/sandbox/pool.ts';
import { announce } from './announce.ts';
import { tellChecking } from './tell-checking.ts';
import type { Claim, Grade, Grading } from './run-submission.ts';

/** Grading with this pool's sandboxes; says on the way which check runs. */
export function toGrading(pool: SandboxPool, db: Database): Grading {
  return async (claim) => {
    const of = claim.public.checks.length;
    // Only a courtesy: a lost announcement must not cost the verdict.
    const teller = tellChecking((checking) => void announce(db, { id: claim.submission, checking }).catch(() => undefined));
    const submission = { code: claim.code, seed: drawSeed() };
    const exercise = { ...claim.public, hiddenBundle: claim.private.hiddenBundle };
    const { verdict, receipt, brokenBecause } = await grade(submission, exercise, pool, { onCheck: (title, position) => teller.tell({ title, position, of }) }).finally(teller.stop);
    const { seed, backend, sandbox, limits, runMs } = receipt;
    return { verdict, brokenBecause, receipt: { seed, backend, sandbox, limits, runMs, checksHash: hashChecks(claim) } } satisfies Grade;
  };
}

/** Hidden inputs are drawn from it: nobody can know it beforehand. Decimal. */
const drawSeed = (): string => String(randomBytes(8).readBigUInt64BE());

/** sha256 over both bundles, hex */
const hashChecks = (claim: Claim): string => createHash('sha256').update(claim.public.visibleBundle).update('\0').update(claim.private.hiddenBundle).digest('hex');
