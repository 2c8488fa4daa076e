/** Module 2, Training: what the prose promises, the cells print; what it states by hand follows from formulas written anew here. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { batchRange, iterationsPerEpoch } from '#lib/ml/epoch-batches.ts';
import { confidenceInterval } from '#lib/ml/confidence-interval.ts';
import { layerSizes } from '#lib/ml/deep-network.ts';
import { curveRmse, trainCurve } from '#lib/ml/curve-network.ts';
import { normalBelow } from '#lib/ml/gaussian-process.ts';
import { bestOf, searchSettings, trySetting, type Setting } from '#lib/ml/hyperparameter-search.ts';
import { noisyWave } from '#lib/ml/noisy-wave.ts';
import { descend, lossesOf, type OptimiserId } from '#lib/ml/optimisers.ts';
import { fitPolynomial, rmseOf } from '#lib/ml/polynomial-fit.ts';
import { sigmoid } from '#lib/ml/sigmoid.ts';
import { LABELS, MOMENTS, squaredLoss } from '#lib/ml/supervised-loop.ts';
import { SURFACES, VIEW } from '#lib/ml/surfaces.ts';
import { PROGRAMS, tapeOf } from '#lib/ml/tape-programs.ts';
import { gradientsOf } from '#lib/ml/tape.ts';
import { COURSE, printedBy, startTensorFlow } from './test-cells.ts';

beforeAll(startTensorFlow);

/** Numbers of three decimals or more in a lesson's prose that follow from nothing in `known`, rounded as they are. */
async function findUnknown(folder: string, known: readonly number[]): Promise<readonly string[]> {
  const text = await readFile(`${COURSE}/${folder}/lesson.mdx`, 'utf8');
  const [, body = ''] = text.replace(/```ts cell[\s\S]*?```/g, '').split(/\n---\n/); // the frontmatter holds addresses with numbers
  return [...new Set(body.match(/\d+\.\d{3,}/g))].filter((number) => {
    const decimals = number.length - number.indexOf('.') - 1;
    return !known.some((value) => Math.abs(value).toFixed(decimals) === number);
  });
}

describe('supervised training', () => {
  const folder = '20-supervised-training';

  test('cells', async () => {
    const printed = await printedBy(folder);
    for (const loss of ['1.0200', '0.6400', '0.5325', '0.0825', '0.0036']) expect(printed('losses')).toContain(loss);
    expect(printed('network-and-examples')).toContain('loss 1.0447');
    expect(printed('one-iteration')).toContain('loss 0.9420');
    expect(printed('training')).toMatch(/1\.0447.*0\.9420.*0\.8482.*0\.0789.*0\.0033/s);
    expect(printed('test')).toBe('an orange → 0.01 → orange\na watermelon → 0.94 → watermelon');
    expect(printed('by-tensorflow')).toBe('loss after 50 iterations 0.0789');
    expect(printed('memoriser')).toBe('training loss of the memoriser 0');
    expect(printed('mended')).toMatch(/memoriser.*10\.00.*39.*39/s);
  });

  test('prose', async () => {
    const fruits = [[1.2, 0.8], [0.4, 0.1], [0.5, 0.3], [1, 0.9]];
    const train = (eta: number, iterations: number): number => {
      const w = [0.5, -0.5, 0.3]; // radius, green, bias
      const estimates = (): number[] => fruits.map(([radius = 0, green = 0]) => sigmoid((w[0] ?? 0) * radius + (w[1] ?? 0) * green + (w[2] ?? 0)));
      for (let iteration = 0; iteration < iterations; iteration += 1) {
        const deltas = estimates().map((p, k) => 2 * (p - (LABELS[k] ?? 0)) * p * (1 - p));
        [0, 1, 2].forEach((j) => (w[j] = (w[j] ?? 0) - eta * deltas.reduce((sum, delta, k) => sum + delta * ([...(fruits[k] ?? []), 1][j] ?? 0), 0)));
      }
      return squaredLoss(LABELS, estimates());
    };
    const ofTheFigure = MOMENTS.map(({ estimates }) => squaredLoss(LABELS, estimates));
    expect(await findUnknown(folder, [...ofTheFigure, ...[0, 1, 2, 50, 1000].map((iterations) => train(1, iterations)), train(20, 1)])).toEqual([]);
  });
});

