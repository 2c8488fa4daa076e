import { beforeEach, describe, expect, it } from 'vitest';
import type { KeepNews, OfflineManifest } from '#lib/course/offline.ts';
import { keepLesson } from './keep-lesson.ts';
import { findKept, forgetEmpty, forgetLesson, listLessons } from './kept-lessons.ts';
import { MemoryCaches } from './test-caches.ts';

const PATH = '/courses/c/l';
const FRAME = '/kernel/frame.html?v=1';

/** A site of one lesson in one build; files hold their build in their names, as hashes do. */
class Site {
  readonly asked: string[] = [];
  readonly missing = new Set<string>();
  constructor(
    public build: string,
    public version = `v-${build}`,
    public pageBuild = build,
  ) {}

  readonly fetch = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(address);
    this.asked.push(path);
    expect(init?.credentials).toBe('omit');
    if (this.missing.has(path)) return new Response('', { status: 404 });
    const file = (build: string) => `/_next/static/chunks/${build}.js`;
    const manifest: OfflineManifest = { build: this.build, version: this.version, title: 'L', shell: [file(this.build), '/_next/static/chunks/same.js', FRAME], data: ['/api/search-index', '/datasets/a.csv'] };
    if (path === '/api/offline/c/l') return Response.json(manifest);
    if (path === PATH || path === '/offline' || path === '/search') return new Response(`<html>${file(this.pageBuild)} ${this.version}`);
    return new Response(`${path} of ${this.build}`);
  };
}

let caches: MemoryCaches;
let news: KeepNews[];
beforeEach(() => {
  caches = new MemoryCaches();
  news = [];
});
const keep = (site: Site) => keepLesson(PATH, { caches: caches.storage, fetch: site.fetch, now: () => new Date(0), tell: (item) => news.push(item) });
const ALL = ['/_next/static/chunks/a.js', '/_next/static/chunks/same.js', '/api/search-index', PATH, '/datasets/a.csv', FRAME, '/offline', '/search'].sort();

describe('keepLesson', () => {
  it('keeps all of it under its build, and tells how it goes', async () => {
    await keep(new Site('a'));
    expect(caches.content).toEqual({ 'epoch-offline-v1:a': ALL });
    expect(news).toEqual([1, 2, 3, 4, 5].map((done): KeepNews => ({ path: PATH, state: 'keeping', done, of: 5 })).concat({ path: PATH, state: 'kept' }));
    expect(await listLessons(caches.storage)).toEqual([{ path: PATH, title: 'L', build: 'a', version: 'v-a', at: '1970-01-01T00:00:00.000Z' }]);
  });

  it('moves to a new build whole, fetching only what is new', async () => {
    await keep(new Site('a'));
    const next = new Site('b');
    await keep(next);
    expect(next.asked).not.toContain('/_next/static/chunks/same.js');
    expect(caches.content['epoch-offline-v1:b']).toContain('/_next/static/chunks/same.js');
    expect(await (await findKept(caches.storage, PATH))?.text()).toContain('chunks/b.js');
    // an open page of the old build still finds its files
    expect(await findKept(caches.storage, '/_next/static/chunks/a.js')).toBeDefined();
    await forgetEmpty(caches.storage, 'b');
    expect(Object.keys(caches.content)).toEqual(['epoch-offline-v1:b']);
  });

  it.each([
    ['a page of another build', new Site('b', 'v-b', 'a')],
    ['a page of another version', new (class extends Site {
      override readonly fetch = async (address: RequestInfo | URL): Promise<Response> => (String(address) === PATH ? new Response('<html>/_next/static/chunks/b.js v-old') : new Site('b').fetch(address, { credentials: 'omit' }));
    })('b')],
  ])('keeps nothing of %s, and what it had stays', async (_, mixed) => {
    await keep(new Site('a'));
    const before = caches.content;
    await keep(mixed);
    expect(news.at(-1)).toEqual({ path: PATH, state: 'failed', why: 'deploy' });
    expect(caches.content).toEqual(before);
  });

  it('does not call a lesson kept of which a file is missing; the old copy stays', async () => {
    await keep(new Site('a'));
    const broken = new Site('b');
    broken.missing.add('/_next/static/chunks/b.js');
    await keep(broken);
    expect(news.at(-1)).toEqual({ path: PATH, state: 'failed', why: 'connection' });
    expect((await listLessons(caches.storage)).map(({ build }) => build)).toEqual(['a']);
    await forgetEmpty(caches.storage, 'b');
    expect(Object.keys(caches.content)).toContain('epoch-offline-v1:a');
  });

  it('does without data that is not there', async () => {
    const site = new Site('a');
    site.missing.add('/datasets/a.csv');
    await keep(site);
    expect(news.at(-1)).toEqual({ path: PATH, state: 'kept' });
  });

  it('takes an answer that breaks off in the middle for a lost connection, and tells nothing after it', async () => {
    const site = new Site('a');
    const torn = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) }));
    for (const path of [PATH, '/api/offline/c/l', '/_next/static/chunks/a.js']) {
      news.length = 0;
      await keepLesson(PATH, { caches: caches.storage, fetch: async (address, init) => (String(address) === path ? torn() : site.fetch(address, init)), now: () => new Date(0), tell: (item) => news.push(item) });
      expect(news.at(-1)).toEqual({ path: PATH, state: 'failed', why: 'connection' });
      const said = news.length;
      await new Promise((resolve) => setTimeout(resolve));
      expect(news).toHaveLength(said);
    }
    expect(await listLessons(caches.storage)).toEqual([]);
  });

  it('says that the browser has no room, and takes none', async () => {
    caches.room = 3;
    await keep(new Site('a'));
    expect(news.at(-1)).toEqual({ path: PATH, state: 'failed', why: 'room' });
    expect(caches.content).toEqual({});
  });

  it('forgets a lesson, and with the last one everything', async () => {
    await keep(new Site('a'));
    await forgetLesson(caches.storage, PATH);
    await forgetEmpty(caches.storage, null);
    expect(caches.content).toEqual({});
  });
});
