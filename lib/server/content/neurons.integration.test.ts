/** Module 1, Neurons: what the prose promises, the cells print; what it states by hand, `lib/ml` computes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { selectActivation, softmax } from '#lib/ml/activations.ts';
import { learn, SAMPLE_SETS } from '#lib/ml/plane-learning.ts';
import { printedBy, readProse, startTensorFlow } from './test-cells.ts';

beforeAll(startTensorFlow);

describe('activation functions', () => {
  const folder = '12-activation-functions';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('collapse')).toBe('numbers in ten layers 200  in one 20\nlargest difference below 1e-5: true');
    expect(printed('absolute-value')).toContain('{"x":-3,"ReLU(x)":0,"ReLU(−x)":3,"sum":3}');
    for (const row of ['"sigmoid","output":"0.8808","slope":"0.1050","measured":"0.1050"', '"tanh","output":"0.9640","slope":"0.0707","measured":"0.0707"', '"swish","output":"1.7616","slope":"1.0908","measured":"1.0908"']) {
      expect(printed('slopes')).toContain(row);
    }
    expect(printed('ten-layers')).toBe('sigmoid at best 9.5e-7\nsigmoid at z = 2 1.6e-10\ntanh at z = 1 1.7e-4\nReLU that is on 1\nReLU that is off 0');
    expect(printed('softmax')).toBe('0.665 0.245 0.090');
    expect(printed('overflow')).toBe('e^709 = 8.2e+307  e^710 = null\nshares of 1000 and 998: [null,null]');
    expect(printed('mended').match(/\["0\.881","0\.119"\]/g)).toHaveLength(2);
  });

  test('prose', async () => {
    const prose = await readProse(folder);
    const { value, slope } = selectActivation('sigmoid');
    const e = Math.exp;
    for (const [stated, computed] of [
      ['$e^{-2} = 0.1353$', e(-2).toFixed(4)],
      ['1/1.1353 = 0.8808', value(2).toFixed(4)],
      ['= 0.1050$', slope(2).toFixed(4)],
      ['$7.389$, $2.718$ and $1$', `${e(2).toFixed(3)}$, $${e(1).toFixed(3)}`],
      ['$11.107$', (e(2) + e(1) + 1).toFixed(3)],
      ['at most $0.25$', String(slope(0))],
      ['$1.8 \\times 10^{308}$', (Number.MAX_VALUE / 1e308).toFixed(1)],
    ] as const) {
      expect(prose).toContain(stated);
      expect(stated).toContain(computed);
    }
    const [p1 = 0, p2 = 0, p3 = 0] = softmax([2, 1, 0]);
    expect(prose).toContain(`$${p1.toFixed(3)}$, $${p2.toFixed(3)}$ and $${p3.toFixed(3)}$`);
    const lowestSwish = Math.min(...Array.from({ length: 500 }, (_, k) => selectActivation('swish').value(-k / 100)));
    expect(prose).toContain(`from ${lowestSwish.toFixed(2).replace('-', '−')} up`);
    expect([Number.isFinite(e(710)), Number.isFinite(e(709)), slope(0) ** 10 < 1e-6]).toEqual([false, true, true]);
  });
});

describe('how a neuron learns', () => {
  const folder = '11-perceptron-learning';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('perceptron-rule')).toBe('corrections 10  first pass without a mistake 6\nweights 2 1  bias -2');
    expect(printed('why-it-ends')).toContain('no number is smaller than the one to its left: true\nat most 51 corrections');
    const fromFarBelow = learn({ samples: SAMPLE_SETS.and, rule: 'perceptron', features: 'plain', eta: 0.3 }, 400, { weights: [0, 0], bias: -50 });
    expect(await readProse(folder)).toContain(`It takes ${fromFarBelow.corrections} corrections now`);
    // every correction moved both weights and the bias: only the row 1 1 does that
    expect(fromFarBelow.neuron.weights.map((w) => Math.round(w / 0.3))).toEqual([fromFarBelow.corrections, fromFarBelow.corrections]);
    expect(fromFarBelow.wrong).toEqual([]);
    expect(printed('adaline-step')).toBe('loss before 0.25  after 0.15625\nweights 0.25 0.25  bias 0.25');
    expect(printed('adaline')).toBe('weights 0.500 0.500  bias -0.250\nloss 0.0625\nsums -0.25  0.25  0.25  0.75');
    expect(printed('xor-fails')).toContain('perceptron: finished false');
    expect(printed('xor-fails')).toContain('Adaline: sums 0.50  0.50  0.50  0.50');
    expect(printed('product-feature')).toContain('finished in pass 8  corrections 16');
    expect(printed('hidden-layer')).toBe('answers 0 1 1 0  wanted 0 1 1 0');
    expect(printed('no-bias')).toBe('AND without bias, finished in pass: never');
    expect(printed('mended')).toBe('AND with a constant input, finished in pass: 6');
  });

  test('prose', async () => {
    const prose = await readProse(folder);
    const { corrections, neuron } = learn({ samples: SAMPLE_SETS.and, rule: 'perceptron', features: 'plain', eta: 1 }, 24);
    expect(prose).toContain(`AND takes ${corrections} corrections`);
    expect(prose).toContain(`$w = (${neuron.weights.join(', ')})$, $b = ${neuron.bias}$`);
    const adaline = learn({ samples: SAMPLE_SETS.and, rule: 'adaline', features: 'plain', eta: 0.5 }, 300);
    expect(prose).toContain(`stays at $${adaline.history.at(-1)?.toFixed(4)}$`);
    expect(prose).toContain(`the loss is $${learn({ samples: SAMPLE_SETS.and, rule: 'adaline', features: 'plain', eta: 0.5 }, 1).history[1]}$`);
    // the learning rate of the prompt: 0.6 still learns, 0.7 does not
    const ends = (eta: number) => learn({ samples: SAMPLE_SETS.and, rule: 'adaline', features: 'plain', eta }, 300).diverged;
    expect([ends(0.6), ends(0.7)]).toEqual([false, true]);
    expect(prose).toContain('from 0.5 in steps of a tenth');
  });
});

describe('linear regression', () => {
  const folder = '13-linear-regression';

  test('cells', async () => {
    const printed = await printedBy(folder);
    expect(printed('three-customers')).toBe('w = 19 / 2 = 9.5  b = 501\nresiduals 0.5  -1  0.5');
    expect(printed('normal-equations')).toBe('found 500.17  10.32  1.99  truth 500  10  2\nloss (mean squared error) 355.0  its root 18.84');
    expect(printed('grid-raw')).toContain('at w = 0 the loss is 437265');
    expect(printed('grid-raw')).toContain('"learning rate":"0.00001","5 epochs":"257893","20 epochs":"74376","50 epochs":"38237","100 epochs":"36749"');
    expect(printed('grid-raw')).toContain('"learning rate":"0.001","5 epochs":"2e+12"');
    expect(printed('grid-raw')).toContain('"100 epochs":"Infinity"');
    expect(printed('curvature')).toBe('largest curvature 5782  largest learning rate 2/λ = 3.46e-4\ngrowth per step at 0.1: 577 times');
    expect(printed('grid-scaled')).toContain('largest curvature 2.00');
    expect(printed('grid-scaled')).toContain('"learning rate":"0.1","5 epochs":"47315","20 epochs":"413","50 epochs":"355","100 epochs":"355"');
    expect(printed('watch-it')).toBe('by descent 500.17  10.32  1.99\nby formula 500.17  10.32  1.99');
    expect(printed('assumptions')).toBe('mean of the residuals is 0: true\nspread in the lower and upper half: 17.8 and 19.8\nthe same with misses that grow with age: 13.8 and 28.9');
    expect(printed('unscaled-input')).toBe('predicted 2252  by the truth 630');
    expect(printed('mended')).toBe('predicted 631  by the truth 630');
  });

  test('prose', async () => {
    const prose = await readProse(folder);
    for (const stated of ['$w = 9.5$', '$b = 520 - 9.5 \\cdot 2 = 501$', 'down to 36,749', 'the formula reached 355', 'is above 400,000', 'about $3.5 \\times 10^{-4}$', 'after 50 epochs its loss is that of the normal equations']) expect(prose).toContain(stated);
  });
});
