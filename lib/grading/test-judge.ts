/** Runs checks against plain functions, as if they were the learner's; for tests. */
import type { CheckDefinition } from './check-definition.ts';
import { checks, type LearnerValue } from './check-api.ts';
import { LearnerThrew } from './check-outcome.ts';
import { valueRealm } from './checker-runtime.ts';
import { runChecks } from './run-checks.ts';
import type { CheckResult } from './verdict.ts';
import { decodeValue, encodeValue } from './wire-codec.ts';

export type Functions = Readonly<Record<string, (...args: never[]) => LearnerValue>>;

export async function judge(functions: Functions, define: (definition: CheckDefinition) => void, options: { readonly bundle?: 'visible' | 'hidden'; readonly seed?: number } = {}): Promise<readonly CheckResult[]> {
  return runChecks(checks(define), {
    bundle: options.bundle ?? 'visible',
    seed: options.seed ?? 1,
    ask: async (ask, name, args) => {
      const found = functions[name];
      if (!found) throw new LearnerThrew({ name: 'ReferenceError', message: `${name} is not defined`, line: null, column: null, memory: false });
      // copies, as the border makes them: what a function does to its arguments stays on its side
      const own = args.map((arg) => decodeValue(encodeValue(arg, valueRealm), valueRealm) as LearnerValue);
      const value = found(...(own as never[]));
      return ask === 'observe' ? [value, own] : value;
    },
  });
}

/** The only result of a definition with one check. */
export async function judgeOne(...args: Parameters<typeof judge>): Promise<CheckResult> {
  const [result, ...others] = await judge(...args);
  if (result === undefined || others.length > 0) throw new Error(`Expected one result, got ${others.length + 1}`);
  return result;
}
