/** Hidden checks, solutions and wrong solutions stay on the server: searched for in everything a browser can fetch. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext } from '@playwright/test';
import { COURSES, listFiles, readCompiled, readText } from './published.ts';
import { expect, test } from './fixtures.ts';

/** Shorter lines are found anywhere by accident. */
const DISTINCTIVE = 24;

const isPrivate = (path: string): boolean => /\/exercises\/[^/]+\/(hidden|solution|reference)\.ts$/.test(path) || /\/wrong\/[^/]+\.ts$/.test(path);
const isPublic = (path: string): boolean => /\.(mdx|json)$/.test(path) || /\/(starter|checks)\.ts$/.test(path);

/** Says how checks begin, which authors may read: the first line of many files is no secret. */
const CHECK_FORM = fileURLToPath(new URL('../lib/grading/check-definition.ts', import.meta.url));

const toLines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line.length >= DISTINCTIVE && /[a-z]{3}/i.test(line));

/** Lines of private files that no public source has, with the file they come from. */
function findSecrets(): ReadonlyMap<string, string> {
  const known = [...listFiles(COURSES, isPublic), CHECK_FORM].map(readText).join('\n');
  const secrets = new Map<string, string>();
  for (const file of listFiles(COURSES, isPrivate)) for (const line of toLines(readText(file))) if (!known.includes(line)) secrets.set(line, file);
  return secrets;
}

/** Text as it may be written in HTML, JSON, or JSON within HTML. */
const toForms = (line: string): string[] => {
  const json = JSON.stringify(line).slice(1, -1);
  const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [...new Set([line, json, JSON.stringify(json).slice(1, -1), html(line), html(line).replaceAll('"', '&quot;').replaceAll("'", '&#x27;')])];
};

/** Everything reachable from the home page: pages, payloads, scripts, styles, JSON. */
async function crawl(request: APIRequestContext, origin: string, extra: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const waiting = ['/', ...extra];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const response = path.endsWith('/solution') ? await request.post(`${origin}${path}`, { headers: { Origin: origin } }) : await request.get(`${origin}${path}`);
    const type = response.headers()['content-type'] ?? '';
    const isText = /text|json|javascript|xml|x-component/.test(type);
    const text = isText ? await response.text() : '';
    found.set(path, text);
    if (type.includes('text/html')) {
      const payload = await request.get(`${origin}${path}`, { headers: { RSC: '1' } });
      found.set(`${path} (RSC payload)`, await payload.text());
      for (const match of text.matchAll(/href="(\/[^"#?]*)/g)) waiting.push(match[1]!);
    }
    for (const match of text.matchAll(/["'(](\/(?:_next|build|kernel|datasets)\/[^"'()\\\s]+)/g)) waiting.push(match[1]!);
    for (const match of text.matchAll(/["'](static\/chunks\/[^"'\\\s]+)/g)) waiting.push(`/_next/${match[1]!}`);
  }
  return found;
}

test('no private line of any exercise can be fetched', async ({ request, baseURL }) => {
  test.setTimeout(300_000);
  const secrets = findSecrets();
  expect(secrets.size).toBeGreaterThan(50);
  const { lessons } = await readCompiled();
  const pages = lessons.map(({ lesson }) => `/courses/${lesson.course}/${lesson.slug}`);
  const apis = lessons.flatMap(({ exercises }) => exercises.flatMap((exercise) => [`/api/exercises/${exercise.public.id}`, `/api/exercises/${exercise.public.id}/solution`]));
  // what is compressed beside a file says the same
  const built = listFiles('public', (path) => !/\.(br|gz)$/.test(path)).map((path) => path.slice(path.indexOf('/public/') + '/public'.length));
  const fetched = await crawl(request, baseURL!, [...pages, ...apis, ...pages.map((path) => `/api/offline${path.slice('/courses'.length)}`), '/courses', '/submissions', '/api/health', '/offline', '/sw.js', ...built]);
  for (const page of pages) expect(fetched.get(page), page).toContain('<html');
  const leaks: string[] = [];
  for (const [line, file] of secrets) {
    const forms = toForms(line);
    for (const [path, text] of fetched) if (forms.some((form) => text.includes(form))) leaks.push(`${path} has a line of ${basename(file)}: ${line}`);
  }
  expect(leaks).toEqual([]);
});

test('the search would find a leak', async ({ request, baseURL }) => {
  const { lessons } = await readCompiled();
  const lesson = lessons.find(({ exercises }) => exercises.length > 0)!;
  const fetched = await crawl(request, baseURL!, [`/courses/${lesson.lesson.course}/${lesson.lesson.slug}`]);
  const starter = toLines(lesson.exercises[0]!.public.starter)[0]!;
  expect([...fetched.values()].some((text) => toForms(starter).some((form) => text.includes(form)))).toBe(true);
});

test('sources are not served as files', async ({ request, baseURL }) => {
  for (const path of ['/content/courses/deep-learning/course.json', '/prisma/schema.prisma', '/.epoch/secret', '/package.json', '/lib/server/env/env.ts', '/build/../../.epoch/secret', '/..%2f.epoch/secret']) {
    const response = await request.get(`${baseURL!}${path}`);
    expect(response.status(), path).toBeGreaterThanOrEqual(400);
  }
});
