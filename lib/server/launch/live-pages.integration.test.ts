/** From a saved file to the streams of open pages: the watcher, the compiler and the pages' end of it are the real ones. */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIVE_CONTENT_PATH, type LiveEvent } from '#lib/course/live-content.ts';
import { LiveContent } from '#lib/server/content/live/live-content.ts';
import { watchContent } from './watch-content.ts';
import { isLiveMessage, openLivePages } from './live-pages.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
const pages = openLivePages();
const server = createServer((request, response) => {
  if (!pages.hold(request, response)) response.end('a page');
});
let origin = '';
let scratch = '';
let watcher: { close(): void } | null = null;
/** versions that were published, by path */
const published: string[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'epoch-live-'));
  await cp(join(FIXTURES, 'tiny'), join(scratch, 'tiny'), { recursive: true });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  const content = new LiveContent({
    folder: scratch,
    compile: { root: scratch, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, '.cache') },
    publish: async ({ lessons }) => {
      const changed = lessons.map(({ lesson }) => `tiny/${lesson.slug}@${lesson.version}`).filter((version) => !published.includes(version));
      published.push(...changed);
      return { changed: changed.map((version) => version.split('@')[0] ?? ''), removed: [] };
    },
    tell: pages.tell,
    say: () => undefined,
    warn: () => undefined,
  });
  await content.publishAll();
  watcher = watchContent(scratch, content);
});

afterAll(async () => {
  watcher?.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(scratch, { recursive: true, force: true });
});

/** An open page: hears events until one is as wanted. */
async function openPage(page: string) {
  const stream = (await fetch(`${origin}${LIVE_CONTENT_PATH}?page=${page}`)).body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard: LiveEvent[] = [];
  let text = '';
  return {
    heard,
    close: async () => stream?.cancel(),
    async hear(isWanted: (event: LiveEvent) => boolean): Promise<LiveEvent | undefined> {
      for (;;) {
        const found = heard.findLast(isWanted);
        if (found) return found;
        text += (await stream?.read())?.value ?? '';
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        heard.push(...parts.map((part) => JSON.parse(part.replace('data: ', '')) as LiveEvent));
      }
    },
  };
}

const LESSON = (): string => join(scratch, 'tiny/02-second/lesson.mdx');
const isLesson = (words: string) => (event: LiveEvent) => event.kind === 'lesson' && JSON.stringify(event.lesson.tree).includes(words);
const isProblem = (event: LiveEvent): boolean => event.kind === 'problems' && event.problems.length > 0;
const isClean = (event: LiveEvent): boolean => event.kind === 'problems' && event.problems.length === 0;

test('other requests go on, and only our own messages are events', async () => {
  expect(await (await fetch(`${origin}/`)).text()).toBe('a page');
  expect([{ live: {} }, {}, null, 'live'].map(isLiveMessage)).toEqual([true, false, false, false]);
});

test('a saved lesson is told to its own page, and is published', async () => {
  const [own, other] = await Promise.all([openPage('/courses/tiny/second'), openPage('/courses/tiny/first')]);
  const before = await readFile(LESSON(), 'utf8');
  // as editors save: a new file in the place of the old one
  await writeFile(`${LESSON()}~`, before.replace('Yes.', 'Certainly.'));
  await rename(`${LESSON()}~`, LESSON());
  await own.hear(isLesson('Certainly.'));
  const news = await other.hear(({ kind }) => kind === 'published');
  expect(news).toMatchObject({ paths: ['tiny/second'] });
  expect(other.heard.flatMap((event) => (event.kind === 'lesson' ? event.lesson.slug : [])).filter((slug) => slug !== 'first')).toEqual([]);

  await writeFile(LESSON(), before.replace('Yes.', 'Perhaps.'));
  await own.hear(isLesson('Perhaps.'));
  const late = await openPage('/courses/tiny/second');
  await late.hear(isLesson('Perhaps.'));
  await Promise.all([own, other, late].map((page) => page.close()));
});

test('a mistake is told with its place on the page, to pages that open later too, and taken back when it is mended', async () => {
  const page = await openPage('/courses/tiny/second');
  const before = await readFile(LESSON(), 'utf8');
  await writeFile(LESSON(), before.replace('Perhaps.', 'Perhaps {now}.'));
  const told = await page.hear(isProblem);
  const line = before.split('\n').findIndex((text) => text.includes('Perhaps.')) + 1;
  expect(told).toMatchObject({ course: 'tiny', problems: [{ file: 'tiny/02-second/lesson.mdx', lesson: 'tiny/second', position: { line }, place: { kind: 'block' } }] });
  const late = await openPage('/courses/tiny/first');
  expect(await late.hear(isProblem)).toEqual(told);

  const count = published.length;
  await writeFile(LESSON(), before.replace('Perhaps.', 'Mended.'));
  await page.hear(isClean);
  await page.hear(isLesson('Mended.'));
  await late.hear(({ kind }) => kind === 'published');
  expect(published.length).toBe(count + 1);
  await Promise.all([page.close(), late.close()]);
});