describe('losses and tasks', () => {
  const folder = '21-losses-and-tasks';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('always-healthy')).toBe('right: 990 of 1000  accuracy 0.99');
    expect(printed('rents')).toContain('MAE 1  RMSE 1.225  half squares 3');
    expect(printed('best-constant')).toBe('4 6 8 10 12  squared: 8  absolute: 8\n4 6 8 10 120  squared: 29.6  absolute: 8');
    expect(printed('bce')).toBe('0.3567 + 0.4308 + 0.5108 + 0.5108\nBCE 0.4523');
    expect(printed('slopes')).toMatch(/-0\.9997.*-0\.0007/s);
    expect(printed('cross-entropy')).toMatch(/0\.417.*2\.317/s);
    expect(printed('by-tensorflow')).toBe('TensorFlow.js 0.417  by hand 0.417\nknowing nothing 1.099');
    expect(printed('overflow')).toBe('true class 0: NaN  true class 1: Infinity');
    expect(printed('mended')).toBe('subtract the largest: 0 and Infinity\nlogarithm first:      0 and 1000');
    expect(printed('metrics')).toMatch(/0\.990.*0\.978.*0\.286.*0\.800.*0\.421/s);
    expect(printed('auc')).toBe('area 0.9333  pairs 14 of 15 = 0.9333');
  });

  test('prose', async () => {
    const lossOf = (p: number): number => -Math.log(p);
    const powers = [2, 1, 0.1].map(Math.exp);
    const softmax = powers.map((power) => power / powers.reduce((sum, v) => sum + v, 0));
    const slopeOfSquare = (p: number): number => 2 * (p - 1) * p * (1 - p);
    const confident = sigmoid(-8);
    const [TP, FP, FN, n] = [8, 20, 2, 1000];
    const known = [Math.sqrt(6 / 4), lossOf(0.7), lossOf(0.5), lossOf(0.1), lossOf(0.01), confident - 1, slopeOfSquare(confident), ...softmax.map(lossOf), Math.log(3), Math.log(10), 990 / n, (n - FP - FN) / n, TP / (TP + FN), (2 * TP) / (2 * TP + FP + FN), TP / (TP + FP), FP / 990, 14 / 15];
    expect(await findUnknown(folder, known)).toEqual([]);
  });
});

describe('autodiff', () => {
  const folder = '25-autodiff';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('backward')).toBe('L 1  dw 6  dx 4  db 2  dt -2');
    const [ours, theirs] = printed('against-tensorflow').split('\n').map((line) => line.replace(/^\S+ +/, ''));
    expect(ours).toBe(theirs);
    const slopes = [...printed('a-program').matchAll(/by the tape (\S+), measured (\S+),/g)];
    expect(slopes).toHaveLength(3);
    for (const [, tape, measured] of slopes) expect(tape).toBe(measured);
    expect(printed('train-xor')).toBe('0 0 → 0.02\n0 1 → 0.97\n1 0 → 0.97\n1 1 → 0.03\n17 weights, 220 lines on the tape');
    expect([printed('overwritten'), printed('mended')]).toEqual(['overwriting: -2', 'adding up:   -1']);
  });

  test('prose', async () => {
    const neuron = PROGRAMS.find(({ id }) => id === 'neuron');
    // "the gradient 1 … e gets 2, z 2, t −2, wx and b 2 each, w 6 and x 4": inputs w, x, b, t, then wx, z, e, L
    expect(neuron && [...gradientsOf(tapeOf(neuron, []))]).toEqual([6, 4, 2, -2, 2, 2, 2, 1]);
    expect(await findUnknown(folder, [])).toEqual([]);
  });
});

