/** What the service worker does with a request: decided by its facts alone. */
import { SHARED_PAGES, isLessonPath } from '#lib/course/offline.ts';

export interface RequestFacts {
  readonly method: string;
  /** address */
  readonly url: string;
  /** `Request.mode` */
  readonly mode: string;
  /** `Request.destination` */
  readonly destination: string;
}

export type Route =
  /** none of ours: the browser does what it would do without us */
  | { readonly kind: 'pass' }
  /** what is at such an address never changes: a kept one is right, whoever kept it */
  | { readonly kind: 'file'; readonly key: string }
  /** changes, and an older one is better than none */
  | { readonly kind: 'data'; readonly key: string }
  /** the server's, or the kept copy, or the page that says that there is no connection */
  | { readonly kind: 'page'; /** null: never kept */ readonly key: string | null };

const PASS: Route = { kind: 'pass' };

/** Hashes in their names, or in the query (the kernel's frame). */
const FILES = /^\/(?:_next\/static\/|build\/[0-9a-f]{16}\/|pictures\/)/;
const FRAME = '/kernel/frame.html';
/** Answers that say nothing of whoever asks. All other routes of the API are never touched. */
const DATA = /^\/(?:datasets\/|models\/|api\/search-index$|api\/lessons\/[^/]+\/[^/]+\/parts$)/;

export function routeRequest({ method, url, mode, destination }: RequestFacts, origin: string): Route {
  const address = new URL(url);
  if (method !== 'GET' || address.origin !== origin) return PASS;
  const path = address.pathname;
  if (FILES.test(path)) return { kind: 'file', key: path };
  if (path === FRAME) return { kind: 'file', key: path + address.search };
  if (mode === 'navigate' && destination === 'document') return { kind: 'page', key: isLessonPath(path) || SHARED_PAGES.includes(path) ? path : null };
  return DATA.test(path) ? { kind: 'data', key: path } : PASS;
}
