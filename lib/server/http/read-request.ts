/** Guards at the border: each returns what it proved or refuses with a sentence. */
import type { z } from 'zod';
import { refuse } from './api-answer.ts';

/**
 * Lets only our own pages write: browsers send `Origin` with every POST and no page can forge it.
 * @param publicOrigin the operator's, or null: the scheme does not matter then, only the host
 */
export function checkOrigin(headers: Headers, publicOrigin: string | null): void {
  const origin = headers.get('origin');
  const expected = publicOrigin ? new URL(publicOrigin).host : headers.get('host');
  if (origin !== null && expected !== null && URL.canParse(origin) && new URL(origin).host === expected) return;
  refuse(403, 'foreign-origin', `Expected a request from our own pages (Origin: ${expected ?? 'the address of this site'}), got ${origin ?? 'none'}. Use the page, or send that header.`);
}

/** characters of what is wrong that a refusal says */
const WRONG_SHOWN = 1_000;

/** Reads a JSON body of at most `maxBytes` that fits the schema. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema, maxBytes: number): Promise<z.output<Schema>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') refuse(415, 'not-json', `Expected a body of type application/json, got ${type ?? 'none'}.`);
  const text = await readText(request, maxBytes);
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`).join('; ');
    // the answer names what came: a body of nothing but wrong names must not come back whole
    refuse(400, 'wrong-body', `The request does not have the expected form: ${wrong.length <= WRONG_SHOWN ? wrong : `${wrong.slice(0, WRONG_SHOWN)}…`}.`);
  }
  return parsed.data;
}

const readText = async (request: Request, maxBytes: number): Promise<string> => (await readBytes(request, maxBytes)).toString('utf8');

/** Stops reading at the limit, whatever the request said about its length. The rest is never read, so the connection ends with the answer. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      refuse(413, 'too-large', `Expected at most ${String(Math.round(maxBytes / 1024))} KiB in one request, got more. Send less.`, { Connection: 'close' });
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    refuse(400, 'not-json', 'Expected JSON, got something that cannot be parsed.');
  }
}
