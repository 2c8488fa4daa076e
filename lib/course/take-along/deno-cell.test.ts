import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findUsed, fromDenoCell, TENSORFLOW_FOR_DENO, toDenoCell, toSetupCell } from './deno-cell.ts';

const CASES: readonly (readonly [name: string, cell: string, deno: string])[] = [
  ['tensors', "import * as tf from '@tensorflow/tfjs';\ntf.ones([2])", "import * as tf from 'npm:@tensorflow/tfjs@4.22.0';\ntf.ones([2])"],
  ['names', "import { plot, table } from 'epoch/display';", 'const { plot, table } = lessonModules.display; // in the lesson: "import { plot, table } from \'epoch/display\';"'],
  ['other names', 'import { plot as draw } from "epoch/display"', 'const { plot: draw } = lessonModules.display; // in the lesson: "import { plot as draw } from \\"epoch/display\\""'],
  ['a whole module', "import * as ml from 'epoch/ml';", 'const ml = lessonModules.ml; // in the lesson: "import * as ml from \'epoch/ml\';"'],
  ['several lines', "import {\n  load,\n  type Row,\n} from 'epoch/data';\nload('a.csv')", 'const { load } = lessonModules.data; // in the lesson: "import {\\n  load,\\n  type Row,\\n} from \'epoch/data\';"\nload(\'a.csv\')'],
  ['types alone', "import type { Row } from 'epoch/data';", ' // in the lesson: "import type { Row } from \'epoch/data\';"'],
  ['a remark behind', "  import { step } from 'epoch/ml'; // the rule", '  const { step } = lessonModules.ml; // the rule // in the lesson: "import { step } from \'epoch/ml\'; // the rule"'],
  ['what is not ours', "import x from 'left-pad';", "import x from 'left-pad';"],
  ['no import', 'const important = 1;', 'const important = 1;'],
];

test.each(CASES)('an import of %s goes to Deno and comes back', (_name, cell, deno) => {
  expect(toDenoCell(cell)).toBe(deno);
  expect(fromDenoCell(deno)).toBe(cell);
});

test('what was written around an import elsewhere comes back, too', () => {
  const there = `${toDenoCell("import { plot } from 'epoch/display';\nplot(1)")}\nconst more = 2; // in the lesson: nobody knows`;
  expect(fromDenoCell(there)).toBe("import { plot } from 'epoch/display';\nplot(1)\nconst more = 2; // in the lesson: nobody knows");
});

test('Deno gets the version of TensorFlow.js that cells have here', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
  expect(TENSORFLOW_FOR_DENO).toBe(`npm:@tensorflow/tfjs@${dependencies['@tensorflow/tfjs'] ?? ''}`);
});

describe('the first cell', () => {
  test('brings what is imported, and shows tensors where there are some', () => {
    expect(findUsed(["import { step } from 'epoch/ml';"])).toEqual({ modules: ['ml'], tensorFlow: false });
    const used = findUsed(["import * as tf from '@tensorflow/tfjs';"]);
    expect(used).toEqual({ modules: ['display'], tensorFlow: true });
    const cell = toSetupCell(used, { display: 'export const a = "`${x}`";', controls: 'no', data: 'no', ml: 'no', debug: 'no', training: 'no' });
    expect(cell).toContain('display: await bring("export const a = \\"`${x}`\\";")');
    expect(cell).toContain('showTensors');
    expect(cell).not.toContain('ml:');
  });
});
