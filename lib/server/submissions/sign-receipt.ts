/** Receipts as files that tell when they were altered. Pure: the secret comes in as an argument. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Receipt, ReceiptFile } from '#lib/grading/submission.ts';
import { VERDICT_KINDS } from '#lib/grading/verdict.ts';

/** bytes of a receipt file: sixty checks with the longest titles are far below */
export const RECEIPT_FILE_BYTES = 256 * 1024;

const text = z.string().max(2000);
const count = z.number();

const receiptSchema = z.strictObject({
  submission: z.uuid(),
  exercise: text,
  exerciseVersion: text,
  lessonVersion: text,
  codeHash: text,
  checksHash: text,
  seed: z.string().regex(/^\d{1,20}$/, 'expected a decimal number'),
  backend: text,
  sandbox: z.strictObject({ tier: z.enum(['filtered', 'contained', 'basic']), runtime: text, filter: text.nullable() }),
  limits: z.strictObject({ seconds: z.number().positive(), memoryMiB: z.number().positive(), outputCharacters: z.number().positive() }),
  queueMs: count,
  runMs: count,
  gradedAt: text,
  kind: z.enum(VERDICT_KINDS),
  points: count,
  earned: count,
  checks: z.array(
    z.strictObject({
      bundle: z.enum(['visible', 'hidden']),
      index: z.int().min(0),
      title: text,
      status: z.enum(['passed', 'partly', 'failed', 'error', 'time', 'memory', 'output', 'skipped', 'broken']),
      points: count,
      earned: count,
    }),
  ),
  regrade: z.uuid().nullable(),
}) satisfies z.ZodType<Receipt>;

const fileSchema = z.strictObject({ format: z.literal('epoch-receipt-1'), receipt: receiptSchema, signature: z.string().max(100) }) satisfies z.ZodType<ReceiptFile>;

export const toReceiptFile = (receipt: Receipt, secret: string): ReceiptFile => ({ format: 'epoch-receipt-1', receipt, signature: sign(receipt, secret).toString('base64url') });

export type ReceiptFileProblem =
  | { readonly kind: 'not-a-receipt'; readonly reason: string }
  /** it was altered, or another installation issued it */
  | { readonly kind: 'wrong-signature'; readonly receipt: Receipt };

/** The receipt of a file's text, if this installation issued it so. */
export function readReceiptFile(content: string, secret: string): Result<Receipt, ReceiptFileProblem> {
  const parsed = fileSchema.safeParse(parseJson(content));
  if (!parsed.success) {
    const reason = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`).join('; ');
    return err({ kind: 'not-a-receipt', reason });
  }
  const { receipt, signature } = parsed.data;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(receipt, secret);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs ? ok(receipt) : err({ kind: 'wrong-signature', receipt });
}

const sign = (receipt: Receipt, secret: string): Buffer => createHmac('sha256', secret).update(`receipt:${toCanonical(receipt)}`).digest();

/** JSON with sorted keys: the database and editors may order them as they like. */
function toCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, inside]) => `${JSON.stringify(name)}:${toCanonical(inside)}`).join(',')}}`;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.length > RECEIPT_FILE_BYTES ? '' : content);
  } catch {
    return null;
  }
}
