/** A loop at the top level of a cell against the same loop inside a function. */
import { invariant } from '#lib/base/invariant.ts';
import type { Bench } from './measure.ts';
import { openLesson, readOutput, timeRun } from './lesson-page.ts';

const REPETITIONS = 9;

const LOOP = `let sum = 0;
for (let i = 0; i < 20_000_000; i++) sum = (sum + i * 3) % 1_000_003;`;

/** A name that another cell reads is shared, so that the loop's names cannot simply be local. */
const CELLS = [
  `const start = performance.now();\n${LOOP}\n\`ms=\${performance.now() - start}\``,
  `function work() {\n${LOOP}\nreturn sum;\n}\nconst begin = performance.now();\nwork();\n\`ms=\${performance.now() - begin}\``,
  '`ms=${sum}`',
];

export const loops: Bench = {
  name: 'loops',
  about: 'a loop of twenty million turns at the top level of a cell, whose names another cell reads, against the same loop in a function',
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const { page, ids } = await openLesson(browser, context.origin, CELLS);
      const [top = '', inFunction = ''] = ids;
      const time = async (id: string): Promise<number> => {
        await timeRun(page, id);
        const ms = /ms=([\d.]+)/.exec(await readOutput(page, id))?.[1];
        invariant(ms, 'the cell to print its time');
        return Number(ms);
      };
      const values = { top: [] as number[], inFunction: [] as number[] };
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        values.inFunction.push(await time(inFunction));
        values.top.push(await time(top));
      }
      return {
        measures: [
          { name: 'loop in a function', unit: 'ms', values: values.inFunction },
          { name: 'loop at the top level', unit: 'ms', values: values.top, baseline: 'loop in a function', target: { of: 'ratio', atMost: 2 } },
        ],
      };
    } finally {
      await browser.close();
    }
  },
};
