import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueRealm } from './checker-runtime.ts';
import { OpaqueValue, TensorValue } from './learner-value.ts';
import { expectCleanPrototypes, nearlyWire } from './test-hostile.ts';
import { WIRE_LIMITS } from './wire.ts';
import { decodeValue, encodeValue, WireFormatError, WireSizeError, type TensorRealm } from './wire-codec.ts';

const cross = (value: unknown): unknown => decodeValue(JSON.parse(JSON.stringify(encodeValue(value, valueRealm))), valueRealm);

describe('values that cross the border', () => {
  const plain = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.constantFrom(null, undefined, NaN, Infinity, -Infinity, -0),
      fc.float32Array(),
      fc.uint8ClampedArray(),
      fc.float64Array(),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '$', 'toString', 'hasOwnProperty')), tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).value;

  test('come out as they went in', () => {
    fc.assert(fc.property(plain, (value) => isDeepStrictEqual(cross(value), value)));
  });

  test('keep tensors of every dtype', () => {
    for (const tensor of [new TensorValue([2, 1], 'float32', Float32Array.of(1.5, NaN)), new TensorValue([], 'int32', Int32Array.of(-7)), new TensorValue([0, 3], 'bool', new Uint8Array())]) {
      expect(cross(tensor)).toStrictEqual(tensor);
    }
  });

  test('keep any tensor, or say in words why not', () => {
    const sides = fc.array(fc.oneof({ arbitrary: fc.nat(4), weight: 3 }, { arbitrary: fc.constantFrom(1e9, 2 ** 31), weight: 1 }), { maxLength: 10 });
    const shapes = sides.filter((shape) => shape.reduce((product, side) => product * side, 1) <= 1_000);
    fc.assert(
      fc.property(shapes, fc.constantFrom('float32', 'int32', 'bool', 'string', 'complex64'), fc.nat(255), (shape, dtype, fill) => {
        const size = shape.reduce((product, side) => product * side, 1);
        const learner: TensorRealm = { ...valueRealm, parts: () => ({ shape, dtype, values: new Array<number>(size).fill(fill) }) };
        const arrived = decodeValue(JSON.parse(JSON.stringify(encodeValue({}, learner))), valueRealm);
        expect(arrived instanceof TensorValue || arrived instanceof OpaqueValue).toBe(true);
        // whoever prints it visits no more than what came
        if (arrived instanceof TensorValue) expect(JSON.stringify(arrived.toNested()).length).toBeLessThan(WIRE_LIMITS.frameBytes * 4);
      }),
    );
  });

  test('become opaque when they cannot cross', () => {
    for (const value of [() => 1, Symbol('s'), 10n, new Map(), Promise.resolve(1)]) expect(cross(value)).toBeInstanceOf(OpaqueValue);
    let deep: unknown = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    expect(JSON.stringify(cross(deep))).toContain('levels deep');
    const circular: unknown[] = [];
    circular.push(circular);
    expect(JSON.stringify(cross(circular))).toContain('levels deep');
  });

  test('are refused when they do not fit a frame', () => {
    expect(() => encodeValue(new Float32Array(WIRE_LIMITS.frameBytes / 4), valueRealm)).toThrow(WireSizeError);
    expect(() => encodeValue('ä'.repeat(WIRE_LIMITS.frameBytes / 2), valueRealm)).toThrow(WireSizeError);
    expect(() => encodeValue(new Array(WIRE_LIMITS.nodes + 1).fill(0), valueRealm)).toThrow(WireSizeError);
    expect(() => encodeValue({ length: 1e9, [Symbol.toStringTag]: 'Array' }, valueRealm)).not.toThrow();
  });

  test('never make a frame larger than promised', () => {
    const nasty = fc.oneof(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.array(fc.double(), { maxLength: 500 }), fc.dictionary(fc.string({ unit: 'binary' }), fc.constantFrom(NaN, undefined, -0)));
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 20, maxLength: 200 }), (value) => {
        try {
          expect(new TextEncoder().encode(JSON.stringify(encodeValue(value, valueRealm))).length).toBeLessThanOrEqual(WIRE_LIMITS.frameBytes);
        } catch (error) {
          if (!(error instanceof WireSizeError)) throw error;
        }
      }),
    );
  });
});

