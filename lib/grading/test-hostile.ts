/** What a hostile process may send, drawn near enough to the protocol to get past its first checks. For tests. */
import fc from 'fast-check';
import { expect } from 'vitest';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', '$', 'type', 'id', 'value', 'entries', 'shape', 'dtype', 'data', 'name', 'what', 'length'] as const;
const key = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 }));
const scalar = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('tensor', 'typed', 'record', 'opaque', 'undefined', 'number', 'NaN', '-0', 'float32', 'bool', 'Float32Array', 'AAAAAA==', 'AQ=='));

/** Any JSON value, with the names that hurt. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 5, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 6 }), fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map(toRecord)),
})).value;

/** Wire values, right and nearly right. */
export const nearlyWire: fc.Arbitrary<unknown> = fc.letrec<{ wire: unknown }>((tie) => ({
  wire: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('wire'), { maxLength: 4 }),
    fc.record({ $: fc.constant('record'), entries: fc.oneof(fc.array(fc.tuple(key, tie('wire')), { maxLength: 4 }), anyJson) }),
    fc.record({ $: fc.constant('tensor'), shape: fc.oneof(fc.array(fc.oneof(fc.nat(3), fc.nat(), fc.double()), { maxLength: 10 }), anyJson), dtype: fc.constantFrom('float32', 'int32', 'bool', 'string'), data: fc.oneof(fc.base64String({ maxLength: 64 }), anyJson) }),
    fc.record({ $: fc.constant('typed'), name: fc.constantFrom('Float32Array', 'Uint8Array', 'Uint16Array', '__proto__', 'constructor'), data: fc.oneof(fc.base64String({ maxLength: 64 }), anyJson) }),
    fc.record({ $: fc.constantFrom('number', 'opaque', 'undefined', 'function'), value: scalar, what: fc.oneof(scalar, fc.string({ minLength: 190, maxLength: 210 })) }),
  ),
})).wire;

/** Messages of both protocols, with fields that may be anything. */
export const nearlyMessage: fc.Arbitrary<unknown> = fc.oneof(
  anyJson,
  fc.record({
    type: fc.constantFrom('ready', 'loaded', 'load-failed', 'value', 'threw', 'too-large', 'log', 'log-limit', 'declared', 'started', 'ask', 'result', 'finished', 'broken', '__proto__'),
    id: fc.oneof(fc.nat(3), scalar),
    index: fc.oneof(fc.nat(2), scalar),
    value: nearlyWire,
    error: fc.oneof(fc.record({ name: scalar, message: scalar, line: scalar, column: scalar, memory: scalar }), anyJson),
    text: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), anyJson),
    what: scalar,
    message: scalar,
    checks: anyJson,
    ask: fc.constantFrom('call', 'read', 'write'),
    name: fc.oneof(fc.string({ maxLength: 300 }), anyJson),
    args: fc.oneof(fc.array(nearlyWire, { maxLength: 3 }), anyJson),
    result: fc.oneof(fc.record({ index: fc.constant(0), title: fc.constantFrom('a', 'b'), points: fc.constantFrom(2, 3), status: fc.constantFrom('passed', 'partly', 'failed', 'broken', '__proto__'), earned: fc.oneof(fc.constantFrom(0, 1, 2), scalar), got: fc.oneof(scalar, fc.string({ maxLength: 2_000 })) }), anyJson),
  }),
);

/** Their text as it would be on the wire; now and then it is no JSON at all. */
export const anyFrame: fc.Arbitrary<string> = fc.oneof({ arbitrary: nearlyMessage.map((message) => JSON.stringify(message)), weight: 9 }, { arbitrary: fc.string({ unit: 'binary' }), weight: 1 });

/** `__proto__` is a key like any other, as JSON.parse makes it. */
function toRecord(entries: readonly (readonly [string, unknown])[]): unknown {
  const record = {};
  for (const [name, value] of entries) Object.defineProperty(record, name, { value, enumerable: true, writable: true, configurable: true });
  return record;
}

const clean = [Object, Array, Function, String, Number].map(({ prototype }) => Reflect.ownKeys(prototype as object).length);

/** No key was added to or taken from what all values share. */
export function expectCleanPrototypes(): void {
  expect([Object, Array, Function, String, Number].map(({ prototype }) => Reflect.ownKeys(prototype as object).length)).toEqual(clean);
}
