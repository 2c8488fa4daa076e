/** Turns values into wire values and back: total on the way out, strict and bounded on the way in, safe for hostile keys. */
import { fromBase64, toBase64 } from './base64.ts';
import { TYPED_ARRAYS, typedArrayName, type TensorData, type TensorDtype } from './learner-value.ts';
import { WIRE_LIMITS, type WireTensor, type WireValue } from './wire.ts';

/** How a realm holds tensors: real tf tensors beside the learner's code, plain `TensorValue`s beside the checks. */
export interface TensorRealm {
  /** null when `value` is no tensor of this realm */
  parts(value: unknown): { readonly shape: readonly number[]; readonly dtype: string; readonly values: ArrayLike<number> } | null;
  make(shape: readonly number[], dtype: TensorDtype, values: TensorData): unknown;
  /** stands for a value that could not cross */
  opaque(what: string): unknown;
}

/** A wire value that breaks the format: whoever sent it does not keep to the protocol. */
export class WireFormatError extends Error {
  override name = 'WireFormatError';
}

/** A value that is too large for one frame, by count of values or of bytes. */
export class WireSizeError extends Error {
  override name = 'WireSizeError';
}

/** characters that say what an opaque value is */
const OPAQUE_CHARACTERS = 200;

/** Encodes any value. What cannot cross becomes `opaque`; what is too large throws `WireSizeError`. Getters of hostile objects run here, so call it beside the code that made the value. */
export function encodeValue(value: unknown, realm: TensorRealm): WireValue {
  const budget = { nodes: WIRE_LIMITS.nodes, bytes: WIRE_LIMITS.frameBytes };
  const spend = (bytes: number): void => {
    budget.nodes -= 1;
    budget.bytes -= bytes;
    if (budget.nodes < 0) throw new WireSizeError(`a value of more than ${WIRE_LIMITS.nodes.toLocaleString('en')} parts`);
    if (budget.bytes < 0) throw new WireSizeError(`a value of more than ${WIRE_LIMITS.frameBytes / 1024} KiB`);
  };
  const encode = (item: unknown, depth: number): WireValue => {
    spend(2);
    if (typeof item === 'number') {
      spend(Number.isFinite(item) ? String(item).length : 30);
      return encodeNumber(item);
    }
    if (typeof item === 'string') {
      spend(textBytes(item));
      return item;
    }
    if (item === null || typeof item === 'boolean') return item;
    spend(30);
    if (item === undefined) return { $: 'undefined' };
    if (typeof item !== 'object') return { $: 'opaque', what: typeof item === 'bigint' ? 'a BigInt' : `a ${typeof item}` };
    if (depth >= WIRE_LIMITS.depth) return { $: 'opaque', what: `a value nested more than ${WIRE_LIMITS.depth} levels deep` };
    const parts = realm.parts(item);
    if (parts !== null) return encodeTensor(parts, spend);
    const name = typedArrayName(item);
    if (name !== null && ArrayBuffer.isView(item)) {
      spend((item.byteLength * 4) / 3);
      return { $: 'typed', name, data: toBase64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength)) };
    }
    if (Array.isArray(item)) {
      const list: WireValue[] = [];
      // an index loop: holes become undefined, and a length that lies is caught by the budget
      for (let i = 0; i < item.length; i++) list.push(encode(item[i], depth + 1));
      return list;
    }
    if (item instanceof Promise) return { $: 'opaque', what: 'a promise inside a value' };
    if (item instanceof Map || item instanceof Set || item instanceof Date || item instanceof Error) return { $: 'opaque', what: `a ${item.constructor.name}`.slice(0, OPAQUE_CHARACTERS) };
    const entries: [string, WireValue][] = [];
    for (const key of Object.keys(item)) {
      spend(textBytes(key) + 4);
      entries.push([key, encode((item as Record<string, unknown>)[key], depth + 1)]);
    }
    return { $: 'record', entries };
  };
  return encode(value, 0);
}

/** Upper bound of the bytes of a text in a JSON frame. */
function textBytes(text: string): number {
  if (text.length > WIRE_LIMITS.frameBytes) return text.length;
  const json = JSON.stringify(text);
  return /^[ -~]*$/.test(json) ? json.length : json.length * 3;
}

function encodeNumber(value: number): WireValue {
  if (Object.is(value, -0)) return { $: 'number', value: '-0' };
  if (Number.isNaN(value)) return { $: 'number', value: 'NaN' };
  if (!Number.isFinite(value)) return { $: 'number', value: value > 0 ? 'Infinity' : '-Infinity' };
  return value;
}

function encodeTensor(parts: { readonly shape: readonly number[]; readonly dtype: string; readonly values: ArrayLike<number> }, spend: (bytes: number) => void): WireValue {
  const { dtype, shape } = parts;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') return { $: 'opaque', what: `a tensor of dtype ${String(dtype).slice(0, 20)}` };
  spend(60 + (parts.values.length * (dtype === 'bool' ? 1 : 4) * 4) / 3);
  const sides = shape.join(', ');
  if (!isShape(shape)) return { $: 'opaque', what: `a tensor of shape [${sides}]`.slice(0, OPAQUE_CHARACTERS) };
  const data = dtype === 'float32' ? Float32Array.from(parts.values) : dtype === 'int32' ? Int32Array.from(parts.values) : Uint8Array.from(parts.values, (value) => (value === 0 ? 0 : 1));
  return { $: 'tensor', shape: [...shape], dtype, data: toBase64(new Uint8Array(data.buffer)) };
}

