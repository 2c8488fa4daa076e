/** The draft routes as a page sees them. Nothing here throws: every way an exchange can end is a value. */
import type { DraftHeads, DraftHistory, DraftWrite } from '#lib/course/drafts.ts';

export type DraftAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /** some texts were written to by somebody else meanwhile */
  | { readonly kind: 'conflict'; readonly value: Value }
  /** nobody is signed in here any more, or somebody else */
  | { readonly kind: 'not-ours' }
  /** no connection or our fault: asked again later; `waitMs` where the server says when */
  | { readonly kind: 'away'; readonly waitMs: number | null }
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftApi {
  readonly read: (lesson: string) => Promise<DraftAnswer<DraftHeads>>;
  readonly send: (writes: readonly DraftWrite[]) => Promise<DraftAnswer<DraftHeads>>;
  readonly history: (key: string) => Promise<DraftAnswer<DraftHistory>>;
  /** null: the author's text */
  readonly revision: (key: string, id: string) => Promise<DraftAnswer<{ readonly text: string | null }>>;
}

/** ms; a connection that dies silently would else hang for minutes */
const ANSWER_WITHIN_MS = 15_000;
/** Browsers refuse `keepalive` bodies above 64 KiB; below, a text leaves even if the tab closes now. */
const KEEPALIVE_BYTES = 60 * 1024;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
// Only what tells our answer from a stranger's (a proxy's login page): the server is ours and is typed.
const isHeads = (body: unknown): body is DraftHeads => isRecord(body) && typeof body['owner'] === 'string' && Array.isArray(body['heads']);
const isHistory = (body: unknown): body is DraftHistory => isRecord(body) && Array.isArray(body['revisions']);
const isText = (body: unknown): body is { readonly text: string | null } => isRecord(body) && (body['text'] === null || typeof body['text'] === 'string');

/** A browser that knows that it is offline would only log a failure. */
const askOnline: typeof fetch = (...request) => (navigator.onLine ? fetch(...request) : Promise.reject(new Error('Expected a connection')));

/** @param space whose drafts this page holds */
export function openDraftApi(space: string, ask: typeof fetch = askOnline): DraftApi {
  const exchange = async <Value>(path: string, init: RequestInit, guard: (body: unknown) => body is Value): Promise<DraftAnswer<Value>> => {
    try {
      const response = await ask(`/api/drafts${path}`, { ...init, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      const body: unknown = await response.json().catch(() => null);
      return toAnswer(response, body, guard);
    } catch {
      return { kind: 'away', waitMs: null };
    }
  };
  return {
    read: (lesson) => exchange(`?${new URLSearchParams({ lesson, space }).toString()}`, {}, isHeads),
    send(writes) {
      const body = JSON.stringify({ space, writes });
      return exchange('', { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive: new TextEncoder().encode(body).length < KEEPALIVE_BYTES }, isHeads);
    },
    history: (key) => exchange(`/history?${new URLSearchParams({ key }).toString()}`, {}, isHistory),
    revision: (key, id) => exchange(`/history/${id}?${new URLSearchParams({ key }).toString()}`, {}, isText),
  };
}

function toAnswer<Value>({ status, headers }: Response, body: unknown, guard: (body: unknown) => body is Value): DraftAnswer<Value> {
  if (status === 200 || status === 409) {
    if (guard(body)) return { kind: status === 200 ? 'ok' : 'conflict', value: body };
    return { kind: 'away', waitMs: null };
  }
  if (status === 401 || status === 403) return { kind: 'not-ours' };
  if (status === 429) return { kind: 'away', waitMs: 1_000 * Number(headers.get('Retry-After') ?? 60) };
  if (status < 400 || status >= 500) return { kind: 'away', waitMs: null };
  const message = isRecord(body) && isRecord(body['error']) && typeof body['error']['message'] === 'string' ? body['error']['message'] : `The server refused with status ${status}. Reload the page.`;
  return { kind: 'refused', message };
}
