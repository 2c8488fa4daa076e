/** The playground: training steps per second against the original's algorithm in the same page, and frames while it trains. */
import { build } from 'esbuild';
import type { Bench, Measure } from './measure.ts';

const REPETITIONS = 9;

/** Both networks learn the circle from the same first weights, in turns; gives updates per second of each, and frames. */
const ENTRY = `
import { seededRandom } from '#lib/base/seeded-random.ts';
import { ObjectNetwork } from '#lib/ml/playground/object-network.ts';
import { PlaygroundSession } from '#lib/ml/playground/session.ts';
import { FIRST_SETTINGS } from '#lib/ml/playground/settings.ts';

globalThis.race = (part, repetitions) => {
  const settings = { ...FIRST_SETTINGS, ...part };
  const session = new PlaygroundSession(settings);
  const random = seededRandom(settings.seed + 2);
  const graph = new ObjectNetwork(session.network.shape, () => random.next());
  const points = session.train.map(({ x, y, target }) => ({ inputs: session.features.map(({ of }) => of(x, y)), target }));
  const steps = Math.ceil(points.length / settings.batchSize);
  const epoch = () => {
    for (let from = 0; from < points.length; from += settings.batchSize) {
      for (const { inputs, target } of points.slice(from, from + settings.batchSize)) {
        graph.forward(inputs);
        graph.backward(target);
      }
      graph.update(settings);
    }
  };
  const rate = (work) => {
    const start = performance.now();
    let epochs = 0;
    do { work(); epochs += 1; } while (performance.now() - start < 120);
    return (epochs * steps * 1000) / (performance.now() - start);
  };
  rate(() => session.stepEpoch());
  rate(epoch);
  return Array.from({ length: repetitions }, () => ({ flat: rate(() => session.stepEpoch()), graph: rate(epoch) }));
};`;

const NETWORKS = [
  { name: '4 and 2 neurons', part: {} },
  { name: '8, 8 and 8 neurons, 7 inputs', part: { hidden: [8, 8, 8], features: ['x', 'y', 'xx', 'yy', 'xy', 'sx', 'sy'] } },
] as const;

/** The first settings' 10, the ends of the range, and those that fill four lanes worst. */
const BATCH_SIZES = [10, 1, 2, 3, 5, 9, 30] as const;
const RACES = NETWORKS.flatMap(({ name, part }) => BATCH_SIZES.map((batchSize) => ({ name: `${name}, batch ${String(batchSize)}`, part: { ...part, batchSize } })));

/** Frames of one second. As text: a function would be sent with names that the page does not know. */
const FRAMES = `new Promise((resolve) => {
  const start = performance.now();
  let count = 0;
  requestAnimationFrame(function next(now) {
    count += 1;
    if (now - start < 1000) requestAnimationFrame(next);
    else resolve((count * 1000) / (now - start));
  });
})`;

export const playground: Bench = {
  name: 'playground',
  about: 'training steps of the playground’s network against the original’s algorithm in the same page, and frames while it trains',
  async run(context) {
    const { outputFiles } = await build({ stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, write: false, format: 'iife', target: 'es2022', minify: true });
    const script = outputFiles[0]?.text ?? '';
    const browser = await context.openBrowser();
    try {
      const bare = await browser.newPage();
      await bare.addScriptTag({ content: script });
      const measures: Measure[] = [];
      for (const { name, part } of RACES) {
        context.say(`playground: ${name}`);
        // what the script above puts there
        const rates = await bare.evaluate(([settings, count]) => (globalThis as unknown as { race: (part: object, count: number) => { flat: number; graph: number }[] }).race(settings, count), [part, REPETITIONS] as const);
        measures.push({ name: `original’s algorithm, ${name}`, unit: '/s', values: rates.map(({ graph }) => graph) });
        measures.push({ name: `playground, ${name}`, unit: '/s', values: rates.map(({ flat }) => flat), baseline: `original’s algorithm, ${name}`, target: { of: 'ratio', atLeast: 3 } });
      }
      await bare.close();
      const page = await browser.newPage();
      await page.goto(`${context.origin}/courses/deep-learning/universal-approximation`);
      const figure = page.getByRole('figure', { name: /playground/ });
      await figure.scrollIntoViewIfNeeded();
      await figure.getByRole('button', { name: 'Play' }).click();
      const frames: number[] = [];
      for (let second = 0; second < REPETITIONS; second += 1) {
        frames.push(await page.evaluate<number>(FRAMES));
      }
      return { measures: [...measures, { name: 'frames a second while it trains', unit: '/s', values: frames, target: { of: 'median', atLeast: 59 } }] };
    } finally {
      await browser.close();
    }
  },
};
