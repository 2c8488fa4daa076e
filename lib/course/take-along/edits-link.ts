/**
 * A learner's edits in the part of an address behind #, which browsers never send to a server. Whoever opens it may be anybody's
 * reader, and whoever made it anybody: it is unpacked up to a limit, parsed strictly, and its texts only ever become texts of editors.
 */
import { deflateSync, Inflate } from 'fflate';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import { TAKE_ALONG_LIMITS } from './limits.ts';

/** What the part behind # begins with; the number grows with the form. */
export const LINK_PREFIX = '#edits=';
const VERSION = '1.';

const text = z.string().max(TAKE_ALONG_LIMITS.cellCharacters);
const editsSchema = z.strictObject({
  /** `course/lesson` */
  lesson: z.string().max(200),
  /** part name (`cell:first-cell`) and text */
  texts: z.array(z.tuple([z.string().regex(/^(?:cell|exercise):[\w-]{1,100}$/), text])).min(1).max(TAKE_ALONG_LIMITS.linkTexts),
});
export type LinkedEdits = z.output<typeof editsSchema>;

/** The part of the address behind #, with it; or why there can be none. */
export function toLink(edits: LinkedEdits): Result<string, string> {
  const packed = deflateSync(new TextEncoder().encode(JSON.stringify(edits)), { level: 9 });
  const link = `${LINK_PREFIX}${VERSION}${toUrlText(packed)}`;
  if (link.length <= TAKE_ALONG_LIMITS.linkCharacters) return ok(link);
  return err(`These edits would make a link of ${format(link.length)} characters, and mail and chat programs cut what is longer than ${format(TAKE_ALONG_LIMITS.linkCharacters)}. Download the notebook and pass on the file instead.`);
}

/** Reads what `toLink` made; anything else is refused with a sentence. */
export function readLink(hash: string): Result<LinkedEdits, string> {
  const body = hash.startsWith(LINK_PREFIX) ? hash.slice(LINK_PREFIX.length) : '';
  if (!body.startsWith(VERSION)) return err(/^\d+\./.test(body) ? 'This link was made by a newer version of this site. Reload the page, then open it again.' : BROKEN);
  if (hash.length > TAKE_ALONG_LIMITS.linkCharacters) return err(`Expected a link of at most ${format(TAKE_ALONG_LIMITS.linkCharacters)} characters, and this one has ${format(hash.length)}. Nothing was changed.`);
  const packed = fromUrlText(body.slice(VERSION.length));
  const bytes = packed && inflate(packed);
  if (!bytes) return err(BROKEN);
  if (bytes === 'too large') return err(`This link unpacks to more than ${format(TAKE_ALONG_LIMITS.linkBytes)} bytes, which no edits do. Nothing was changed.`);
  const edits = editsSchema.safeParse(parseJson(bytes));
  return edits.success ? ok(edits.data) : err(BROKEN);
}

const BROKEN = 'This link does not hold edits that can be read: it was cut or changed on its way. Ask for it again, or for the notebook as a file. Nothing was changed.';

const format = (count: number): string => count.toLocaleString('en');

/** In steps, so that what unpacks to gigabytes is noticed before it is there. */
function inflate(packed: Uint8Array): Uint8Array | 'too large' | null {
  const STEP = 256;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      if (size > TAKE_ALONG_LIMITS.linkBytes) return 'too large';
    }
  } catch {
    return null;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function toUrlText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromUrlText(words: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(words)) return null;
  try {
    return Uint8Array.from(atob(words.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
