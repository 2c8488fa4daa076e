/** Module 0, Orientation: what the prose promises, the cells print. */
import { beforeAll, describe, expect, test } from 'vitest';
import { hinge } from '#lib/ml/classifiers.ts';
import { printedBy, readProse, startTensorFlow } from './test-cells.ts';

beforeAll(startTensorFlow);

describe('from rules to learning', () => {
  test('cells', async () => {
    const printed = await printedBy('01-rules-to-learning');
    expect(printed('the-rule')).toContain('{"x":125,"diagnosis":"prediabetes"},{"x":125.1,"diagnosis":"diabetes"}');
    expect(printed('six-patients')).toContain('{"t":95,"mistakes":1},{"t":101.5,"mistakes":0}');
    expect(printed('learn-two')).toContain('learned borders 99.85 and 125.25  mistakes 0 and 0');
    const off = [...printed('how-many').matchAll(/average":"([\d.]+)"/g)].map(([, value]) => Number(value));
    expect(off).toEqual([4.75, 1.59, 0.38, 0.18, 0.1]);
    expect(printed('noisy-labels')).toBe('learned border 99.85  mistakes 15 of 400');
    expect(printed('the-gap')).toBe('threshold 87.7  mistakes on the hospital’s patients 0\nmistakes on 1000 new patients 142');
    expect(printed('mended')).toMatch(/^middle of the gap 102.85 {2}mistakes on new patients \d\d\nwith the missing patients 99.85 {2}mistakes on new patients 2$/);
  });

  test('prose', async () => {
    const prose = await readProse('01-rules-to-learning');
    for (const stated of ['$x < 100$, $100 \\le x \\le 125$, $125 < x$', 'finds $101.5$', 'and 142 on new ones']) expect(prose).toContain(stated);
  });
});

describe('features and classifiers', () => {
  test('cells', async () => {
    const printed = await printedBy('02-features-and-classifiers');
    expect(printed('measure')).toBe('radius 4.1 cm  hue 32 degrees');
    expect(printed('nearest')).toBe('distances 0.424  0.283  0.500  0.781\nnearest says 0  three nearest say 0');
    const byK = [...printed('train-and-test').matchAll(/"training fruits right":"(\d+) of 16","test fruits right":"(\d+) of 200","the fruit on the table":"(\w+)"/g)].map((match) => match.slice(1).join(' '));
    expect(byK).toEqual(['16 182 orange', '14 192 watermelon', '15 194 watermelon', '15 192 orange']);
    expect(printed('two-losses')).toContain('squared error: training 15 of 16, test 193 of 200\n  the fruit on the table: watermelon');
    expect(printed('two-losses')).toContain('hinge loss: training 15 of 16, test 192 of 200\n  the fruit on the table: orange');
    expect(printed('green-oranges')).toBe('k = 1: training 18 of 18, test 154 of 200\nk = 3: training 16 of 18, test 159 of 200');
    expect(printed('metres')).toBe('radius in metres, test 185 of 200');
    expect(printed('scaled')).toBe('scaled by the training fruits, test 192 of 200');
  });

  test('prose', async () => {
    const prose = await readProse('02-features-and-classifiers');
    expect([hinge(1, 0.3), hinge(1, 1.5), hinge(1, -0.5)]).toEqual([0.7, 0, 1.5]);
    for (const stated of ['$k = 1$ is right 182 times of 200; with $k = 5$ it is 194 times', 'falls from 182 to 154 of 200', 'on 193 and 192 of the test fruits', 'hinge loss $0.7$; $1.5$ has $0$; $-0.5$, on the wrong side, has $1.5$', '$0.49$, $0.25$ and $2.25$']) expect(prose).toContain(stated);
  });
});
