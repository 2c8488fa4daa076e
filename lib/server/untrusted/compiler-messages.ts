/** What the server and the compiler in its sandbox say to each other: one JSON text a line, one request at a time. */
import { z } from 'zod';
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { LessonPlace } from '../content/check-markdown.ts';
import type { CompiledChecks } from '../content/compile-effects.ts';

export type CompilerRequest =
  | { readonly type: 'prose'; readonly file: string; readonly text: string; readonly place: LessonPlace }
  | { readonly type: 'exercise'; readonly name: string; readonly display: string; /** path and text */ readonly files: readonly (readonly [string, string])[]; readonly place: LessonPlace }
  /** the answer to `checks` */
  | { readonly type: 'checks-done'; readonly checks: CompiledChecks }
  | { readonly type: 'checks-refused'; readonly problems: readonly ContentProblem[] };

const problem = z.strictObject({
  file: z.string(),
  position: z.strictObject({ line: z.number(), column: z.number() }).nullable(),
  expected: z.string(),
  found: z.string(),
  todo: z.string(),
});

export const compilerReplySchema = z.discriminatedUnion('type', [
  /** a `Prose` or a `UnnamedExercise`, as was asked for */
  z.strictObject({ type: z.literal('done'), value: z.looseObject({}) }),
  z.strictObject({ type: z.literal('refused'), problems: z.array(problem).min(1) }),
  /** asks the server to bundle a check file and to run it in the checker's sandbox */
  z.strictObject({ type: z.literal('checks'), bundle: z.enum(['visible', 'hidden']) }),
  /** a fault of the compiler */
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
]);
export type CompilerReply = z.output<typeof compilerReplySchema>;
