import { transform } from 'sucrase';
import { describe, expect, test } from 'vitest';
import type { TakeAlongPart } from './lesson-parts.ts';
import { along, LESSON } from './test-lesson.ts';
import { toScript } from './to-script.ts';

const scriptOf = (...sources: string[]): string => toScript(along({ lesson: { ...LESSON, parts: sources.map((source, index): TakeAlongPart => ({ kind: 'cell', id: `c${index}`, source, browser: false })) } }));

/** What a script without imports prints. */
async function run(script: string): Promise<string[]> {
  const lines: string[] = [];
  Object.assign(globalThis, { print: (line: unknown) => void lines.push(String(line)) });
  const { code } = transform(script, { transforms: ['typescript'] });
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  Reflect.deleteProperty(globalThis, 'print');
  return lines;
}

test('prose as remarks, imports once at the top, code as typed, exercises apart', () => {
  const script = toScript(along());
  expect(script).toContain('// Read $x < 2$ and [more](https://learn.example/courses/tiny/second).');
  expect(script.indexOf('const { show } = lessonModules.display;')).toBeLessThan(script.indexOf('let x = 1;'));
  expect(script).toContain("// import { show } from 'epoch/display';\nlet x = 1;");
  expect(script).toContain('const y: number = x + 1;');
  expect(script).toContain('{\nconst y = 5;\n}');
  expect(script).not.toContain('.invalid');
});

test('the script says what it has to be allowed: nothing, or its own site for data', () => {
  expect(toScript(along())).toContain('deno run first.ts');
  expect(scriptOf("import { load } from 'epoch/data';")).toContain('deno run --allow-net=learn.example first.ts');
});

test('a cell without a semicolon does not call the next one', async () => {
  expect(await run(scriptOf('print(1)', '// the list\n[2].forEach(print)', '(print)(3)'))).toEqual(['1', '2', '3']);
});

describe('names that are declared again', () => {
  test('mean the new one from there on', async () => {
    expect(await run(scriptOf('const a = 1; print(a);', 'let a = 2; print(a);', 'print(a);', 'function a() { return 3; }\nprint(a());'))).toEqual(['1', '2', '2', '3']);
  });

  test('also where the old ones were var, exported or imported', async () => {
    expect(await run(scriptOf('export const b = 1; print(b);', 'var b = 2;\nprint(b);', 'var b = 3;\nprint(b);'))).toEqual(['1', '2', '3']);
    expect(scriptOf("import { show } from 'epoch/display';", 'const show = 1;')).toMatch(/const \{ show \} = lessonModules[\s\S]*\{ \/\/ from here on show is new\nconst show = 1;\n\}/);
  });

  test('imports of one module stand together', () => {
    expect(scriptOf("import { plot } from 'epoch/display';", "import { plot, table as t } from 'epoch/display';\nimport * as tf from '@tensorflow/tfjs';")).toContain("const { plot, table: t } = lessonModules.display;\nconst tf = await import('npm:@tensorflow/tfjs@4.22.0');\n");
  });

  test('an import of another thing under the same name stands where it was', () => {
    expect(scriptOf("import { plot as draw } from 'epoch/display';", "import { step as draw } from 'epoch/ml';")).toMatch(/\{ \/\/ from here on draw is new\nconst \{ step: draw \} = lessonModules\.ml;\n\/\/ import/);
  });
});

test('a cell that cannot be read, or needs a browser, is left out and says why', () => {
  expect(scriptOf('const = 1')).toMatch(/\/\/ Left out\. It cannot be read: .+\n\/\/\n\/\/ const = 1/);
  const script = toScript(along({ lesson: { ...LESSON, parts: [{ kind: 'cell', id: 'w', source: 'innerWidth', browser: true }] } }));
  expect(script).toContain('// Left out. It needs a browser.\n//\n// innerWidth');
});
