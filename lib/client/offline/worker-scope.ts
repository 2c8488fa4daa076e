/** The part of a service worker's global scope that ours uses: TypeScript's DOM library knows pages only. */

export interface WorkerEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  /** undefined unless the browser asked ahead */
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

export interface WorkerMessageEvent extends WorkerEvent {
  readonly data: unknown;
}

export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  /** missing in older browsers */
  readonly cookieStore?: { get(name: string): Promise<{ readonly value?: string } | null> };
  readonly location: { readonly origin: string };
  /** stands before the worker's text (app/sw.js/route.ts): the build it was served with */
  readonly epochBuild?: string;
}
