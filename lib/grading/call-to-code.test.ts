import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runProgram } from '#lib/notebook/run-program.ts';
import { callToCode, TENSORFLOW } from './call-to-code.ts';
import { formatCall } from './format-value.ts';
import { TensorValue, type LearnerValue } from './learner-value.ts';

/** The arguments that the code passes. */
async function evaluate(code: string): Promise<unknown> {
  const tf = { tensor: (values: unknown, shape: unknown) => ({ values, shape }), scalar: (value: unknown) => ({ value }) };
  Object.assign(globalThis, { [TENSORFLOW]: tf, f: (...args: unknown[]) => args });
  return runProgram({ code: `async () => (${code})` }, () => Promise.reject(new Error('Expected no import')));
}

describe('callToCode', () => {
  it('gives back what was passed, for any short value', async () => {
    const value = fc.letrec<{ value: LearnerValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.constantFrom(-0, NaN, Infinity, -Infinity, 1e21, 1.5e-7, 0.1),
        fc.string({ maxLength: 8 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 4 }).filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 3 }), async (args) => {
        const text = formatCall('f', args);
        fc.pre(!text.includes('…'));
        expect(await evaluate(callToCode(text) ?? 'null')).toEqual(args);
      }),
    );
  });

  it('writes tensors and typed arrays', () => {
    const call = formatCall('f', [new TensorValue([2, 1], 'float32', Float32Array.of(0.5, 2)), new TensorValue([], 'float32', Float32Array.of(3)), Float32Array.of(1, 2)]);
    expect(callToCode(call)).toBe('f(epochTf.tensor([[0.5], [2]], [2, 1]), epochTf.scalar(3), new Float32Array([1, 2]))');
  });

  it('takes the last call, and none where only a name was read or a value was cut', () => {
    expect(callToCode('w, sigmoid(1.5), sigmoid(1)')).toBe('sigmoid(1)');
    expect(callToCode('w')).toBeNull();
    expect(callToCode(formatCall('f', [Array.from({ length: 40 }, (_, k) => k)]))).toBeNull();
    expect(callToCode('f(a function)')).toBeNull();
    expect(callToCode('')).toBeNull();
  });
});
