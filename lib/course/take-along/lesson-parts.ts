/** A published lesson in the order of its page, as a notebook tells it: what the server gives and exports are made of. */
import { z } from 'zod';

/** Markdown holds `SITE_PLACEHOLDER` where an address of the site begins. */
const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prose'), markdown: z.string() }),
  z.strictObject({ kind: z.literal('cell'), id: z.string(), source: z.string(), /** only a browser can run it */ browser: z.boolean() }),
  z.strictObject({ kind: z.literal('exercise'), /** its folder's name */ id: z.string(), title: z.string(), prompt: z.string(), starter: z.string() }),
]);

export const takeAlongLessonSchema = z.strictObject({
  course: z.string(),
  slug: z.string(),
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  parts: z.array(part),
});

export type TakeAlongLesson = z.output<typeof takeAlongLessonSchema>;
export type TakeAlongPart = TakeAlongLesson['parts'][number];

/** A learner's own cell, below the part of that name; null: at the end. */
export interface OwnCell {
  readonly id: string;
  readonly kind: 'code' | 'markdown';
  readonly source: string;
  readonly after: string | null;
}
