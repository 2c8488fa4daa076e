import { describe, expect, it } from 'vitest';
import { ContentError } from './content-error.ts';
import { parseJson } from './parse-json.ts';

const TEXT = `{
  "a": [1, -2.5e3, "x\\u00e9\\n"],
  "b": { "c": null, "": true }
}
`;

function findMistake(text: string): ContentError['problems'][number] | undefined {
  try {
    parseJson('f.json', text);
    return undefined;
  } catch (error) {
    if (error instanceof ContentError) return error.problems[0];
    throw error;
  }
}

describe('parseJson', () => {
  it('gives what JSON.parse gives', () => {
    for (const text of [TEXT, '[]', '{}', ' "x" ', '0', 'false', '[[],{"a":{}}]', '{"__proto__": 1}']) {
      expect(parseJson('f.json', text).value).toEqual(JSON.parse(text));
    }
  });

  it('knows where values and keys stand', () => {
    const { positionOf } = parseJson('f.json', TEXT);
    expect(positionOf(['a', 1])).toEqual({ line: 2, column: 12 });
    expect(positionOf(['b', 'c'], 'key')).toEqual({ line: 3, column: 10 });
    expect(positionOf(['b', 'c'])).toEqual({ line: 3, column: 15 });
  });

  it('gives the nearest ancestor of what is not there', () => {
    expect(parseJson('f.json', TEXT).positionOf(['b', 'missing', 3])).toEqual({ line: 3, column: 8 });
  });

  it.each([
    ['{"a": 1,}', 'a field name in double quotes', '}', 9],
    ['[1 2]', '"," or "]"', '2]', 4],
    ['{"a" 1}', '":"', '1}', 6],
    ["{'a': 1}", 'a field name in double quotes', "'a':", 2],
    ['{"a": 01}', '"," or "}"', '1}', 8],
    ['{"a": "line\nbreak"}', 'a string that ends on its line, with valid escapes', '"line', 7],
    ['"\\x"', 'a string that ends on its line, with valid escapes', '"\\x"', 1],
    ['{"a": 1} x', 'the end of the file after the value', 'x', 10],
    ['', 'a JSON value', 'the end of the file', 1],
    ['{"a": 1, "a": 2}', 'every field once', '"a" a second time', 10],
  ])('refuses %s', (text, expected, found, column) => {
    expect(findMistake(text)).toMatchObject({ expected, found, position: { column } });
  });
});
