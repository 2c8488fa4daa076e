/** `course.json` and a lesson's frontmatter: one strict, described schema each. */
import { z } from 'zod';

/** `03-backprop-step-by-step`: a number that sorts the folder and the slug that is its address. */
export const LESSON_FOLDER = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/;
/** Ids of cells and exercises, slugs of courses. */
export const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.trim() === text && !text.includes('\n'), 'one line of text without spaces at its ends');

export const courseSchema = z.strictObject({
  title: line(80),
  summary: line(400),
  modules: z
    .array(
      z.strictObject({
        title: line(80),
        summary: line(300),
        lessons: z
          .array(z.string().regex(LESSON_FOLDER, 'a folder name such as "03-backprop-step-by-step"'))
          .min(1)
          .describe('folder names, in order'),
      }),
    )
    .min(1),
});
export type CourseSpec = z.output<typeof courseSchema>;

export const frontmatterSchema = z.strictObject({
  title: line(80),
  summary: line(300).describe('one or two sentences for the outline and search'),
  question: line(300).describe('the concrete question of the first screen, answered by the last one'),
  minutes: z.int().min(1).max(90).describe('time to work through the lesson'),
  needs: z.array(z.string().regex(KEBAB_CASE, 'the slug of a lesson')).default([]).describe('earlier lessons this one builds on directly; they draw the course map'),
  terms: z
    .array(z.strictObject({ term: line(60), meaning: z.string().min(1).max(400).describe('one line of Markdown with maths') }))
    .default([])
    .describe('terms introduced here; they feed the glossary'),
  sources: z
    .array(z.strictObject({ title: line(300), url: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }).optional() }))
    .default([]),
});
export type Frontmatter = z.output<typeof frontmatterSchema>;
