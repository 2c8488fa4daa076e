/** What the draft routes accept. */
import { z } from 'zod';
import { DRAFT_LIMITS, isStorable, type DraftWrite } from '#lib/course/drafts.ts';
import type { Rate } from '#lib/server/identity/identity-limits.ts';

/** Requests to save of one learner: pages of an account on several devices send one every few seconds while somebody types. */
export const DRAFT_WRITE_RATE: Rate = { count: 120, seconds: 60 };

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

export const draftKeySchema = z.string().max(DRAFT_LIMITS.keyCharacters).regex(new RegExp(`^${slug}/${slug}/${slug}$`), 'expected course/lesson/name');
export const lessonSchema = z.string().max(DRAFT_LIMITS.keyCharacters).regex(new RegExp(`^${slug}/${slug}$`), 'expected course/lesson');
export const revisionSchema = z.string().regex(/^[a-z0-9-]{1,64}$/, 'expected the name of a revision');
const storable = z.string().refine(isStorable, `expected at most ${String(DRAFT_LIMITS.textCharacters)} characters and none of them zero`);

const writeSchema = z.strictObject({
  key: draftKeySchema,
  id: revisionSchema,
  parents: z.array(revisionSchema).max(8),
  base: z.string().max(64).regex(/^[a-z0-9.]*$/, 'expected a fingerprint'),
  baseText: storable.nullable(),
  text: storable.nullable(),
  savedAt: z.number().int().min(0).max(8.64e15),
}) satisfies z.ZodType<DraftWrite>;

/** `space`: whose drafts the page holds (draft-space.ts); it must be who asks */
export const draftWritesSchema = z.strictObject({ space: z.string().max(64), writes: z.array(writeSchema).min(1).max(DRAFT_LIMITS.writesPerRequest) });
