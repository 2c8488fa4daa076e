/** Pictures: what is served is a picture and nothing else, whatever was uploaded. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isPlainPicture } from '../content/plain-picture.ts';
import { takePicture, type Picture } from './take-picture.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const draw = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 90 } } });
/** A PNG of one bit a pixel, all black: sharp would draw and compress every pixel of a large one. */
function blackPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const body = join(text(type), data);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return join(size, body, sum);
  };
  const lines = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  return join(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', new Uint8Array()));
}
const png = async (): Promise<Uint8Array> => new Uint8Array(await draw().png().toBuffer());

async function take(bytes: Uint8Array): Promise<Picture> {
  const result = await takePicture(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const SCRIPT = text('<script>alert(document.cookie)</script>');
const ZIP = text('PK\u0003\u0004 course.json PK\u0005\u0006');

describe('pictures that are taken', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('%s, with its size', async (format) => {
    const picture = await take(new Uint8Array(await draw().toFormat(format).toBuffer()));
    expect(picture).toMatchObject({ width: 40, height: 30, type: format === 'png' ? 'image/png' : 'image/webp' });
    expect(isPlainPicture(picture.bytes, picture.format)).toBe(true);
  });

  it('a large one of a few bytes, made smaller', async () => {
    expect(await take(blackPng(4_000, 3_000))).toMatchObject({ width: UNTRUSTED_LIMITS.pictureKeptSide, height: (UNTRUSTED_LIMITS.pictureKeptSide * 3) / 4 });
  });

  it('stay as they are the second time, so that an exported course comes back the same', async () => {
    for (const format of ['png', 'jpeg', 'gif'] as const) {
      const first = await take(new Uint8Array(await draw().toFormat(format).toBuffer()));
      expect((await take(first.bytes)).hash).toBe(first.hash);
    }
  });

  it('lose what tells of place, time and camera, but stand upright', async () => {
    const photo = await draw().withExif({ IFD0: { Copyright: 'Somebody', ImageDescription: '<script>alert(1)</script>' }, IFD3: { GPSLatitude: '48/1 8/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(photo.includes('Somebody')).toBe(true);
    const picture = await take(new Uint8Array(photo));
    expect([picture.width, picture.height]).toEqual([30, 40]);
    expect(Buffer.from(picture.bytes).includes('Somebody')).toBe(false);
    expect(Buffer.from(picture.bytes).includes('script')).toBe(false);
    const { exif, icc, xmp } = await sharp(picture.bytes).metadata();
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
  });

  it('keep the first picture of an animation', async () => {
    const frame = (background: string) => sharp({ create: { width: 8, height: 8, channels: 3, background } }).png().toBuffer();
    const animated = await sharp([await frame('red'), await frame('blue')], { join: { animated: true } }).gif({ delay: [100, 100] }).toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    const picture = await take(new Uint8Array(animated));
    expect([picture.width, picture.height]).toEqual([8, 8]);
    expect([...(await sharp(picture.bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)]).toEqual([254, 0, 0].map((value) => expect.closeTo(value, -1) as number));
  });

  it('are made smaller where they are larger than a page', async () => {
    expect(await take(new Uint8Array(await draw(3_000, 60).png().toBuffer()))).toMatchObject({ width: UNTRUSTED_LIMITS.pictureKeptSide, height: 48 });
  });
});

describe('pictures that are something else as well', () => {
  const carriers: readonly (readonly [name: string, make: () => Promise<Uint8Array>])[] = [
    ['a PNG with a page behind it', async () => join(await png(), SCRIPT)],
    ['a PNG with a zip behind it', async () => join(await png(), ZIP)],
    ['a JPEG with a zip behind it', async () => join(new Uint8Array(await draw().jpeg().toBuffer()), ZIP)],
    ['a GIF with a script behind it', async () => join(new Uint8Array(await draw().gif().toBuffer()), SCRIPT)],
    ['a WebP with a page behind it', async () => join(new Uint8Array(await draw().webp().toBuffer()), SCRIPT)],
    ['a PNG with a page in its comment', async () => new Uint8Array(await draw().withExif({ IFD0: { ImageDescription: '<script>alert(document.cookie)</script>' } }).png().toBuffer())],
  ];
  it.each(carriers)('%s becomes only a picture', async (_, make) => {
    const bytes = await make();
    const result = await takePicture(bytes);
    // a reader that is strict may also refuse it
    if (!result.ok) return expect(result.error).toMatch(/cannot be read/);
    expect(Buffer.from(result.value.bytes).includes('script')).toBe(false);
    expect(Buffer.from(result.value.bytes).includes('PK')).toBe(false);
    expect(isPlainPicture(result.value.bytes, result.value.format)).toBe(true);
  });

  it('are told from plain ones', async () => {
    const bytes = await png();
    expect(isPlainPicture(bytes, 'png')).toBe(true);
    expect(isPlainPicture(bytes, 'webp')).toBe(false);
    expect(isPlainPicture(join(bytes, text('x')), 'png')).toBe(false);
    expect(isPlainPicture(bytes.subarray(0, -1), 'png')).toBe(false);
    const webp = new Uint8Array(await draw().webp().toBuffer());
    expect(isPlainPicture(webp, 'webp')).toBe(true);
    expect(isPlainPicture(join(webp, text('xx')), 'webp')).toBe(false);
  });
});

describe('pictures that are refused', () => {
  const refused: readonly (readonly [name: string, make: () => Promise<Uint8Array>, message: RegExp])[] = [
    ['SVG with a script', async () => text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /SVG, which can hold programs/],
    ['SVG behind an XML head and spaces', async () => text('\ufeff \n<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg onload="alert(1)"/>'), /SVG, which can hold programs/],
    ['SVG in 16 bits a character', async () => new Uint8Array(Buffer.from('<svg onload="alert(1)"/>', 'utf16le')), /SVG, which can hold programs/],
    ['a page', async () => text('<!doctype html><script>alert(1)</script>'), /none of them/],
    ['a zip', async () => ZIP, /none of them/],
    ['nothing', async () => new Uint8Array(), /none of them/],
    ['TIFF', async () => new Uint8Array(await draw().tiff().toBuffer()), /none of them/],
    ['a script that begins as GIF', async () => text('GIF89a=1;alert(document.cookie)//'), /cannot be read|million pixels/],
    ['the beginning of a PNG and a page', async () => join((await png()).subarray(0, 8), SCRIPT), /cannot be read/],
    ['half a PNG', async () => (await png()).subarray(0, 60), /cannot be read/],
    ['a PNG of 10,000 times 10,000 pixels in a few kilobytes', async () => blackPng(10_000, 10_000), /million pixels|exceeds pixel limit/],
    ['a PNG with a side without end', async () => new Uint8Array(await draw(9_000, 4).png().toBuffer()), /8000 a side/],
    ['more bytes than there may be', async () => join(await png(), new Uint8Array(UNTRUSTED_LIMITS.pictureBytes)), /at most 8 MiB/],
  ];
  it.each(refused)('%s', async (_, make, message) => {
    const result = await takePicture(await make());
    expect(result.ok ? 'taken' : result.error).toMatch(message);
  });
});
