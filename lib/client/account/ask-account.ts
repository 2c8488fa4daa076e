/** The account routes as a page sees them. Nothing here throws: what went wrong is a sentence to show. */

export type AccountAnswer = { readonly kind: 'ok'; readonly body: unknown } | { readonly kind: 'failed'; readonly status: number | null; readonly message: string };

/** ms; comparing a password takes a busy server a while */
const ANSWER_WITHIN_MS = 20_000;

/** @param path below /api/, e.g. `account/sign-in` */
export async function askAccount(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object | null, ask: typeof fetch = fetch): Promise<AccountAnswer> {
  const init = { method, cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS), ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) } as const;
  try {
    const response = await ask(`/api/${path}`, init);
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return { kind: 'ok', body: answer };
    return { kind: 'failed', status: response.status, message: messageOf(answer) ?? `The server answered with status ${response.status} and no reason. Try again in a moment.` };
  } catch {
    return { kind: 'failed', status: null, message: 'The server could not be reached. Look at your connection and try again.' };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const messageOf = (body: unknown): string | null => (isRecord(body) && isRecord(body.error) && typeof body.error.message === 'string' ? body.error.message : null);

/** The provider's address in the answer to `account/oidc`; null: another answer. */
export const addressOf = (body: unknown): string | null => (isRecord(body) && typeof body.url === 'string' ? body.url : null);
