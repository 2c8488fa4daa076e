import { expect, test } from 'vitest';
import { SITE_PLACEHOLDER as SITE } from '#lib/course/take-along/site-address.ts';
import { findParts, toPromptMarkdown } from './find-parts.ts';

const PLACE = { course: 'tiny', lesson: 'first', pictures: { 'images/a.webp': '/pictures/1.webp' } };
const parts = (text: string) => findParts('lesson.mdx', `---\ntitle: First\n---\n\n${text}`, PLACE);
const prose = (text: string): string => parts(text).map((part) => (part.kind === 'prose' ? part.markdown : part.kind)).join('|');

test('cells, exercises and prose in order', () => {
  expect(parts('One $x_1$.\n\nTwo.\n\n```ts cell id=a browser\n1\n```\n\n<Exercise id="e" />\n\n```ts\nshown\n```')).toEqual([
    { kind: 'prose', markdown: 'One $x_1$.\n\nTwo.' },
    { kind: 'cell', id: 'a', source: '1', browser: true },
    { kind: 'exercise', id: 'e' },
    { kind: 'prose', markdown: '```ts\nshown\n```' },
  ]);
});

test('a remark becomes a quotation, with what stands in it', () => {
  expect(prose('<Callout kind="try" title="Now">\nGo [on](second#there).\n\n$$\nx\n$$\n\n```ts cell id=in\n2\n```\n</Callout>')).toBe(`> **Now**\n>\n> Go [on](${SITE}/courses/tiny/second#there).\n>\n> $$\n> x\n> $$|cell`);
});

test('a figure becomes a sentence with a link', () => {
  expect(prose('<FruitPlane />')).toMatch(/^\*Here the lesson has a figure to work with: \[Oranges .*\]\(https:\/\/epoch-site\.invalid\/courses\/tiny\/first\)\.\*$/);
});

test('links and pictures lead to the site, those of the world stay', () => {
  expect(prose('[a](second) [b](#here) [c](https://x.org/second) ![d](images/a.webp) ![e](/figures/e.png)')).toBe(`[a](${SITE}/courses/tiny/second) [b](${SITE}/courses/tiny/first#here) [c](https://x.org/second) ![d](${SITE}/pictures/1.webp) ![e](${SITE}/figures/e.png)`);
  expect(prose('[second](second "second")\n\n[a][r]\n\n[r]: second#r')).toBe(`[second](${SITE}/courses/tiny/second "second")\n\n[a][r]\n\n[r]: ${SITE}/courses/tiny/second#r`);
  expect(toPromptMarkdown('See [it](second).', PLACE)).toBe(`See [it](${SITE}/courses/tiny/second).`);
});

test('authors’ comments are left out', () => {
  expect(prose('Text.{/* secret */}\n\n{/* more */}')).toBe('Text.');
});
