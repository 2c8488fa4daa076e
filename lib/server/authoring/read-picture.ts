/** The bytes of a notebook's image: attached to its cell or written into its address; nothing is fetched. */
import { err, ok, type Result } from '#lib/base/result.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly extension: 'png' | 'jpg' | 'webp';
}

/** bytes of one image */
export const PICTURE_BYTES = 4 * 1024 * 1024;

/** First bytes, so that a file is what its name says. SVG is not among them: it can hold programs. */
const KINDS: readonly { readonly extension: Picture['extension']; readonly isIt: (bytes: Uint8Array) => boolean }[] = [
  { extension: 'png', isIt: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) },
  { extension: 'jpg', isIt: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]) },
  { extension: 'webp', isIt: (bytes) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) },
];

/** `url` as it stands in the Markdown; the error is the reason, in words. */
export function readPicture(url: string, attachments: Readonly<Record<string, Readonly<Record<string, string>>>>): Result<Picture, string> {
  const attached = url.startsWith('attachment:') ? url.slice('attachment:'.length) : null;
  const base64 = attached === null ? /^data:image\/[\w+.-]+;base64,([\s\S]+)$/.exec(url)?.[1] : Object.values(attachments[attached] ?? attachments[decodeURI(attached)] ?? {})[0];
  if (base64 === undefined) return err(attached === null ? `${url.slice(0, 60)} is not in the notebook` : `the notebook holds no attachment ${attached}`);
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (bytes.length > PICTURE_BYTES) return err(`it has ${(bytes.length / 2 ** 20).toFixed(1)} MiB, and ${PICTURE_BYTES / 2 ** 20} are allowed`);
  const kind = KINDS.find(({ isIt }) => isIt(bytes));
  return kind ? ok({ bytes, extension: kind.extension }) : err('it is neither PNG, JPEG nor WebP');
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);
