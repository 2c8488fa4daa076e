import { describe, expect, it } from 'vitest';
import { encodeOutput, encodeValue } from './encode-value.ts';
import { OUTPUT_LIMITS, type ValueNode } from './outputs.ts';

const preview = (value: unknown): string => {
  const node = encodeValue(value);
  return 'preview' in node ? node.preview : node.type === 'primitive' ? node.text : node.type === 'cut' ? node.reason : node.type;
};

describe('encodeValue', () => {
  it.each([
    [1, '1'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [10n, '10n'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    ["it's", `"it's"`],
    ['a\nb', String.raw`'a\nb'`],
    [Symbol('s'), 'Symbol(s)'],
    [[1, 'a', [2]], "[1, 'a', Array(1)]"],
    [new Float32Array([1, 2]), 'Float32Array(2) [1, 2]'],
    [new Set([1]), 'Set(1) [1]'],
    [new Map([['k', 1]]), "Map { k → 1 }"],
    [{ a: 1, b: { c: 2 } }, '{ a: 1, b: {…} }'],
    [{}, '{}'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [/x/g, '/x/g'],
    [new TypeError('no'), 'TypeError: no'],
    [Promise.resolve(1), 'Promise (use await to see its value)'],
    [Object.create(null), '{}'],
  ])('shows %o as %s', (value, text) => {
    expect(preview(value)).toBe(text);
  });

  it('names functions and classes', () => {
    expect(encodeValue(function foo() {})).toMatchObject({ type: 'function', name: 'foo' });
    expect(preview([class K {}, (x: number) => x])).toMatch(/class K, ƒ /);
    class Point {
      x = 1;
    }
    expect(preview(new Point())).toBe('Point { x: 1 }');
  });

  it('shows holes and does not run getters', () => {
    const node = encodeValue({
      get dangerous(): number {
        throw new Error('ran');
      },
    });
    expect(node).toMatchObject({ entries: [['dangerous', { type: 'cut', reason: 'getter' }]] });
    expect(preview([, 1])).toBe('[empty, 1]');  
  });

  it('stops at circles, but not at repeated values', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(encodeValue(circle)).toMatchObject({ entries: [['self', { type: 'cut', reason: 'circular' }]] });
    const twice = { x: 1 };
    expect(encodeValue([twice, twice])).toMatchObject({ items: [{ type: 'record' }, { type: 'record' }] });
  });

  it('survives proxies that throw at every touch', () => {
    const handler = new Proxy({}, { get: () => () => { throw new Error('no'); } });
    expect(encodeValue(new Proxy({}, handler))).toMatchObject({ type: 'cut' });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(encodeValue([proxy])).toMatchObject({ items: [{ type: 'cut', reason: 'cannot be read' }] });
  });

  it('cuts long lists, records, strings and deep values, keeping their true size', () => {
    const list = encodeValue(Array.from({ length: 1_000 }, (_, i) => i));
    expect(list).toMatchObject({ type: 'list', length: 1_000 });
    expect(list.type === 'list' && list.items.length).toBe(OUTPUT_LIMITS.listItemsShown);
    const record = encodeValue(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])));
    expect(record.type === 'record' && [record.size, record.entries.length]).toEqual([500, OUTPUT_LIMITS.listItemsShown]);
    expect(preview('x'.repeat(20_000))).toContain('(10,000 more characters)');
    let deep: unknown = 'end';
    for (let i = 0; i < 20; i++) deep = [deep];
    expect(JSON.stringify(encodeValue(deep))).toContain('deeper levels');
  });

  it('bounds the whole value, not only each level', () => {
    const wide = (depth: number): unknown => (depth === 0 ? 1 : Array.from({ length: 100 }, () => wide(depth - 1)));
    expect(countNodes(encodeValue(wide(3)))).toBeLessThan(20_000);
  });

  it('reads only the shown part of a list of ten million', () => {
    const touched = { count: 0 };
    const huge = new Proxy(new Array(10_000_000).fill(0), {
      getOwnPropertyDescriptor(target, key) {
        touched.count++;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      get(target, key, receiver) {
        touched.count++;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    expect(encodeValue(huge)).toMatchObject({ type: 'list', length: 10_000_000 });
    expect(touched.count).toBeLessThan(2 * OUTPUT_LIMITS.listItemsShown + 20);
    expect(encodeValue(new Float64Array(10_000_000))).toMatchObject({ length: 10_000_000 });
  });
});

describe('encodeOutput', () => {
  const tensor = { shape: [2, 2], dtype: 'float32', size: 4, isDisposed: false, dataId: {}, dataSync: () => new Float32Array([1, NaN, 3, 4]) };

  it('shows nothing for undefined, text for strings, tensors as tensors', () => {
    expect(encodeOutput(undefined)).toBeNull();
    expect(encodeOutput('hi')).toEqual({ kind: 'text', level: 'result', parts: [{ type: 'primitive', of: 'string', text: 'hi' }] });
    expect(encodeOutput(tensor)).toEqual({
      kind: 'tensor',
      tensor: { shape: [2, 2], dtype: 'float32', size: 4, values: [1, NaN, 3, 4], stats: { min: 1, max: 4, mean: 8 / 3, nan: 1 } },
      block: null,
    });
    expect(encodeOutput([tensor])).toMatchObject({ kind: 'value', value: { items: [{ type: 'tensor' }] } });
  });

  it('cuts large tensors, with statistics over all of their values', () => {
    const size = 1_000_000;
    const output = encodeOutput({ ...tensor, shape: [size], size, dataSync: () => Float32Array.from({ length: size }, (_, i) => i) });
    expect(output).toMatchObject({ tensor: { size, stats: { min: 0, max: size - 1 } } });
    expect(output?.kind === 'tensor' && output.tensor.values.length).toBe(OUTPUT_LIMITS.tensorValuesShown);
    expect(output?.kind === 'tensor' && output.block?.values.length).toBe(size);
  });

  it('shows disposed, boolean and text tensors', () => {
    expect(encodeOutput({ ...tensor, isDisposed: true })).toMatchObject({ tensor: { dtype: 'float32, disposed', values: [], stats: null } });
    expect(encodeOutput({ ...tensor, dtype: 'bool', shape: [2], size: 2, dataSync: () => new Uint8Array([1, 0]) })).toMatchObject({ tensor: { values: [true, false] } });
    expect(encodeOutput({ ...tensor, dtype: 'string', shape: [1], size: 1, dataSync: () => ['a'] })).toMatchObject({ tensor: { values: ['a'], stats: null } });
  });
});

function countNodes(node: ValueNode): number {
  if (node.type === 'list') return node.items.reduce((sum, item) => sum + countNodes(item), 1);
  if (node.type === 'record') return node.entries.reduce((sum, [, value]) => sum + countNodes(value), 1);
  return 1;
}
