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
