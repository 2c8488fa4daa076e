import { describe, expect, test } from 'vitest';
import { FRAME_BYTES, parseFrame } from './frame.ts';

describe('parseFrame', () => {
  test('gives records', () => {
    expect(parseFrame('{"type":"log","text":"]]}}\\""}')).toEqual({ ok: true, value: { type: 'log', text: ']]}}"' } });
  });

  test.each([
    ['deep nesting', '['.repeat(10_000)],
    ['many parts', `{"a":[${'0,'.repeat(120_000)}0]}`.slice(0, FRAME_BYTES)],
    ['too many characters', `"${'x'.repeat(FRAME_BYTES)}"`],
    ['no JSON', '{"type":'],
    ['a list', '[1]'],
    ['null', 'null'],
    ['nothing', ''],
  ])('refuses %s', (_name, text) => {
    expect(parseFrame(text).ok).toBe(false);
  });

  test('pollutes nothing', () => {
    parseFrame('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
