/** "Now try": what a prompt asks is done to the cells as a learner would, and what the prompt says about the outcome is so. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PlaygroundSession } from '#lib/ml/playground/session.ts';
import { FIRST_SETTINGS, type Settings } from '#lib/ml/playground/settings.ts';
import { forget, readCells, readProse, runCells, startTensorFlow, type LessonCell } from './test-cells.ts';

beforeAll(startTensorFlow);

interface Prompt {
  readonly folder: string;
  /** words of the prompt, as they stand in the lesson */
  readonly says: string;
  /** [cell, its text, what a learner writes instead]; every text must be there */
  readonly changes: readonly (readonly [cell: string, from: string, to: string])[];
  /** the cell that answers */
  readonly look: string;
  readonly finds: RegExp;
}

const PROMPTS: readonly Prompt[] = [
  { folder: '01-rules-to-learning', says: 'find the one number in the table whose diagnosis changes', changes: [['the-rule', '<= 125', '< 125']], look: 'the-rule', finds: /"x":112,"diagnosis":"prediabetes"\},\{"x":125,"diagnosis":"diabetes"\}/ },
  { folder: '02-features-and-classifiers', says: 'and still 191 test fruits are right', changes: [['train-and-test', '[1, 3, 5, 9]', '[15]']], look: 'train-and-test', finds: /"k":15,"training fruits right":"15 of 16","test fruits right":"191 of 200"/ },
  { folder: '02-features-and-classifiers', says: 'Which of the two borders suffers?', changes: [['two-losses', 'import { curve', 'train.push({ radius: 30, hue: 110, label: 1 });\nimport { curve']], look: 'two-losses', finds: /squared error: .* test 189 of 200[^]*hinge loss: .* test 192 of 200/ },
  { folder: '11-perceptron-learning', says: 'The number of corrections stays the same', changes: [['perceptron-rule', '(AND, 1, 100)', '(AND, 0.1, 100)']], look: 'perceptron-rule', finds: /^corrections 10 / },
  { folder: '11-perceptron-learning', says: 'then to 50', changes: [['perceptron-rule', '(AND, 1, 100)', '(AND, 50, 100)']], look: 'perceptron-rule', finds: /^corrections 10 / },
  { folder: '11-perceptron-learning', says: 'How few hidden neurons are enough?', changes: [['hidden-layer', 'const hidden = 4', 'const hidden = 3']], look: 'hidden-layer', finds: /answers 0 1 1 0 {2}wanted 0 1 1 0/ },
  { folder: '12-activation-functions', says: 'The difference is no longer rounding', changes: [['collapse', '.add(bias); // no', '.add(bias).tanh(); // no']], look: 'collapse', finds: /below 1e-5: false/ },
  { folder: '13-linear-regression', says: 'Why does 1.1 explode when the largest curvature is about 2?', changes: [['grid-raw', '[1e-5, 1e-3, 0.1]', '[0.9, 1.1]']], look: 'grid-scaled', finds: /largest curvature 2\.00[^]*"0\.9".*"100 epochs":"355"[^]*"1\.1".*"100 epochs":"\de\+\d+"/ },
  { folder: '14-universal-approximation', says: 'The error stops near 0.179', changes: [['three-neurons', 'w: [2, 1, -2], b: [2, 0, 2], v: [-0.5, 0.5, 0.5], c: 0', 'w: [2], b: [0], v: [0.5], c: 0'], ['three-neurons', '[0, 1, 2].map', '[0].map'], ['three-neurons', "console.log('error below 0.01:'", "console.log('error', errorAndSlopes(three).error.toFixed(3)"]], look: 'three-neurons', finds: /error 0\.179/ },
  { folder: '14-universal-approximation', says: 'At 10 there are 1,024 pieces, and at 11 the cell counts a single one', changes: [['folded-tents', '[1, 2, 3, 4, 5, 6]', '[10, 11]']], look: 'folded-tents', finds: /"straight pieces":1024.*"straight pieces":1\}/ },
  { folder: '20-supervised-training', says: 'After 1,000 iterations its loss is still about 2', changes: [['training', 'let weights = firstWeights', 'let weights: Weights = { radius: -3, green: -3, bias: 3 }']], look: 'training', finds: /"iteration":1000.*"loss":"(?:1\.9|2\.0)/ },
  { folder: '20-supervised-training', says: 'Why was a splendid first step no promise?', changes: [['training', 'oneIteration(weights, fruits, y, 1)', 'oneIteration(weights, fruits, y, 20)']], look: 'training', finds: /"iteration":1,.*"loss":"0\.1120".*"iteration":2,.*"loss":"1\.\d/ },
  { folder: '20-supervised-training', says: 'would its training loss have warned you?', changes: [['memoriser', 'nextBasket = pick(40);', 'nextBasket = pick(40, 0.7);']], look: 'mended', finds: /"neuron","set":"training","loss":"0\.96","right":39\},\{"learner":"neuron","set":"test","loss":"4/ },
  { folder: '24-backprop-step-by-step', says: 'which four weights never move', changes: [['train', 'let network = given', 'let network = { ...given, i1: 0, i2: 0 }'], ['train', 'const trained = forward(network);', "const trained = forward(network);\nconsole.log(network.w1, network.w2, network.w3, network.w4, trained.E < 1e-3 ? 'the error fell' : trained.E);"]], look: 'train', finds: /^0\.15 0\.2 0\.25 0\.3 the error fell/ },
  { folder: '24-backprop-step-by-step', says: 'Most of the blame is still there', changes: [['numbers', 'w7 = 0.50', 'w7 = 1.4541']], look: 'hidden-weights', finds: /through o2 -0\.0236[^]*together   0\.0317/ },
  { folder: '25-autodiff', says: 'Add division to this cell', changes: [['more-operations', 'const log =', 'const div = (a: Value, b: Value) => new Value(a.data / b.data, [a, b], [1 / b.data, -a.data / b.data ** 2]);\nconst six = leaf(6), three = leaf(3);\nbackward(div(six, three));\nconsole.log(six.grad.toFixed(4), three.grad.toFixed(4));\nconst log =']], look: 'more-operations', finds: /^0\.3333 -0\.6667$/ },
  { folder: '25-autodiff', says: 'Its slope and the measured one no longer agree', changes: [['a-program', 'round < 5', 'round < 50']], look: 'a-program', finds: /at 1\.1: by the tape 2008524491\d\.\d+, measured 380533\.\d+/ },
  { folder: '25-autodiff', says: 'it falls faster and faster', changes: [['backward', 'for (const value of tape) value.grad = 0;', ''], ['mended', 'backward(twice);', 'for (let run = 0; run < 3; run += 1) { backward(twice); console.log(p.grad); }']], look: 'mended', finds: /^-5\n-10\n-17/ },
  { folder: '27-hyperparameter-search', says: 'it ends at 0.253, better than with five', changes: [['bayes', 'trials.length < 5 ?', 'trials.length < 2 ?']], look: 'bayes', finds: /best 0\.253 / },
  { folder: '27-hyperparameter-search', says: 'Give `blind` the seed 5 and look again', changes: [['bayes', 'trials.length < 5 ?', 'trials.length < 2 ?'], ['bayes', 'seededRandom(4)', 'seededRandom(5)']], look: 'bayes', finds: /best 0\.541 / },
  { folder: '27-hyperparameter-search', says: 'may you still say who is better?', changes: [['contest', 'const days = 20', 'const days = 5']], look: 'contest', finds: /"random","mean of the best errors":"0\.301","±":"0\.037".*"bayes","mean of the best errors":"0\.261","±":"0\.007"/ },
  { folder: '28-regularization', says: 'What does the network learn from a copy that lies?', changes: [['remedies', '...training.y.map((v) => -v)', '...training.y']], look: 'remedies', finds: /"augmentation","training":"0\.565","test":"1\.672"/ },
  { folder: '28-regularization', says: 'how many neurons are left with L1', changes: [['whole-network', '{ l1: 0.005 }', '{ l1: 0.05 }']], look: 'whole-network', finds: /"training":"0\.396".*"neurons left":1\}\]$/ },
  { folder: '29-deep-networks', says: 'Which number of pieces does the table give now for ten layers?', changes: [['folds', '4 * relu(x - 0.5)', '3 * relu(x - 0.5)']], look: 'folds', finds: /"layers":10,"neurons, deep":20,"straight pieces":11,/ },
];

