/** A number that a lesson states is a number that `lib/ml` computes: none is only typed. */
import { expect, test } from 'vitest';
import { backpropSteps } from '#lib/ml/backprop-steps.ts';
import { backward, forward, train, update, WORKED_EXAMPLE } from '#lib/ml/backprop.ts';
import { readProse } from './test-cells.ts';

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
