/** Versions of content: a hash of everything that was compiled, so that equal content has an equal version on every machine. */
import { createHash } from 'node:crypto';

/** sha256 over JSON, hex, 32 characters: short enough for addresses and receipts, long enough never to meet. */
export const toVersion = (value: unknown): string => hashText(JSON.stringify(value)).slice(0, 32);

/** sha256, hex. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