describe('gradient descent', () => {
  const folder = '26-gradient-descent';

  test('cells', async () => {
    const printed = await printedBy(folder);
    for (const path of ['"factor":"0.50","path":"4.00  2.00  1.00  0.50"', '"factor":"0.00","path":"4.00  0.00  0.00  0.00"', '"factor":"-0.80","path":"4.00  -3.20  2.56  -2.05"', '"factor":"-1.00","path":"4.00  -4.00  4.00  -4.00"', '"factor":"-1.50","path":"4.00  -6.00  9.00  -13.50"']) expect(printed('five-runs')).toContain(path);
    expect(printed('one-weight')).toContain('3.00  2.40  1.92');
    expect(printed('valley')).toMatch(/η 0\.099.*loss 0\.0031\n.*η 0\.101.*loss 2\.8e\+4/s);
    expect(printed('step-by-hand')).toBe('at -2.4250 0.4000  loss 4.5403');
    expect(printed('momentum')).toContain('steady 1.00  1.90  2.71');
    expect(printed('first-steps')).toMatch(/without correction.*3\.16.*Adam.*1\.00/s);
    expect(printed('mini-batches')).toMatch(/3000.*0\.095.*60.*0\.113.*3.*1\.741/s);
    expect(printed('stopping')).toBe('converged in epoch 13, loss 0.0897\nstopped after 5 epochs, loss 0.1364');
    expect(printed('sorted')).toBe('sorted:   called a watermelon 813, right 653 of 1000');
    expect(printed('mended')).toBe('shuffled: called a watermelon 514, right 742 of 1000');
  });

  test('prose', async () => {
    const [valley] = SURFACES;
    const arrival = (id: OptimiserId, eta: number): number => (valley ? lossesOf(valley, descend(valley, id, eta, valley.start, 2000)).findIndex((loss) => loss < 0.01) : Number.NaN);
    // "77 steps against 956", "31 steps and beats momentum's 46", "both fly off, while RMSprop needs 7 and Adam 43"
    expect([arrival('momentum', 0.003), arrival('sgd', 0.003), arrival('sgd', 0.09), arrival('momentum', 0.09)]).toEqual([77, 956, 31, 46]);
    expect([arrival('sgd', 0.3), arrival('momentum', 0.3), arrival('rmsprop', 0.3), arrival('adam', 0.3)]).toEqual([-1, -1, 7, 43]);
    const restless = valley ? lossesOf(valley, descend(valley, 'rmsprop', 0.3, valley.start, 2000)).at(-1) : Number.NaN;
    expect(restless).toBeCloseTo(0.236, 3);
    expect(Math.round(956 / 77)).toBe(12);
    expect([1, 100, 1000, 64].map((size) => iterationsPerEpoch(1000, size))).toEqual([1000, 10, 1, 16]);
    // "the fourth step leaves the picture" with η = 0.11, where w2 changes by a factor of 1 − 20 η
    expect([1, 2, 3, 4].map((step) => Math.abs((1 - 20 * 0.11) ** step) > VIEW.w2.max)).toEqual([false, false, false, true]);
    expect(batchRange(1000, 64, 15)).toEqual({ from: 960, to: 1000 });
    // learning rates, constants of Adam, and losses that the cell above prints
    expect(await findUnknown(folder, [0.099, 0.101, 0.003, 0.999, 0.001, 0.095, 0.113, 1.741, 0.236])).toEqual([]);
  });
});

