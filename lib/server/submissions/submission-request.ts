/** The one schema of what a page may submit. */
import { z } from 'zod';
import type { SubmissionRequest } from '#lib/grading/submission.ts';

export const SUBMISSION_LIMITS = {
  /** bytes of UTF-8 */
  codeBytes: 64 * 1024,
  /** bytes of the whole request: JSON may write one byte of code as six */
  requestBytes: 6 * 64 * 1024 + 4096,
} as const;

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

export const submissionRequestSchema = z.strictObject({
  exercise: z.string().regex(new RegExp(`^${slug}/${slug}/${slug}$`), 'expected course/lesson/exercise').max(200),
  exerciseVersion: z.string().min(1).max(200),
  lessonVersion: z.string().min(1).max(200),
  // PostgreSQL's text cannot hold the character zero.
  code: z.string().regex(/^[^\0]*$/, 'expected text without the character zero'),
  space: z.string().max(64).optional(),
  key: z.uuid('expected a UUID made when Submit was pressed').transform((key) => key.toLowerCase()),
}) satisfies z.ZodType<SubmissionRequest, SubmissionRequest>;
