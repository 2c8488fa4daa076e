/** The lessons of this repository, as they are published and as they were before folding: both are the same page. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Root, RootContent } from 'hast';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderLesson } from '#app/_components/mdx.tsx';
import { Notebook } from '#app/_components/notebook/notebook.tsx';
import { isSiteLink } from '#lib/course/lesson-markup.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { compileCourse, type CompiledCourse } from '#lib/server/content/compile-course.ts';
import { compileProse } from '#lib/server/content/compile-prose.ts';
import { normaliseText } from '#lib/server/content/normalise-text.ts';
import { toPictureAddresses } from '#lib/server/content/picture-addresses.ts';
import { readPictureFiles } from '#lib/server/content/read-pictures.ts';

const COURSES = 'content/courses';
const courses = await readdir(COURSES);
const folders = (
  await Promise.all(courses.map(async (course) => (await readdir(join(COURSES, course), { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'images').map(({ name }) => ({ course, folder: name }))))
).flat();

let cacheFolder: string;
let compiled: readonly CompiledCourse[];
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'epoch-folded-'));
  compiled = await Promise.all(courses.map((course) => compileCourse(join(COURSES, course), { cacheFolder })));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

async function readUnfolded(course: string, folder: string): Promise<Root> {
  const file = join(COURSES, course, folder, 'lesson.mdx');
  const pictures = toPictureAddresses(await readPictureFiles(join(COURSES, course)));
  const { tree } = await compileProse(file, normaliseText(await readFile(file, 'utf8')), { course, lesson: toLessonSlug(folder), pictures });
  return tree;
}

function draw(lesson: Lesson): string {
  const { course, slug, version, cells } = lesson;
  const children = renderLesson(lesson, { assetBase: '/build/x' });
  return renderToStaticMarkup(createElement(Notebook, { course, slug, version, cells, assetBase: '/build/x', children }));
}

const TAG = /<\/?[a-z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi;
const unescape = (text: string): string => text.replaceAll('&gt;', '>').replaceAll('&#x27;', "'");

/**
 * Markup without the freedoms that its two writers use differently: `>`, `'` and, outside of tags, `"` may be escaped; attributes
 * stand in any order; an element without an end may have a slash. All of them make the same document.
 */
function normalise(html: string): string {
  const texts = html.split(TAG).map((text) => unescape(text).replaceAll('&quot;', '"'));
  const tags = (html.match(TAG) ?? []).map((tag) => {
    const [name = '', ...attributes] = tag.replace(/\s*\/?>$/, '').match(/^<\/?[^\s>]+|[^\s=]+(?:="[^"]*")?/g) ?? [];
    return `${[name, ...attributes.map(unescape).toSorted()].join(' ')}>`;
  });
  return texts.map((text, index) => `${text}\n${tags[index] ?? ''}`).join('');
}

type Node = RootContent | Root;

/** Drawn by a component, so that it can come alive: a tag of ours, or a link within the site. */
const isAlive = (node: Node): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? /^[A-Z]/.test(node.name ?? '') && node.name !== 'Html' : false) || (node.type === 'element' && node.tagName === 'a' && isSiteLink(node.properties.href));

const holds = (node: Node, wanted: (node: Node) => boolean): boolean => wanted(node) || ('children' in node && node.children.some((child) => holds(child, wanted)));

/** Elements of React that one string could stand for: they hold other elements and nothing that comes alive. */
function findUnfolded(node: Node): Node[] {
  if (!('children' in node)) return [];
  const isStatic = node.type !== 'root' && !holds(node, isAlive);
  if (isStatic) return node.children.some((child) => child.type !== 'text') ? [node] : [];
  return node.children.flatMap(findUnfolded);
}

it.each(folders)('$course $folder', async ({ course, folder }) => {
  const lesson = compiled.flatMap(({ lessons }) => lessons).find((entry) => entry.lesson.course === course && entry.lesson.slug === toLessonSlug(folder))?.lesson;
  if (!lesson) throw new Error(`Expected a lesson of ${folder}`);
  const tree = await readUnfolded(course, folder);
  const published = draw(lesson);
  expect(published.length).toBeGreaterThan(5_000);
  expect(normalise(published).split('\n')).toEqual(normalise(draw({ ...lesson, tree })).split('\n'));
  expect(findUnfolded(tree).length).toBeGreaterThan(5);
  expect(findUnfolded(lesson.tree)).toEqual([]);
  expect(JSON.stringify(lesson.tree).length).toBeLessThan(JSON.stringify(tree).length);
});

it('tells documents apart', () => {
  expect(normalise('<a b="1" c="x &gt; y">&quot;&#x27;</a><br/>')).toBe(normalise(`<a c="x > y" b="1">"'</a><br>`));
  for (const other of ['<a b="2">t</a>', '<a>t</a>', '<a b="1">t &lt;</a>', '<a b="1">t </a>', '<a b="1"> t</a>', '<b b="1">t</b>', '<a b="1">t']) {
    expect(normalise(other)).not.toBe(normalise('<a b="1">t</a>'));
  }
});
