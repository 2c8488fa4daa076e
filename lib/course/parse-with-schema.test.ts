import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ContentError } from './content-error.ts';
import { frontmatterSchema } from './course-schema.ts';
import { parseJson } from './parse-json.ts';
import { parseWithSchema } from './parse-with-schema.ts';
import { parseYaml } from './parse-yaml.ts';

const schema = z.strictObject({
  name: z.string().min(2),
  size: z.number().positive().max(9).default(1),
  parts: z.record(z.string(), z.strictObject({ kind: z.enum(['a', 'b']) })).default({}),
});

function findProblems(text: string): readonly string[] {
  try {
    parseWithSchema(schema, parseJson('f.json', text));
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ position, expected, found, todo }) => `${position?.line}: ${expected} / ${found} / ${todo}`);
  }
}

describe('parseWithSchema', () => {
  it('gives a total value', () => {
    expect(parseWithSchema(schema, parseJson('f.json', '{"name": "xy"}'))).toEqual({ name: 'xy', size: 1, parts: {} });
  });

  it('names unknown fields at their lines, with the nearest known one', () => {
    expect(findProblems('{\n"name": "xy",\n"sise": 2,\n"colour": 1\n}')).toEqual([
      '3: only the fields name, size, parts / the field "sise" / write "size" instead, or remove it',
      '4: only the fields name, size, parts / the field "colour" / remove "colour"',
    ]);
  });

  it('names fields inside records', () => {
    expect(findProblems('{"name": "xy", "parts": {\n"p": {"kind": "c", "knd": 1}}}')).toEqual([
      '2: "parts.p.kind": one of "a", "b" / "c" / correct "parts.p.kind"',
      '2: "parts.p": only the fields kind / the field "knd" / write "kind" instead, or remove it',
    ]);
  });

  it('tells missing, wrong, too small and too large apart', () => {
    expect(findProblems('{}')).toEqual(['1: "name": a value of type string / nothing: the field is missing / add the field "name"']);
    expect(findProblems('{"name": 3}')).toEqual(['1: "name": a value of type string / 3 / correct "name"']);
    expect(findProblems('{"name": "x", "size": 0}')).toEqual(['1: "name": at least 2 characters / "x" / correct "name"', '1: "size": more than 0 / 0 / correct "size"']);
    expect(findProblems('{"name": "xy", "size": 10}')).toEqual(['1: "size": at most 9 / 10 / correct "size"']);
    expect(findProblems('[]')).toEqual(['1: a value of type object / [] / correct the file']);
  });
});

describe('parseYaml', () => {
  const front = 'title: A\nterms:\n  - term: x\n    meaning: y\n';

  it('counts lines from where the text begins in its file', () => {
    const located = parseYaml('f.mdx', front, 2);
    expect(located.positionOf(['terms', 0, 'meaning'])).toEqual({ line: 5, column: 14 });
    expect(located.positionOf(['terms'], 'key')).toEqual({ line: 3, column: 1 });
    expect(located.positionOf(['nothing'])).toEqual({ line: 2, column: 1 });
  });

  it('fills what may be left out', () => {
    const text = 'title: A\nsummary: B\nquestion: C?\nminutes: 5\n';
    expect(parseWithSchema(frontmatterSchema, parseYaml('f.mdx', text, 2))).toMatchObject({ terms: [], sources: [] });
  });

  it.each([['a: 1\na: 2\n', 3], ['a: b: c\n', 2], ['a: "x\n', 3], ['a: *nowhere\n', 2]])('refuses %j', (text, line) => {
    try {
      parseYaml('f.mdx', text, 2).positionOf([]);
      expect.fail('Expected a ContentError');
    } catch (error) {
      expect(error).toBeInstanceOf(ContentError);
      expect(error instanceof ContentError && error.problems[0]?.position?.line).toBe(line);
    }
  });
});
