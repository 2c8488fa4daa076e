import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameSplitter } from './frame-splitter.ts';

function split(limit: number, chunks: readonly Buffer[]): { readonly frames: string[]; readonly tooLong: number } {
  const frames: string[] = [];
  let tooLong = 0;
  const splitter = new FrameSplitter(limit, (frame) => frames.push(frame), () => tooLong++);
  for (const chunk of chunks) splitter.push(chunk);
  return { frames, tooLong };
}

test('frames do not depend on how the stream was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '))), fc.array(fc.nat({ max: 7 })), (frames, cuts) => {
      const bytes = Buffer.from(frames.map((frame) => `${frame}\n`).join(''));
      const chunks: Buffer[] = [];
      let from = 0;
      for (const cut of cuts) chunks.push(bytes.subarray(from, (from += cut)));
      chunks.push(bytes.subarray(from));
      return JSON.stringify(split(1_000, chunks)) === JSON.stringify({ frames, tooLong: 0 });
    }),
  );
});

test('a frame without an end is not kept', () => {
  const { frames, tooLong } = split(100, [Buffer.from('ok\n'), ...Array.from({ length: 50 }, () => Buffer.from('x'.repeat(10))), Buffer.from('\nlate\n')]);
  expect({ frames, tooLong }).toEqual({ frames: ['ok'], tooLong: 1 });
});

test('any bytes, cut anywhere: the lines up to the first that is too long, and nothing after it', () => {
  const byte = fc.oneof({ arbitrary: fc.constantFrom(10, 13, 0, 34), weight: 1 }, { arbitrary: fc.nat(255), weight: 3 });
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 200 }), fc.array(fc.nat({ max: 20 })), fc.integer({ min: 1, max: 12 }), (all, cuts, limit) => {
      const bytes = Buffer.from(all);
      const lines = splitWhole(bytes);
      // the last one has no end yet: it counts only for the limit
      const firstTooLong = lines.findIndex((line) => line.length > limit);
      const complete = lines.slice(0, firstTooLong < 0 ? -1 : firstTooLong).map((line) => line.toString('utf8'));
      const chunks: Buffer[] = [];
      let from = 0;
      for (const cut of cuts) chunks.push(bytes.subarray(from, (from += cut)));
      chunks.push(bytes.subarray(from));
      expect(split(limit, chunks)).toEqual({ frames: complete, tooLong: firstTooLong < 0 ? 0 : 1 });
    }),
    { numRuns: 500 },
  );
});

function splitWhole(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}
