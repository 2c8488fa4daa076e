/** Whether a file is nothing but a picture: a PNG or WebP of which every byte belongs to the pixels. Such a file cannot be a program, a page or an archive as well. */
import { createHash } from 'node:crypto';

export type PictureFormat = 'png' | 'webp';

/** sha256, hex, 32 characters: the name of a picture for good. */
export const hashPicture = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** Looks at the frame of the file only: that the pixels can be read is found when it is taken in. */
export const isPlainPicture = (bytes: Uint8Array, format: PictureFormat): boolean => (format === 'png' ? isPlainPng(bytes) : isPlainWebp(bytes));

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'pHYs']);

function isPlainPng(bytes: Uint8Array): boolean {
  if (!PNG_START.every((byte, index) => bytes[index] === byte)) return false;
  const view = toView(bytes);
  const names: string[] = [];
  let at = PNG_START.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    names.push(readName(bytes, at + 4));
    at += 12 + length;
    if (names.at(-1) === 'IEND') break;
  }
  return at === bytes.length && names[0] === 'IHDR' && names.at(-1) === 'IEND' && names.includes('IDAT') && names.every((name) => PNG_CHUNKS.has(name));
}

const WEBP_CHUNKS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

function isPlainWebp(bytes: Uint8Array): boolean {
  if (bytes.length < 20 || readName(bytes, 0) !== 'RIFF' || readName(bytes, 8) !== 'WEBP') return false;
  const view = toView(bytes);
  if (view.getUint32(4, true) + 8 !== bytes.length) return false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!WEBP_CHUNKS.has(readName(bytes, at))) return false;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return at === bytes.length;
}

const toView = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const readName = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
