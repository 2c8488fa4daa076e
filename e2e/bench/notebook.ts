/** A notebook of a hundred cells, twenty editors in one page, an hour of running again, floods of output. */
import type { Bench } from './measure.ts';
import { openLesson, timeRun } from './lesson-page.ts';
import { addOwnCells, longestFrame, readHeap, timeEditor, timeKeys, timeOpening, timeRunAll } from './notebook-page.ts';

const CELLS = 100;
const OPENINGS = 5;
const KEYS = 40;
const EDITORS = 20;
const RUNS_OF_ALL = 3;
/** runs after which V8 has compiled what it will: until then its code is what grows (450 KB, by heap snapshots), and nothing else does */
const WARM_UP = 1_000;
/** an hour at one run a second */
const RERUNS = 3_600;
const FLOODS = 5;

const SMALL = "import * as tf from '@tensorflow/tfjs';\ntf.tidy(() => tf.scalar(1).add(1).dataSync()[0])";
const FLOOD = "for (let line = 0; line < 1_000_000; line++) console.log('line', line);";

const repeat = async (times: number, measure: (index: number) => Promise<number>): Promise<readonly number[]> => {
  const values: number[] = [];
  for (let index = 0; index < times; index++) values.push(await measure(index));
  return values;
};

export const notebook: Bench = {
  name: 'notebook',
  about: `${CELLS} cells, ${EDITORS} editors, ${RERUNS.toLocaleString('en')} runs of one cell, a million lines of output`,
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const few = await openLesson(browser, context.origin, [SMALL, FLOOD]);
      const [small = '', flood = ''] = few.ids;
      const session = await few.page.context().newCDPSession(few.page);
      await repeat(WARM_UP, () => timeRun(few.page, small));
      const before = await readHeap(session);
      context.say('notebook: an hour of running one cell');
      await repeat(RERUNS, () => timeRun(few.page, small));
      const after = await readHeap(session);
      context.say('notebook: floods');
      const floods = await repeat(FLOODS, () => longestFrame(few.page, flood));
      await few.page.context().close();

      const { page, ids } = await openLesson(browser, context.origin, few.ids.map(() => SMALL));
      context.say(`notebook: ${ids.length} cells`);
      const openFew = await repeat(OPENINGS, () => timeOpening(page, ids.length));
      const typeFew = await timeKeys(page, small, KEYS);
      await addOwnCells(page, CELLS - ids.length, SMALL);
      context.say(`notebook: ${CELLS} cells`);
      const openMany = await repeat(OPENINGS, () => timeOpening(page, CELLS));
      const typeMany = await timeKeys(page, small, KEYS);
      context.say('notebook: run all');
      await timeRunAll(page);
      const runAll = await repeat(RUNS_OF_ALL, async () => (await timeRunAll(page)) / CELLS);
      context.say(`notebook: ${EDITORS} editors`);
      const editors = await repeat(EDITORS, (index) => timeEditor(page, index));
      return {
        measures: [
          { name: `open: ${ids.length} cells`, unit: 'ms', values: openFew },
          { name: `open: ${CELLS} cells`, unit: 'ms', values: openMany, baseline: `open: ${ids.length} cells`, target: { of: 'ratio', atMost: 2 } },
          { name: `a key to its frame: ${ids.length} cells`, unit: 'ms', values: typeFew },
          { name: `a key to its frame: ${CELLS} cells`, unit: 'ms', values: typeMany, baseline: `a key to its frame: ${ids.length} cells`, target: { of: 'ratio', atMost: 1.5 } },
          { name: `run all, each cell of ${CELLS}`, unit: 'ms', values: runAll, target: { of: 'median', atMost: 16 } },
          { name: 'an editor: the 2nd to the 5th', unit: 'ms', values: editors.slice(1, 5) },
          { name: `an editor: the last four of ${EDITORS}`, unit: 'ms', values: editors.slice(-4), baseline: 'an editor: the 2nd to the 5th', target: { of: 'ratio', atMost: 1.5 } },
          { name: `heap of the page after ${WARM_UP.toLocaleString('en')} runs`, unit: 'KB', values: [before] },
          { name: `heap of the page after ${RERUNS.toLocaleString('en')} more`, unit: 'KB', values: [after], baseline: `heap of the page after ${WARM_UP.toLocaleString('en')} runs`, target: { of: 'ratio', atMost: 1.1 } },
          { name: 'a million lines: longest wait for a frame', unit: 'ms', values: floods, target: { of: 'median', atMost: 100 } },
        ],
      };
    } finally {
      await browser.close();
    }
  },
};
