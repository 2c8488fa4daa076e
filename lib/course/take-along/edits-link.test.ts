import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { LINK_PREFIX, readLink, toLink } from './edits-link.ts';
import { TAKE_ALONG_LIMITS } from './limits.ts';

const EDITS = { lesson: 'tiny/first', texts: [['cell:one', 'let x = 1;\n// ü <script> ✓'], ['exercise:twice', '']] as [string, string][] };

const pack = (value: unknown): string => packBytes(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
const packBytes = (bytes: Uint8Array): string => `${LINK_PREFIX}1.${Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64url')}`;
const refusal = (hash: string): string => {
  const read = readLink(hash);
  return read.ok ? 'taken' : read.error;
};

test('a link gives back what it was made of, in signs that addresses have', () => {
  const link = toLink(EDITS);
  if (!link.ok) throw new Error(link.error);
  expect(link.value).toMatch(/^#edits=1\.[\w-]+$/);
  expect(readLink(link.value)).toEqual({ ok: true, value: EDITS });
});

/** Text that does not compress, of letters. */
const noise = (length: number): string => Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7919 + ((i * i * 31) % 977) * 13) % 90))).join('');

test('a link that would be cut on its way is not made', () => {
  const most = (length: number): string => `x${noise(length)}`;
  const long = toLink({ lesson: 'tiny/first', texts: [['cell:one', most(TAKE_ALONG_LIMITS.linkCharacters * 3)]] });
  expect(long.ok ? '' : long.error).toMatch(/^These edits would make a link of [\d,]+ characters, and .* longer than 8,000\. Download the notebook/);
});

test.each([
  ['nothing behind it', LINK_PREFIX, 'cannot be read|does not hold edits'],
  ['cut', `${LINK_PREFIX}1.`, 'does not hold edits'],
  ['other signs', `${LINK_PREFIX}1.<img>`, 'does not hold edits'],
  ['not packed', `${LINK_PREFIX}1.AAAA____`, 'does not hold edits'],
  ['not JSON', pack('{'), 'does not hold edits'],
  ['another type', pack([1]), 'does not hold edits'],
  ['texts that are no texts', pack({ lesson: 'a/b', texts: [['cell:one', { toString: 1 }]] }), 'does not hold edits'],
  ['a name that is no part', pack({ lesson: 'a/b', texts: [['constructor', 'x']] }), 'does not hold edits'],
  ['more than it should have', pack({ ...EDITS, run: true }), 'does not hold edits'],
  ['no texts', pack({ lesson: 'a/b', texts: [] }), 'does not hold edits'],
  ['too many texts', pack({ lesson: 'a/b', texts: Array.from({ length: TAKE_ALONG_LIMITS.linkTexts + 1 }, (_, i) => [`cell:c${i}`, '']) }), 'does not hold edits'],
  ['a text too long', pack({ lesson: 'a/b', texts: [['cell:one', 'x'.repeat(TAKE_ALONG_LIMITS.cellCharacters + 1)]] }), 'does not hold edits'],
  ['bytes that are no text', packBytes(Uint8Array.of(0xff, 0xfe)), 'does not hold edits'],
  ['a bomb', packBytes(new Uint8Array(5_000_000)), 'unpacks to more than 262,144 bytes'],
  ['a long address', `${LINK_PREFIX}1.${'A'.repeat(TAKE_ALONG_LIMITS.linkCharacters)}`, 'at most 8,000 characters'],
  ['a later version', `${LINK_PREFIX}2.AAAA`, 'newer version of this site'],
])('refused in words: %s', (_name, hash, expected) => {
  expect(refusal(hash)).toMatch(new RegExp(expected));
});

test('a link of just the most texts is read', () => {
  expect(refusal(pack({ lesson: 'a/b', texts: Array.from({ length: TAKE_ALONG_LIMITS.linkTexts }, (_, i) => [`cell:c${i}`, '']) }))).toBe('taken');
});
