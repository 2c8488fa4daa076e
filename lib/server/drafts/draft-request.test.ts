import { describe, expect, it } from 'vitest';
import { DRAFT_LIMITS, type DraftWrite } from '#lib/course/drafts.ts';
import { draftKeySchema, draftWritesSchema } from './draft-request.ts';

const write: DraftWrite = { key: 'course/lesson/cell', id: 'a1-b2', parents: [], base: '1f.2', baseText: null, text: 'x', savedAt: 1 };
const takes = (...writes: object[]): boolean => draftWritesSchema.safeParse({ space: '', writes }).success;

describe('a request to save drafts', () => {
  it('has the expected form and nothing else', () => {
    expect(takes(write)).toBe(true);
    expect(takes()).toBe(false);
    expect(takes({ ...write, more: 1 })).toBe(false);
    expect(takes({ ...write, id: 'A b' })).toBe(false);
    expect(takes({ ...write, savedAt: 1.5 })).toBe(false);
  });

  it('carries so many texts of such a length', () => {
    const many = (count: number): object[] => Array.from({ length: count }, () => write);
    expect(takes(...many(DRAFT_LIMITS.writesPerRequest))).toBe(true);
    expect(takes(...many(DRAFT_LIMITS.writesPerRequest + 1))).toBe(false);
    expect(takes({ ...write, text: 'x'.repeat(DRAFT_LIMITS.textCharacters), baseText: 'x'.repeat(DRAFT_LIMITS.textCharacters) })).toBe(true);
    expect(takes({ ...write, text: 'x'.repeat(DRAFT_LIMITS.textCharacters + 1) })).toBe(false);
    expect(takes({ ...write, text: '\0' })).toBe(false);
  });

  it('fits into its bytes, however JSON writes it', () => {
    const worst = { ...write, text: '\u0001'.repeat(DRAFT_LIMITS.textCharacters), baseText: '\u0001'.repeat(DRAFT_LIMITS.textCharacters) };
    expect(Buffer.byteLength(JSON.stringify({ space: '', writes: [worst] }))).toBeLessThan(DRAFT_LIMITS.requestBytes);
  });

  it('names texts by course, lesson and name', () => {
    const longest = `course/lesson/${'x'.repeat(DRAFT_LIMITS.keyCharacters - 'course/lesson/'.length)}`;
    expect(draftKeySchema.safeParse(longest).success).toBe(true);
    for (const key of [`${longest}x`, 'course/lesson', 'course/lesson/a/b', 'course/lesson/%', '../lesson/a']) expect(draftKeySchema.safeParse(key).success, key).toBe(false);
  });
});