describe('hyperparameter search', () => {
  const folder = '27-hyperparameter-search';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('how-many')).toBe('combinations: 243');
    expect(printed('one-row')).toMatch(/"16 neurons":"1\.321".*"16 neurons":"1\.286"/s);
    expect(printed('grid')).toBe('learning rates tried: 4\nbest 0.295 at 0.056 with 22 neurons');
    expect(printed('random')).toBe('learning rates tried: 16\nbest 0.280 at 0.069 with 22 neurons');
    expect(printed('expected-improvement')).toBe('A 0.0001\nB 0.0169');
    expect(printed('bayes')).toContain('best 0.259 with 7 neurons');
    expect(printed('interval')).toBe('0.30 ± 0.039');
    expect(printed('contest')).toMatch(/0\.295.*"0\.281","±":"0\.011","worst":"0\.352".*"0\.265","±":"0\.004","worst":"0\.293"/s);
    expect(printed('one-run')).toBe('8 neurons 0.219  24 neurons 0.254');
    expect(printed('mended')).toBe('8 neurons   0.334 ± 0.066\n24 neurons  0.267 ± 0.012\ndifference  0.066 ± 0.064');
    expect(printed('winner')).toBe('while searching      0.259\nten other seeds      0.258 ± 0.010\nand on fresh points  0.283 ± 0.013');
    expect(printed('contest-again')).toMatch(/"0\.256".*"0\.288 ± 0\.020".*"0\.266 ± 0\.008"/s);
  });

  test('prose', async () => {
    const both = ({ mean, half }: { readonly mean: number; readonly half: number }): number[] => [mean, half];
    const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
    const ends = (['random', 'bayes'] as const).map((id) => seeds.map((seed) => bestOf(searchSettings(id, seed)).error));
    const grid = bestOf(searchSettings('grid', 1)).error;
    const [small, large] = [8, 24].map((units) => seeds.map((seed) => trySetting({ eta: 0.1, units }, seed)));
    const winner = bestOf(searchSettings('bayes', 4));
    const again = (['validation', 'test'] as const).map((on) => confidenceInterval(seeds.slice(0, 10).map((seed) => trySetting(winner, 100 + seed, on))));
    const meanAgain = (setting: Setting): number => confidenceInterval(seeds.slice(0, 10).map((other) => trySetting(setting, 100 + other))).mean;
    const anew = (id: 'grid' | 'random' | 'bayes', seed: number): number => meanAgain(bestOf(searchSettings(id, seed)));
    const contestAgain = [anew('grid', 1), ...(['random', 'bayes'] as const).flatMap((id) => both(confidenceInterval(seeds.map((seed) => anew(id, seed)))))];
    const ofSearches = [...contestAgain, grid, bestOf(searchSettings('random', 4)).error, bestOf(searchSettings('random', 2)).error, winner.error, ...ends.flatMap((values) => [...both(confidenceInterval(values)), Math.max(...values)]), ...again.flatMap(both)];
    const differences = small?.map((error, k) => error - (large?.[k] ?? 0)) ?? [];
    const ofSeeds = [small?.[3] ?? 0, large?.[3] ?? 0, ...both(confidenceInterval(small ?? [])), ...both(confidenceInterval(large ?? [])), ...both(confidenceInterval(differences)), trySetting({ eta: 0.00001, units: 16 })];
    // learning rates of the grid, expected improvement and interval on paper, Student's t for 5, 10 and 20 values
    const phi = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const below = { A: normalBelow(-2), B: normalBelow(-0.6) };
    const onPaper = [-4.25, -2.75, -1.25].map((power) => Number((10 ** power).toPrecision(2))).concat([0.00001, 0.001, 10 ** -2, phi(2), phi(0.6), below.A, below.B, -0.02 * below.A + 0.01 * phi(2), -0.06 * below.B + 0.1 * phi(0.6), 0.004, Math.sqrt(0.001 / 5), 2.776 * Math.sqrt(0.001 / 5), 2.776, 2.262, 2.093]);
    // where a search with two blind trials ends: now-try.integration.test.ts runs it
    const ofTwoBlind = 0.253;
    expect(await findUnknown(folder, [...ofSearches, ...ofSeeds, ...onPaper, ofTwoBlind])).toEqual([]);
    // "0 lies outside, though only just", "the intervals do not even touch"
    const { mean, half } = confidenceInterval(differences);
    expect(mean - half).toBeGreaterThan(0);
    const [random, bayes] = ends.map((values) => confidenceInterval(values));
    expect((random?.mean ?? 0) - (random?.half ?? 0)).toBeGreaterThan((bayes?.mean ?? 0) + (bayes?.half ?? 0));
  });
});

