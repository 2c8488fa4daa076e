import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLineStates, FIRST_LINE, readLine, type LineState } from './read-line.ts';

/** Kinds of the texts of a lesson, line by line. */
function read(text: string, from: LineState = { mode: 'prose' }): { kind: string; text: string }[][] {
  let state = from;
  return text.split('\n').map((line) => {
    const { tokens, next } = readLine(line, state);
    state = next;
    return [...tokens];
  });
}
const kindOf = (text: string, part: string, from?: LineState) => read(text, from).flat().find((token) => token.text === part)?.kind;

describe('readLine', () => {
  it.each([
    ['a **bold** word', '**bold**', 'strong'],
    ['an *apt* word and _one_ more', '*apt*', 'emphasis'],
    ['a snake_case_name stays', 'a snake_case_name stays', 'plain'],
    ['so $a_1 < b$ holds', '$a_1 < b$', 'math'],
    ['a price of 5$ and 6 $ is none', 'a price of 5$ and 6 $ is none', 'plain'],
    ['use `a < b` here', '`a < b`', 'code'],
    ['see [the chain rule](backprop#chain)', '[the chain rule](backprop#chain)', 'link'],
    ['## A heading', '## A heading', 'heading'],
    ['- an item', '- ', 'sign'],
    ['<Callout kind="try">', '<Callout', 'tag'],
    ['<Callout kind="try">', 'kind', 'attribute'],
    ['<Callout kind="try">', '"try"', 'string'],
    ['a {/* note */} b', '{/* note */}', 'comment'],
    ['not \\<Callout kind', '\\<', 'plain'],
  ])('colours %j: %j is %s', (line, part, kind) => expect(kindOf(line, part)).toBe(kind));

  it('reads front matter only at the start', () => {
    const text = '---\ntitle: Fruit\nminutes: 12\nterms:\n  - term: cell\n---\nminutes: 12';
    expect(kindOf(text, 'title', FIRST_LINE)).toBe('field');
    expect(kindOf(text, ' 12', FIRST_LINE)).toBe('constant');
    expect(kindOf(text, 'term', FIRST_LINE)).toBe('field');
    expect(kindOf(text, 'minutes: 12', FIRST_LINE)).toBe('plain');
  });

  it('goes on over lines in tags, comments, formulas and fences', () => {
    expect(kindOf('<Callout\n  kind="note">', 'kind')).toBe('attribute');
    expect(kindOf('{/* one\ntwo */} three', 'two */}')).toBe('comment');
    expect(kindOf('$$\nx^2\n$$\nafter', 'x^2')).toBe('math');
    expect(kindOf('$$\nx^2\n$$\nafter', 'after')).toBe('plain');
    expect(kindOf('```ts cell id=a\nconst x = 1;\n```\nconst', 'const')).toBe('keyword');
    expect(read('```ts\nconst\n```\nconst').at(-1)).toEqual([{ kind: 'plain', text: 'const' }]);
    expect(kindOf('```text\nconst\n```', 'const')).toBe('plain');
  });

  it('keeps comments and templates of code open over lines', () => {
    expect(kindOf('```ts\n/* one\nconst x\n*/ const y\n```', 'const x')).toBe('comment');
    expect(kindOf('```ts\n/* one\nconst x\n*/ const y\n```', 'const')).toBe('keyword');
    expect(kindOf('```ts\nconst a = `one\nconst\n`; let b\n```', 'let')).toBe('keyword');
    expect(read('```ts\nconst a = `one\nconst\n`; let b\n```')[2]).toEqual([{ kind: 'string', text: 'const' }]);
  });

  it('ends a long fence only with one as long', () => {
    expect(kindOf('````md\n```\nconst\n````\n**after**', '**after**')).toBe('strong');
    expect(kindOf('````md\n```\n**in**\n````', '**in**')).toBe('plain');
  });

  it('keeps every character of every lesson, and ends each in prose', () => {
    const course = 'content/courses/deep-learning';
    const lessons = readdirSync(course).filter((name) => /^\d\d-/.test(name));
    expect(lessons.length).toBeGreaterThan(3);
    for (const lesson of lessons) {
      const text = readFileSync(join(course, lesson, 'lesson.mdx'), 'utf8');
      expect(read(text, FIRST_LINE).map((tokens) => tokens.map((token) => token.text).join('')).join('\n')).toBe(text);
      expect(findLineStates(text).at(-1), lesson).toEqual({ mode: 'prose' });
    }
  });
});
