import { describe, expect, it } from 'vitest';
import { ContentError, excerpt, formatProblem, ProblemList, type ContentProblem } from './content-error.ts';

const toProblem = (file: string, line: number | null): ContentProblem => ({
  file,
  position: line === null ? null : { line, column: 3 },
  expected: 'one',
  found: 'two',
  todo: 'change it',
});

describe('ContentError', () => {
  it('formats a problem for a terminal', () => {
    expect(formatProblem(toProblem('a/b.mdx', 7))).toBe('a/b.mdx:7:3\n  expected  one\n  found     two\n  to do     change it');
    expect(formatProblem(toProblem('a/b.mdx', null))).toMatch(/^a\/b\.mdx\n/);
  });

  it('sorts by place', () => {
    const error = new ContentError([toProblem('b', 1), toProblem('a', 12), toProblem('a', 2), toProblem('a', null)]);
    expect(error.problems.map(({ file, position }) => `${file}${position?.line ?? ''}`)).toEqual(['a', 'a2', 'a12', 'b1']);
  });
});

describe('ProblemList', () => {
  it('gathers problems of several pieces of work and throws them together', async () => {
    const list = new ProblemList();
    list.throwIfAny();
    expect(await list.gather(() => 1)).toBe(1);
    const fails = (line: number) => async (): Promise<never> => {
      throw new ContentError([toProblem('a', line)]);
    };
    expect(await list.gather(fails(2))).toBeNull();
    expect(await list.gather(fails(1))).toBeNull();
    expect(list.empty).toBe(false);
    expect(() => list.throwIfAny()).toThrow(/a:1:3[\s\S]*a:2:3/);
  });

  it('lets other errors pass', async () => {
    const work = (): never => {
      throw new TypeError('a bug');
    };
    await expect(new ProblemList().gather(work)).rejects.toThrow(TypeError);
  });
});

it('cuts an excerpt to one short line', () => {
  expect(excerpt('  short ')).toBe('short');
  expect(excerpt('first\nsecond')).toBe('first…');
  expect(excerpt('x'.repeat(80), 10)).toBe(`${'x'.repeat(9)}…`);
});