let names: ReadonlySet<string> = new Set();
afterEach(() => forget(names));

const change = (cells: readonly LessonCell[], changes: Prompt['changes']): readonly LessonCell[] =>
  changes.reduce<readonly LessonCell[]>((changed, [id, from, to]) => {
    expect(changed.find((cell) => cell.id === id)?.source, `the cell ${id}`).toContain(from);
    return changed.map((cell) => (cell.id === id ? { id, source: cell.source.replace(from, to) } : cell));
  }, cells);

describe.each(PROMPTS)('$folder: $says', ({ folder, says, changes, look, finds }) => {
  test('is so', { timeout: 60_000 }, async () => {
    expect(await readProse(folder)).toContain(says);
    const cells = change(await readCells(folder), changes);
    const run = await runCells(cells.slice(0, 1 + cells.findIndex(({ id }) => id === look)));
    names = run.names;
    expect(run.printed.get(look)).toMatch(finds);
  });
});

test('welcome: a third mark in one row is refused, and the error names that row and the first', async () => {
  expect(await readProse('00-welcome')).toContain('give Bo a third mark, in his row only');
  const upTo = (await readCells('00-welcome')).filter(({ id }) => id === 'first-tensor');
  const longer = change(upTo, [['first-tensor', '[80, 70], // Bo', '[80, 70, 3], // Bo']]);
  await expect(runCells(longer)).rejects.toThrow('entry [0] is a list of 2, entry [1] is a list of 3');
});

