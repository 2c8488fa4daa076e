/** Grades again what a receipt says was graded, and compares. */
import { findCheckChanges, type CheckChange, type Mark } from '#lib/grading/compare-verdicts.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import { readPrivateExercise, readPublicExercise } from '#lib/server/content/read.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { TextGrading } from '#lib/server/submissions/grade-claim.ts';
import { formatSide } from '#lib/server/regrades/format-regrade.ts';
import { hashChecks, hashCode } from '#lib/server/submissions/receipt.ts';

export type Replay =
  /** it cannot be graded as the receipt says; each reason says what was expected and what is there */
  | { readonly kind: 'impossible'; readonly reasons: readonly string[] }
  | {
      readonly kind: 'graded';
      readonly agrees: boolean;
      readonly before: Mark;
      readonly after: Mark;
      readonly checks: Receipt['checks'];
      readonly changes: readonly CheckChange[];
      /** what was not the same this time, and may explain a difference: another runtime, sandbox, memory limit */
      readonly circumstances: readonly string[];
    };

export async function replayReceipt(db: Database, receipt: Receipt, gradeText: TextGrading): Promise<Replay> {
  const [submission, visible, hidden] = await Promise.all([
    db.submission.findUnique({ where: { id: receipt.submission }, select: { code: true, exercise: true } }),
    readPublicExercise(receipt.exerciseVersion, db),
    readPrivateExercise(receipt.exerciseVersion, db),
  ]);
  if (!submission) return impossible(`There is no submission ${receipt.submission} in this database.`);
  if (!visible || !hidden) return impossible(`There is no exercise version ${receipt.exerciseVersion} in this database.`);
  const reasons = [
    compare('exercise', receipt.exercise, submission.exercise),
    compare('hash of the code', receipt.codeHash, hashCode(submission.code)),
    compare('hash of the checks', receipt.checksHash, hashChecks(visible, hidden)),
  ].filter((reason) => reason !== null);
  if (reasons.length > 0) return { kind: 'impossible', reasons };

  const { seconds, outputCharacters } = receipt.limits;
  const again = await gradeText({ code: submission.code, seed: receipt.seed, public: { ...visible, seconds, outputCharacters }, private: hidden });
  const { verdict } = again;
  const changes = findCheckChanges(receipt.checks, verdict.checks);
  const before = { kind: receipt.kind, points: receipt.points, earned: receipt.earned };
  const after = { kind: verdict.kind, points: verdict.points, earned: verdict.earned };
  return {
    kind: 'graded',
    agrees: changes.length === 0 && before.kind === after.kind && before.points === after.points && before.earned === after.earned,
    before,
    after,
    checks: receipt.checks,
    changes,
    circumstances: [
      compare('backend', receipt.backend, again.receipt.backend),
      compare('sandbox', receipt.sandbox.tier, again.receipt.sandbox.tier),
      compare('runtime', receipt.sandbox.runtime, again.receipt.sandbox.runtime),
      compare('system call filter', receipt.sandbox.filter ?? 'none', again.receipt.sandbox.filter ?? 'none'),
      compare('memory limit in MiB', String(receipt.limits.memoryMiB), String(again.receipt.limits.memoryMiB)),
    ].filter((difference) => difference !== null),
  };
}

const impossible = (reason: string): Replay => ({ kind: 'impossible', reasons: [reason] });

const compare = (what: string, expected: string, got: string): string | null => (expected === got ? null : `The ${what} is ${expected} on the receipt and ${got} here.`);

/** The fields in which two receipts of one submission differ, in words. */
export function findAlterations(given: Receipt, stored: Receipt): readonly string[] {
  const names = Object.keys(stored) as (keyof Receipt)[]; // a Receipt has exactly these
  const fields = names.filter((name) => name !== 'checks' && JSON.stringify(toSorted(given[name])) !== JSON.stringify(toSorted(stored[name])));
  return [
    ...fields.map((name) => `${name}: ${JSON.stringify(given[name])} in the file, ${JSON.stringify(stored[name])} as issued`),
    ...findCheckChanges(stored.checks, given.checks).map(
      ({ title, before, after }) => `check "${title}": ${after ? formatSide(after) : 'missing'} in the file, ${before ? formatSide(before) : 'missing'} as issued`,
    ),
  ];
}

/** The database orders the fields of an object as it likes. */
const toSorted = (value: unknown): unknown => (typeof value === 'object' && value !== null ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)) : value);
