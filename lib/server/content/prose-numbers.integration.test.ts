/** A number that a lesson states is a number that `lib/ml` computes: none is only typed. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { backpropSteps } from '#lib/ml/backprop-steps.ts';
import { backward, forward, train, update, WORKED_EXAMPLE } from '#lib/ml/backprop.ts';
import { sigmoid } from '#lib/ml/sigmoid.ts';
import { LABELS, MOMENTS, squaredLoss } from '#lib/ml/supervised-loop.ts';

/** The lesson without its cells: what is said, not what is run. */
async function readProse(folder: string): Promise<string> {
  const text = await readFile(`content/courses/deep-learning/${folder}/lesson.mdx`, 'utf8');
  return text.replace(/```ts cell[\s\S]*?```/g, '');
}

test('backpropagation: the prose states exactly what follows from the worked example', async () => {
  const prose = await readProse('24-backprop-step-by-step');
  const stated = new Set(prose.match(/\d\.\d{6,}/g));

  const g = backward(WORKED_EXAMPLE);
  const { w5, w7 } = update(WORKED_EXAMPLE);
  const hasty_dE_dw1 = (g.delta_o1 * w5 + g.delta_o2 * w7) * g.dout_dnet_h1 * WORKED_EXAMPLE.i1;
  const computed = [...backpropSteps(WORKED_EXAMPLE).map(({ value }) => value), WORKED_EXAMPLE.w1 - WORKED_EXAMPLE.eta * hasty_dE_dw1];
  const known = new Set(computed.map((value) => Math.abs(value).toFixed(9)));
  expect([...stated].filter((number) => !known.has(number))).toEqual([]);

  // and it does state what the course promises
  for (const number of ['0.593269992', '0.274811083', '0.298371109', '0.082167041', '0.291027774', '0.149780716', '0.199561432', '0.249751144', '0.299502287', '0.358916480', '0.408666186', '0.511301270', '0.561370121']) {
    expect(stated).toContain(number);
  }
});

test('backpropagation: rounded numbers', async () => {
  const prose = await readProse('24-backprop-step-by-step');
  const start = forward(WORKED_EXAMPLE);
  const end = forward(train(WORKED_EXAMPLE, 10_000));
  expect(prose).toContain(`answers ${start.out_o1.toFixed(3)} and ${start.out_o2.toFixed(3)}`);
  expect(prose).toContain(`$${end.out_o1.toFixed(4)}$ and $${end.out_o2.toFixed(4)}$`);
  const [digits, exponent] = end.E.toExponential(4).split('e');
  expect(prose).toContain(`$${digits} \\times 10^{${exponent}}$`);
  const ratio = Number((start.E / end.E).toPrecision(2));
  expect(prose).toContain(`about ${ratio.toLocaleString('en')} times smaller`);
});

/** Numbers of three decimals or more in the prose that follow from nothing in `known`, which is rounded as they are. */
function findUnknown(prose: string, known: readonly number[]): string[] {
  const [, body = ''] = prose.split(/\n---\n/); // without the frontmatter, where addresses hold numbers
  const stated = new Set(body.match(/\d+\.\d{3,}/g));
  return [...stated].filter((number) => {
    const decimals = number.length - number.indexOf('.') - 1;
    return !known.some((value) => Math.abs(value).toFixed(decimals) === number);
  });
}

test('losses: every number of the prose', async () => {
  const prose = await readProse('21-losses-and-tasks');
  const lossOf = (p: number): number => -Math.log(p);
  const powers = [2, 1, 0.1].map(Math.exp);
  const softmax = powers.map((power) => power / powers.reduce((sum, v) => sum + v, 0));
  const slopeOfSquare = (p: number): number => 2 * (p - 1) * p * (1 - p);
  const confident = sigmoid(-8);
  const [TP, FP, FN, n] = [8, 20, 2, 1000];
  const known = [Math.sqrt(6 / 4), lossOf(0.7), lossOf(0.5), lossOf(0.1), lossOf(0.01), confident - 1, slopeOfSquare(confident), ...softmax.map(lossOf), Math.log(3), Math.log(10), 990 / n, (n - FP - FN) / n, TP / (TP + FN), (2 * TP) / (2 * TP + FP + FN), TP / (TP + FP), FP / 990, 14 / 15];
  expect(findUnknown(prose, known)).toEqual([]);
});

test('supervised training: every number of the prose', async () => {
  const prose = await readProse('20-supervised-training');
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
  expect(findUnknown(prose, [...ofTheFigure, ...[0, 1, 2, 50, 1000].map((iterations) => train(1, iterations)), train(20, 1)])).toEqual([]);
});