/** what stands for something that could not cross does not cross again */
const hasOpaque = (value: unknown): boolean => value instanceof OpaqueValue || (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof TensorValue) && Object.values(value).some(hasOpaque));

describe('claims that arrive', () => {
  test('decode to a value or are refused; nothing else happens', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (claim) => {
        try {
          decodeValue(claim, valueRealm);
        } catch (error) {
          expect(error).toBeInstanceOf(WireFormatError);
        }
      }),
    );
  });

  test('nearly right: what is taken is a value that crosses again unchanged', () => {
    fc.assert(
      fc.property(nearlyWire, (claim) => {
        let value: unknown;
        try {
          value = decodeValue(JSON.parse(JSON.stringify(claim)), valueRealm);
        } catch (error) {
          expect(error).toBeInstanceOf(WireFormatError);
          return;
        }
        if (!hasOpaque(value)) expect(isDeepStrictEqual(cross(value), value)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expectCleanPrototypes();
  });

  test.each([
    ['a number that JSON made infinite', JSON.parse('1e999') as unknown],
    ['a plain object', { a: 1 }],
    ['an unknown tag', { $: 'function' }],
    ['a tag that is inherited', Object.create({ $: 'undefined' })],
    ['a special number of another name', { $: 'number', value: 'toString' }],
    ['base64 with a gap', { $: 'typed', name: 'Uint8Array', data: 'AA A' }],
    ['base64 that is not canonical', { $: 'typed', name: 'Uint8Array', data: 'AB==' }],
    ['a typed array that does not exist', { $: 'typed', name: 'constructor', data: '' }],
    ['half an element', { $: 'typed', name: 'Float32Array', data: 'AAA=' }],
    ['a tensor with too few bytes', { $: 'tensor', shape: [2], dtype: 'float32', data: 'AAAAAA==' }],
    ['a tensor of negative size', { $: 'tensor', shape: [-1], dtype: 'float32', data: '' }],
    ['a tensor of a fractional size', { $: 'tensor', shape: [0.5], dtype: 'bool', data: '' }],
    ['a tensor whose size overflows', { $: 'tensor', shape: [2 ** 31, 2 ** 31, 2 ** 31], dtype: 'bool', data: '' }],
    ['a tensor of a billion empty rows', { $: 'tensor', shape: [1e9, 0], dtype: 'bool', data: '' }],
    ['a tensor of too many sides', { $: 'tensor', shape: new Array(9).fill(1), dtype: 'bool', data: 'AQ==' }],
    ['a bool that is 2', { $: 'tensor', shape: [1], dtype: 'bool', data: 'Ag==' }],
    ['a record without entries', { $: 'record' }],
    ['a record with a key that is no text', { $: 'record', entries: [[1, 2]] }],
    ['a long opaque text', { $: 'opaque', what: 'x'.repeat(10_000) }],
  ])('are refused: %s', (_name, claim) => {
    expect(() => decodeValue(claim, valueRealm)).toThrow(WireFormatError);
  });

  test('cannot pollute prototypes', () => {
    const decoded = decodeValue({ $: 'record', entries: [['__proto__', { $: 'record', entries: [['polluted', true]] }]] }, valueRealm) as Record<string, unknown>;
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(Object.hasOwn(decoded, '__proto__')).toBe(true);
  });

  test('are bounded in number and depth', () => {
    let deep: unknown = 1;
    for (let i = 0; i <= WIRE_LIMITS.depth + 1; i++) deep = [deep];
    expect(() => decodeValue(deep, valueRealm)).toThrow(WireFormatError);
    expect(() => decodeValue(new Array(WIRE_LIMITS.nodes + 1).fill(0), valueRealm)).toThrow(WireFormatError);
  });
});
