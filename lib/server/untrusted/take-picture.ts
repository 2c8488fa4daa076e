/** An uploaded picture -> a file that is nothing but a picture: decoded and written anew, so that no byte of the upload is served. */
import sharp, { type Metadata } from 'sharp';
import { err, ok, type Result } from '#lib/base/result.ts';
import { hashPicture, isPlainPicture, type PictureFormat } from '../content/plain-picture.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
  readonly type: `image/${PictureFormat}`;
  /** pixels */
  readonly width: number;
  readonly height: number;
  /** of the bytes; the picture's address is `picturePath(hash, format)` */
  readonly hash: string;
}

/** First bytes of what is taken, by the names of sharp. The name that a file came with says nothing. */
const KINDS: readonly { readonly format: string; readonly isIt: (bytes: Uint8Array) => boolean }[] = [
  { format: 'png', isIt: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { format: 'jpeg', isIt: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { format: 'webp', isIt: (bytes) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) },
  { format: 'gif', isIt: (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38]) },
];
const TAKEN = 'PNG, JPEG, WebP or GIF';

// libvips reads some forty formats; what is not taken is not to be read even by mistake
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'] });

/** quality of photographs, of 100 */
const QUALITY = 85;
/** seconds for one picture */
const SECONDS = 20;

/**
 * Takes a picture in; the error is a sentence for its author. Of an animation the first picture is kept. A PNG or WebP of plain form
 * stays as it is, byte for byte, so that what was exported comes back the same.
 */
export async function takePicture(bytes: Uint8Array): Promise<Result<Picture, string>> {
  const { pictureBytes, pictureKeptSide } = UNTRUSTED_LIMITS;
  if (bytes.length > pictureBytes) return err(`Expected a picture of at most ${pictureBytes / 2 ** 20} MiB, got ${(bytes.length / 2 ** 20).toFixed(1)}. Make it smaller.`);
  if (isSvg(bytes)) return err('Expected a picture made of pixels, got SVG, which can hold programs. Save it as PNG or WebP.');
  const kind = KINDS.find(({ isIt }) => isIt(bytes));
  if (!kind) return err(`Expected ${TAKEN}, got a file that is none of them, whatever its name says. Save the picture as PNG or JPEG.`);
  try {
    const found = await open(bytes).metadata();
    const problem = findProblem(found, kind.format);
    if (problem !== null) return err(problem);
    const format = kind.format === 'png' || kind.format === 'webp' ? kind.format : null;
    if (format !== null && isPlainPicture(bytes, format) && Math.max(found.width, found.height) <= pictureKeptSide) {
      // also its last pixel must be there
      await open(bytes).stats();
      return ok(toPicture(bytes, format, found));
    }
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize({ width: pictureKeptSide, height: pictureKeptSide, fit: 'inside', withoutEnlargement: true })
      .webp(kind.format === 'jpeg' ? { quality: QUALITY } : { lossless: true })
      .toBuffer({ resolveWithObject: true });
    return ok(toPicture(new Uint8Array(data), 'webp', info));
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return err(`Expected a whole ${kind.format.toUpperCase()}, got one that cannot be read (${reason}). Save the picture anew.`);
  }
}

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: UNTRUSTED_LIMITS.picturePixels, failOn: 'warning', sequentialRead: true }).timeout({ seconds: SECONDS });

function findProblem({ format, width, height }: Metadata, expected: string): string | null {
  const { picturePixels, pictureSide } = UNTRUSTED_LIMITS;
  if (format !== expected) return `Expected ${expected.toUpperCase()}, as the file begins, got ${format}. Save the picture anew.`;
  if (width * height <= picturePixels && Math.max(width, height) <= pictureSide) return null;
  return `Expected at most ${picturePixels / 1e6} million pixels and ${pictureSide} a side, got ${width} × ${height}. Make it smaller.`;
}

const toPicture = (bytes: Uint8Array, format: PictureFormat, { width, height }: { readonly width: number; readonly height: number }): Picture => ({
  ...{ bytes, format, width, height },
  type: `image/${format}`,
  hash: hashPicture(bytes),
});

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** bytes in which `<svg` or an XML head is looked for */
const HEAD = 1024;

function isSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD)).replaceAll('\0', '').trimStart();
  return head.startsWith('<') && /<(?:svg|\?xml|!doctype svg)/i.test(head);
}
