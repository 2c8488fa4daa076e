/** `exercise.json`: one strict schema for compiler, checker and documentation. */
import { z } from 'zod';
import { NO_LIMIT } from './attempts.ts';
import { ATTEMPT_LIMITS } from './limits.ts';

export const exerciseSpecSchema = z.strictObject({
  /** shown as heading, e.g. "The sigmoid" */
  title: z.string().min(1).max(80),
  /** Markdown with maths; what to do, in at most a few sentences */
  prompt: z.string().min(1),
  difficulty: z.enum(['easy', 'medium', 'hard']).describe('shown to the learner'),
  /** names the learner's code must define, for the error "define a function named …" */
  defines: z.array(z.string().regex(/^[A-Za-z_$][\w$]*$/)).min(1),
  /** Markdown, opened one after the other */
  hints: z.array(z.string().min(1)).min(1).max(6),
  /** Markdown shown with the solution */
  explanation: z.string().min(1),
  /** attempts after which the solution may be opened without full marks; at the latest when none is left. What is handed in after it was opened does not count */
  solutionAfterAttempts: z.int().min(1).max(50).default(5),
  /** how often an answer may be handed in; an answer that cannot be read, a broken exercise and our faults cost nothing */
  attempts: z
    .strictObject({
      /** attempts in all; null: no limit */
      max: z.int().min(1).max(ATTEMPT_LIMITS.most).nullable().default(null),
      /** from one attempt to the next, seconds */
      coolDownSeconds: z.int().min(0).max(ATTEMPT_LIMITS.coolDownSeconds).default(0),
      /** which attempt gives the mark */
      counts: z.enum(['best', 'last']).default('best'),
    })
    .default(NO_LIMIT),
  backend: z.enum(['cpu', 'wasm']).default('cpu').describe('tfjs backend that grades'),
  limits: z
    .strictObject({
      /** running time of the learner's code in all, seconds */
      seconds: z.number().positive().max(60).default(10),
      /** characters of console output */
      outputCharacters: z.int().positive().max(1_000_000).default(100_000),
    })
    .default({ seconds: 10, outputCharacters: 100_000 }),
  /** wrong solutions by file name (without .ts): what the mistake is, and exactly what it earns */
  wrong: z.record(
    z.string(),
    z.strictObject({
      mistake: z.string().min(1).describe('the mistake learners really make, in words'),
      kind: z.enum(['partly', 'failed', 'error', 'time', 'memory', 'output']),
      earned: z.number().min(0).describe('points over both bundles'),
      fails: z.array(z.string()).describe('titles of the checks it must not pass'),
    }),
  ),
  /** changes of the solution that lose no marks because they are no mistake; `npm run content -- check` makes the changes and names those that survive */
  equivalent: z
    .array(
      z.strictObject({
        line: z.int().min(1).describe('of solution.ts'),
        change: z.string().min(1).describe('as the check writes it: what stood there -> what stands there now'),
        because: z.string().min(20).describe('why a learner who writes this is right'),
      }),
    )
    .default([]),
  /** lines of the solution whose way is free, and every small change of them allowed to survive: where training is judged by what was learned */
  freeLines: z
    .array(
      z.strictObject({
        from: z.int().min(1).describe('first line of solution.ts'),
        to: z.int().min(1).describe('last line'),
        because: z.string().min(20).describe('what the checks judge instead'),
      }),
    )
    .default([]),
});

/** A parsed `exercise.json`: nothing optional is left. */
export type ExerciseSpec = z.output<typeof exerciseSpecSchema>;