/** Decodes what arrived, strictly: throws `WireFormatError` for anything that `encodeValue` would not have made. */
export function decodeValue(wire: unknown, realm: TensorRealm): unknown {
  let nodes = 0;
  const decode = (item: unknown, depth: number): unknown => {
    if (++nodes > WIRE_LIMITS.nodes) throw new WireFormatError(`Expected at most ${WIRE_LIMITS.nodes} values in a frame`);
    if (depth > WIRE_LIMITS.depth) throw new WireFormatError(`Expected at most ${WIRE_LIMITS.depth} levels in a value`);
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) throw new WireFormatError('Expected a finite number, got one that JSON cannot hold');
      return item;
    }
    if (Array.isArray(item)) return item.map((part) => decode(part, depth + 1));
    if (typeof item !== 'object' || item === undefined) throw new WireFormatError(`Expected a wire value, got ${typeof item}`);
    return decodeTagged(item as Readonly<Record<string, unknown>>, realm, (part) => decode(part, depth + 1));
  };
  return decode(wire, 0);
}

const SPECIAL_NUMBERS: ReadonlyMap<unknown, number> = new Map([['NaN', NaN], ['Infinity', Infinity], ['-Infinity', -Infinity], ['-0', -0]]);

function decodeTagged(item: Readonly<Record<string, unknown>>, realm: TensorRealm, decode: (part: unknown) => unknown): unknown {
  const tag = ownField(item, '$');
  switch (tag) {
    case 'undefined':
      return undefined;
    case 'number': {
      const value = SPECIAL_NUMBERS.get(ownField(item, 'value'));
      if (value === undefined) throw new WireFormatError('Expected NaN, Infinity, -Infinity or -0');
      return value;
    }
    case 'opaque': {
      const what = ownField(item, 'what');
      if (typeof what !== 'string' || what.length > OPAQUE_CHARACTERS) throw new WireFormatError('Expected a short text for an opaque value');
      return realm.opaque(what);
    }
    case 'typed':
      return decodeTyped(ownField(item, 'name'), ownField(item, 'data'));
    case 'tensor': {
      const { shape, dtype, values } = decodeTensor(item);
      return realm.make(shape, dtype, values);
    }
    case 'record': {
      const entries = ownField(item, 'entries');
      if (!Array.isArray(entries)) throw new WireFormatError('Expected the entries of a record as a list');
      const record: Record<string, unknown> = {};
      for (const entry of entries as readonly unknown[]) {
        if (!Array.isArray(entry) || entry.length !== 2 || typeof entry[0] !== 'string') throw new WireFormatError('Expected entries of a record as [key, value]');
        // defineProperty, not assignment: a key named __proto__ is a key like any other
        Object.defineProperty(record, entry[0], { value: decode(entry[1]), enumerable: true, writable: true, configurable: true });
      }
      return record;
    }
    default:
      throw new WireFormatError('Expected a known kind of wire value');
  }
}

function decodeTyped(name: unknown, data: unknown): unknown {
  if (typeof name !== 'string' || !Object.hasOwn(TYPED_ARRAYS, name)) throw new WireFormatError('Expected the name of a typed array');
  const constructor = TYPED_ARRAYS[name as keyof typeof TYPED_ARRAYS];
  const bytes = decodeBytes(data);
  if (bytes.length % constructor.BYTES_PER_ELEMENT !== 0) throw new WireFormatError(`Expected bytes for whole elements of ${name}`);
  return new constructor(bytes.buffer);
}

function decodeTensor(item: Readonly<Record<string, unknown>>): { readonly shape: WireTensor['shape']; readonly dtype: TensorDtype; readonly values: TensorData } {
  const shape = ownField(item, 'shape');
  const dtype = ownField(item, 'dtype');
  if (!isShape(shape)) throw new WireFormatError(`Expected a tensor shape of at most ${WIRE_LIMITS.rank} whole numbers`);
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') throw new WireFormatError('Expected the dtype float32, int32 or bool');
  const bytes = decodeBytes(ownField(item, 'data'));
  const size = shape.reduce((product, side) => product * side, 1);
  if (bytes.length !== size * (dtype === 'bool' ? 1 : 4)) throw new WireFormatError('Expected as many bytes as the shape of the tensor says');
  if (dtype === 'bool' && bytes.some((value) => value > 1)) throw new WireFormatError('Expected 0 and 1 in a bool tensor');
  const values = dtype === 'float32' ? new Float32Array(bytes.buffer) : dtype === 'int32' ? new Int32Array(bytes.buffer) : bytes;
  return { shape, dtype, values };
}

/** A tensor without values may still claim a billion empty rows, and whoever prints those would be lost: sides of 0 count as 1. */
function isShape(shape: unknown): shape is readonly number[] {
  if (!Array.isArray(shape) || shape.length > WIRE_LIMITS.rank) return false;
  const sides = shape as readonly unknown[];
  if (!sides.every((side): side is number => typeof side === 'number' && Number.isSafeInteger(side) && side >= 0)) return false;
  return sides.reduce((product, side) => product * Math.max(1, side), 1) <= WIRE_LIMITS.frameBytes;
}

function decodeBytes(data: unknown): Uint8Array<ArrayBuffer> {
  const bytes = typeof data === 'string' ? fromBase64(data) : null;
  if (bytes === null) throw new WireFormatError('Expected base64');
  return new Uint8Array(bytes);
}

function ownField(item: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
