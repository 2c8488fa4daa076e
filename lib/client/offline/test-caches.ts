/** The browser's caches in memory, for tests. */

const toKey = (request: RequestInfo | URL): string => {
  const url = new URL(request instanceof Request ? request.url : request, 'http://site');
  return url.pathname + url.search;
};

/** What tests need of `Cache`; answers come back as often as they are asked for. */
class MemoryCache {
  readonly entries = new Map<string, Response>();

  constructor(private readonly owner: MemoryCaches) {}

  async match(request: RequestInfo | URL): Promise<Response | undefined> {
    return this.entries.get(toKey(request))?.clone();
  }
  async put(request: RequestInfo | URL, response: Response): Promise<void> {
    if (this.owner.room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
    // as a browser does: an answer that breaks off is not kept
    const body = await response.arrayBuffer();
    this.entries.set(toKey(request), new Response(body, { status: response.status, headers: response.headers }));
  }
  async delete(request: RequestInfo | URL): Promise<boolean> {
    return this.entries.delete(toKey(request));
  }
  async keys(): Promise<readonly Request[]> {
    return [...this.entries.keys()].map((key) => new Request(`http://site${key}`));
  }
}

export class MemoryCaches {
  readonly #caches = new Map<string, MemoryCache>();
  /** answers that may still be put */
  room = Infinity;

  async open(name: string): Promise<MemoryCache> {
    const cache = this.#caches.get(name) ?? new MemoryCache(this);
    this.#caches.set(name, cache);
    return cache;
  }
  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }
  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
  /** Keys of everything, by cache. */
  get content(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#caches].map(([name, { entries }]) => [name, [...entries.keys()].sort()]));
  }
  /** As the code under test sees it. */
  get storage(): CacheStorage {
    return this as unknown as CacheStorage; // the methods above are all that it calls
  }
}
