/** A request of the studio's lists: done, or a sentence that says why not. What it changed is read anew with the page. */
import { z } from 'zod';

export type Asked = { readonly isDone: true } | { readonly isDone: false; readonly message: string };

/** ms; a zip of a large course takes a while */
const ANSWER_WITHIN = 60_000;

const apiErrorSchema = z.object({ error: z.object({ message: z.string() }) });
const importProblemsSchema = z.object({ kind: z.literal('problems'), problems: z.array(z.object({ file: z.string(), expected: z.string(), found: z.string() })) });
const conflictSchema = z.object({ kind: z.literal('conflict') });

/** Sends JSON, or bytes as they are. */
export async function askServer(method: 'POST' | 'PUT' | 'DELETE', address: string, body: object | Blob | null): Promise<Asked> {
  const isJson = body !== null && !(body instanceof Blob);
  const content = isJson ? JSON.stringify(body) : body;
  try {
    const response = await fetch(address, { method, body: content, headers: isJson ? { 'content-type': 'application/json' } : {}, signal: AbortSignal.timeout(ANSWER_WITHIN) });
    const answer: unknown = await response.json().catch(() => null);
    const refused = apiErrorSchema.safeParse(answer);
    if (refused.success) return { isDone: false, message: refused.data.error.message };
    const problems = importProblemsSchema.safeParse(answer);
    if (problems.success) return { isDone: false, message: problems.data.problems.map(({ file, expected, found }) => `${file}: expected ${expected}, found ${found}.`).join(' ') };
    if (conflictSchema.safeParse(answer).success) return { isDone: false, message: 'Somebody else has saved this meanwhile. Copy your text, reload the page, and put both together.' };
    if (response.ok) return { isDone: true };
  } catch {
    // said below
  }
  return { isDone: false, message: 'The server could not be reached. Check your connection and try again.' };
}
