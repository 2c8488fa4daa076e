import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toStorable } from './storable-text.ts';

test('zero and halves of pairs become stand-ins, all else stays', () => {
  expect(toStorable('a\0b \ud83d\ude00 \ud83d \ude00')).toBe('a\u2400b \ud83d\ude00 \ufffd \ufffd');
});

test('whatever text comes, it can be stored and keeps its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\0', 'a', '\ud83d', '\ude00', '\ud83d\ude00') }), (text) => {
      const stored = toStorable(text);
      expect(stored).toHaveLength(text.length);
      expect(stored).not.toContain('\0');
      // UTF-8 has no halves: they would come back changed
      expect(new TextDecoder().decode(new TextEncoder().encode(stored))).toBe(stored);
    }),
  );
});