describe('universal approximation: the things worth trying in the playground', () => {
  /** losses on training and test points after each of these epochs */
  const losses = (change: Partial<Settings>, ...epochs: readonly number[]): readonly { readonly train: number; readonly test: number }[] => {
    const session = new PlaygroundSession({ ...FIRST_SETTINGS, ...change });
    return epochs.map((epoch) => {
      while (session.epoch < epoch) session.stepEpoch();
      return { train: session.loss('train'), test: session.loss('test') };
    });
  };
  const lastTest = (change: Partial<Settings>, epoch: number): number => losses(change, epoch)[0]?.test ?? NaN;

  test('a circle: no hidden layer fails, three neurons or squares as inputs do it', () => {
    expect(lastTest({ hidden: [] }, 300)).toBeGreaterThan(0.4);
    expect(lastTest({ hidden: [3] }, 300)).toBeLessThan(0.05);
    expect(lastTest({ hidden: [], features: ['xx', 'yy'] }, 300)).toBeLessThan(0.01);
  });

  test('XOR: two neurons fail from every start, three come close, four do it from nearly every one', () => {
    const over = (neurons: number): number[] => Array.from({ length: 10 }, (_, seed) => lastTest({ data: 'xor', hidden: [neurons], seed }, 500));
    expect(Math.min(...over(2))).toBeGreaterThan(0.1);
    expect(over(4).filter((loss) => loss < 0.06).length).toBeGreaterThanOrEqual(9);
  });

  test('a spiral: two layers of eight and a thousand epochs', () => {
    expect(lastTest({ data: 'spiral', hidden: [8] }, 1000)).toBeGreaterThan(lastTest({ data: 'spiral', hidden: [8, 8] }, 1000) * 1.5);
    expect(lastTest({ data: 'spiral', hidden: [8, 8] }, 1000)).toBeLessThan(0.2);
  });

  test('noise and few points: the test loss turns and rises, L2 holds it', () => {
    const few = { data: 'gaussian', noise: 50, trainPercent: 10, hidden: [8, 8] } as const;
    const [early, late] = losses(few, 50, 1000);
    expect(late?.train).toBeLessThan(early?.train ?? NaN);
    expect(late?.test).toBeGreaterThan(1.2 * (early?.test ?? NaN));
    expect(lastTest({ ...few, regularization: 'l2', regularizationRate: 0.01 }, 1000)).toBeLessThan(1.1 * (early?.test ?? NaN));
  });
});
