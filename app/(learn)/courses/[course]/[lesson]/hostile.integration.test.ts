/** What attackers write, through the real compiler in its sandbox: refused in words at its place, or drawn as words and nothing else. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { renderLesson } from '#app/_components/mdx.tsx';
import { Notebook } from '#app/_components/notebook/notebook.tsx';
import { formatProblem } from '#lib/course/content-error.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { HOSTILE_FRONT_MATTER } from '#lib/server/untrusted/cases/hostile-front-matter.ts';
import { HOSTILE_LESSONS, type HostileText, type Outcome } from '#lib/server/untrusted/cases/hostile-lessons.ts';
import { closeUntrustedCompiler, compileUntrustedLesson } from '#lib/server/untrusted/compile-untrusted.ts';
import { findActiveContent, findActiveMarkup } from '#lib/server/untrusted/find-active-content.ts';

afterAll(closeUntrustedCompiler);

const HEAD = ['---', 'title: T', 'summary: S', 'question: Q?', 'minutes: 1', '---', '', ''];

async function expectOutcome(text: string, outcome: Outcome, linesBefore: number): Promise<void> {
  const result = await compileUntrustedLesson(new Map([['01-l/lesson.mdx', new TextEncoder().encode(text)]]), { course: 'c', folder: '01-l' });
  if (outcome === 'inert') {
    if (!result.ok) throw new Error(`Expected it to compile, got\n${result.problems.map(formatProblem).join('\n')}`);
    expectInert(result.lesson.lesson);
    return;
  }
  const [line, message] = outcome;
  expect(result.ok).toBe(false);
  const [problem] = result.ok ? [] : result.problems;
  expect(problem?.file).toBe('01-l/lesson.mdx');
  expect(`${problem?.expected ?? ''} | ${problem?.found ?? ''}`).toMatch(message);
  // an author who is told a novel reads none of it
  expect(`${problem?.found ?? ''}${problem?.todo ?? ''}`.length).toBeLessThan(1_000);
  if (line !== null) expect(problem?.position?.line).toBe(line + linesBefore);
}

/** Twice: by the check of the server, and by what a browser would look for in the page itself. */
function expectInert(lesson: Lesson): void {
  expect(findActiveContent(lesson, [])).toBeNull();
  const { course, slug, version, cells } = lesson;
  const children = renderLesson(lesson, { assetBase: '/build/x' });
  const html = renderToStaticMarkup(createElement(Notebook, { course, slug, version, cells, assetBase: '/build/x', children }));
  expectNoAction(html);
}

function expectNoAction(html: string): void {
  const tags = html.match(/<(?:"[^"]*"|[^">])*>/g) ?? [];
  for (const tag of tags) {
    expect(tag).not.toMatch(/^<\/?(?:script|iframe|object|embed|base|meta|form|link|style|template|noscript|video|audio|portal|frame|applet)\b/i);
    const outside = tag.replace(/"[^"]*"/g, '""');
    expect(outside).not.toMatch(/\son\w+\s*=/i);
    for (const [, address = ''] of tag.matchAll(/\s(?:href|src|action|formaction|xlink:href|data|poster|srcset)="([^"]*)"/gi)) expect(address).toMatch(/^(?:https:\/\/|\/[^/\\]|#|mailto:[\w.+-]+@[\w.-]+$)/);
  }
}

const check = (cases: readonly HostileText[], toText: (text: string) => string, linesBefore: number): void => {
  it.each(cases.map(([name, text, outcome]) => ({ name, text, outcome })))('$name', ({ text, outcome }) => expectOutcome(toText(text), outcome, linesBefore));
};

for (const [group, cases] of Object.entries(HOSTILE_LESSONS)) describe(group.toLowerCase(), () => check(cases, (text) => HEAD.join('\n') + text, HEAD.length - 1));
describe('front matter', () => check(HOSTILE_FRONT_MATTER, (text) => `---\n${text}\n---\n\na\n`, 0));

it('the tests would see an attack', () => {
  const attacks = ['<script>1</script>', '<kbd onclick="x">a</kbd>', '<a href="javascript:alert(1)">a</a>', '<a href="//evil.example">a</a>', '<img src="data:image/png;base64,A" alt="">', '<p style="position:fixed">a</p>', '<p>a', '<p><b>a</p></b>'];
  for (const html of attacks) expect(findActiveMarkup(html)).not.toBeNull();
  for (const html of attacks.slice(0, 5)) expect(() => expectNoAction(html)).toThrow();
});