describe('over- and underfitting', () => {
  const folder = '28-regularization';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('degrees')).toMatch(/0\.802.*0\.690.*0\.222.*0\.232.*0\.000.*2\.400/s);
    expect(printed('one-weight')).toMatch(/"2\.00","4 \/ \(1 \+ λ\)":"2\.00","L1: w":"3\.50","max\(0, 4 − λ\/2\)":"3\.50"/);
    expect(printed('penalties')).toMatch(/0\.229.*1\.9/s);
    expect(printed('early-stopping')).toBe('best 0.258 at step 140\nend  0.380  training 0.001');
    expect(printed('dropout')).toContain('mean of 100,000 sums 20.0');
    expect(printed('remedies')).toMatch(/0\.403.*0\.315.*0\.313.*0\.399.*0\.294/s);
    expect(printed('whole-network')).toMatch(/"11\.9","weights at 0":"0 of 60","neurons left":30.*0\.313.*"2\.7","weights at 0":"0 of 60","neurons left":30.*0\.318.*"51 of 60","neurons left":4/s);
    expect(printed('picked')).toBe('the best of 1,000 coin tossers: 0.85 right');
    expect(printed('mended')).toBe('the winner on new questions: 0.51');
  });

  test('prose', async () => {
    const [training, validation, unseen] = [noisyWave(12, 1), noisyWave(12, 101), noisyWave(400, 1001)];
    const both = (degree: number, lambda = 0): number[] => [training, validation].map((points) => rmseOf(fitPolynomial(training, degree, lambda), points));
    const network = { hidden: 30, steps: 1500, eta: 0.02, seed: 3 };
    const mirrored = { x: Float64Array.from([...training.x, ...training.x.map((v) => -v)]), y: Float64Array.from([...training.y, ...training.y.map((v) => -v)]) };
    const plain = trainCurve(training, network);
    const stopped = trainCurve(training, { ...network, steps: 140 });
    const others = [trainCurve(training, { ...network, l2: 0.001 }), trainCurve(training, { ...network, l1: 0.005 }), trainCurve(training, { ...network, dropout: 0.2 }), trainCurve(mirrored, network)];
    const ofNetworks = [...[plain, stopped, ...others].map((predict) => curveRmse(predict, unseen)), curveRmse(plain, training), curveRmse(plain, validation), curveRmse(stopped, validation)];
    expect(await findUnknown(folder, [...both(0), ...both(3), ...both(11), ...both(11, 0.01), ...ofNetworks])).toEqual([]);
    const largest = (lambda: number): number => Math.max(...fitPolynomial(training, 11, lambda).map(Math.abs));
    expect([Math.round(largest(0) / 100) * 100, Number(largest(0.01).toFixed(1))]).toEqual([3000, 1.9]);
  });
});

describe('deep networks', () => {
  const folder = '29-deep-networks';

  test('cells', { timeout: 120_000 }, async () => {
    const printed = await printedBy(folder);
    expect(printed('folds')).toContain('{"layers":10,"neurons, deep":20,"straight pieces":1024,"neurons, one hidden layer":1023}');
    expect(printed('hierarchy')).toContain('eye    1 0 0 0 1 0\nface   1 0');
    expect(printed('scrambled')).toBe('change below 1e-5: true');
    expect(printed('parameters')).toMatch(/on paper 55,050\n.*"55,050".*"59,210".*"63,370".*"1,190,410".*"4,346,890"/s);
    expect(printed('chain')).toMatch(/"0\.2100".*"-0\.2072".*"0\.4594","product so far":"-0\.0200"/s);
    expect(printed('measured')).toMatch(/6\.5e-14.*3\.2e-2/s);
    expect(printed('measured-growth')).toMatch(/"seed 1":"0\.015".*"seed 1":"15".*"seed 1":"0\.48".*"seed 1":"21"/s);
    expect(printed('gains')).toMatch(/6\.7e-10.*7\.0e-4.*7\.2e-1.*2\.5e\+6/s);
    expect(printed('remedies')).toMatch(/"ReLU, He, residual","last signals":"2\.4e\+4".*"all four","last signals":"8\.5e\+0"/s);
    expect(printed('train')).toBe('loss of the best constant 0.51');
    expect(printed('stuck')).toMatch(/^loss 0\.5\d\nall answers within 0.001 of each other: true$/);
    const loss = Number(/^loss (\S+)\n/.exec(printed('mended'))?.[1]);
    expect(loss).toBeLessThan(0.1);
  });

  test('prose', async () => {
    const sizes = layerSizes({ depth: 20, width: 32, activation: 'sigmoid', gain: 1, normalise: false, residual: false, seed: 1 });
    const [first = 0, last = 0] = [sizes.gradients[0], sizes.gradients.at(-1)];
    expect((last / first / 1e9).toFixed(0)).toBe('485'); // "nearly 500 thousand million"
    const factors = [2, -1, 2].reduce<{ readonly h: number; readonly all: readonly number[] }>(({ h, all }, w) => ({ h: sigmoid(w * h), all: [...all, w * sigmoid(w * h) * sigmoid(-w * h)] }), { h: 1, all: [] }).all;
    const product = factors.reduce((all, factor) => all * factor, 1);
    expect(Math.round(-1 / product)).toBe(50);
    expect(0.5 ** 20).toBeLessThan(1e-6);
    // 0.001: the border in the figure
    expect(await findUnknown(folder, [...factors, product, last, 0.001])).toEqual([]);
  });
});
