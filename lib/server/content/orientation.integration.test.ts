/** Module 0, Orientation: what the prose promises, the cells print. */
import { beforeAll, describe, expect, test } from 'vitest';
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
