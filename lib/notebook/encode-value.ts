import { encodeTensor, encodeTensorOutput, isTensor } from './encode-tensor.ts';
import { OUTPUT_LIMITS, type Output, type ValueNode } from './outputs.ts';
import { previewList, previewRecord } from './preview-value.ts';

/** Values of one output sent to the page, over all levels: 100 lists of 100 lists of 100 would be a million. */
const NODES_SHOWN = 5_000;

interface Progress {
  readonly above: Set<object>;
  nodes: number;
}

/** Turns any JavaScript value into plain data that a page can draw. Never throws; its cost does not grow with the value. */
export function encodeValue(value: unknown): ValueNode {
  return encode(value, 0, { above: new Set(), nodes: 0 });
}

/** The output for a displayed value; null for `undefined`, which shows nothing. */
export function encodeOutput(value: unknown): Output | null {
  if (value === undefined) return null;
  if (typeof value === 'string') return { kind: 'text', level: 'result', parts: [encodeText(value)] };
  try {
    if (isTensor(value)) return encodeTensorOutput(value);
  } catch {
    // What only looks like a tensor is shown as the object that it is.
  }
  return { kind: 'value', value: encodeValue(value) };
}

/** A string shown as text, without quotes. */
export function encodeText(text: string): ValueNode {
  return { type: 'primitive', of: 'string', text: cutText(text) };
}

function encode(value: unknown, depth: number, progress: Progress): ValueNode {
  progress.nodes++;
  switch (typeof value) {
    case 'number':
      return { type: 'primitive', of: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    case 'string':
      return { type: 'primitive', of: 'string', text: quote(cutText(value)) };
    case 'boolean':
      return { type: 'primitive', of: 'boolean', text: String(value) };
    case 'bigint':
      return { type: 'primitive', of: 'bigint', text: `${cutText(String(value))}n` };
    case 'symbol':
      return { type: 'primitive', of: 'symbol', text: cutText(String(value)) };
    case 'undefined':
      return { type: 'primitive', of: 'undefined', text: 'undefined' };
    case 'function':
    case 'object':
      break;
  }
  if (value === null) return { type: 'primitive', of: 'null', text: 'null' };
  if (progress.above.has(value)) return { type: 'cut', reason: 'circular' };
  if (depth > OUTPUT_LIMITS.depthShown) return { type: 'cut', reason: 'deeper levels' };
  if (progress.nodes > NODES_SHOWN) return { type: 'cut', reason: 'more values' };
  progress.above.add(value);
  try {
    return encodeObject(value, depth, progress);
  } catch {
    // Proxies may throw at any touch.
    return { type: 'cut', reason: 'cannot be read' };
  } finally {
    progress.above.delete(value);
  }
}

function encodeObject(value: object, depth: number, progress: Progress): ValueNode {
  if (typeof value === 'function') return encodeFunction(value);
  if (isTensor(value)) return { type: 'tensor', tensor: encodeTensor(value) };
  if (Array.isArray(value)) return encodeList('Array', value.length, (i) => readKey(value, String(i), depth, progress));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = value as unknown as ArrayLike<number | bigint>;
    return encodeList(findClassName(value), numbers.length, (i) => encode(numbers[i], depth + 1, progress));
  }
  if (value instanceof Set) {
    const items = takeFirst(value.values());
    return encodeList('Set', value.size, (i) => encode(items[i], depth + 1, progress));
  }
  if (value instanceof Map) {
    const entries = takeFirst(value.entries()).map(([key, item]) => [showKey(key), encode(item, depth + 1, progress)] as const);
    return { type: 'record', name: 'Map', size: value.size, entries, preview: previewRecord('Map', value.size, entries) };
  }
  if (value instanceof Date) return leaf('Date', Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString());
  if (value instanceof RegExp) return leaf('RegExp', String(value));
  if (value instanceof Error) return leaf(findClassName(value), `${value.name}: ${cutText(value.message)}`);
  if (value instanceof Promise) return leaf('Promise', 'Promise (use await to see its value)');
  return encodeRecord(value, depth, progress);
}

function encodeList(name: string, length: number, item: (index: number) => ValueNode): ValueNode {
  const items = Array.from({ length: Math.min(length, OUTPUT_LIMITS.listItemsShown) }, (_, i) => item(i));
  return { type: 'list', name, length, items, preview: previewList(name, length, items) };
}

function encodeRecord(value: object, depth: number, progress: Progress): ValueNode {
  const name = findClassName(value);
  const keys = findKeys(value);
  const entries = keys.shown.map((key) => [cutText(key), readKey(value, key, depth, progress)] as const);
  return { type: 'record', name, size: keys.total, entries, preview: previewRecord(name, keys.total, entries) };
}

/** Own enumerable keys. Counting them all is cheap beside copying them. */
function findKeys(value: object): { readonly shown: readonly string[]; readonly total: number } {
  const keys = Object.keys(value);
  return { shown: keys.slice(0, OUTPUT_LIMITS.listItemsShown), total: keys.length };
}

/** A property's value. Getters are not run: they may be slow, throw, or change what they show. */
function readKey(owner: object, key: string, depth: number, progress: Progress): ValueNode {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (!property) return { type: 'primitive', of: 'undefined', text: 'empty' };
  if (property.get) return { type: 'cut', reason: 'getter' };
  return encode(property.value, depth + 1, progress);
}

function encodeFunction(value: object): ValueNode {
  const text = cutText(Function.prototype.toString.call(value));
  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return { type: 'function', name: typeof name === 'string' && name !== '' ? name : 'anonymous', text };
}

function leaf(name: string, preview: string): ValueNode {
  return { type: 'record', name, size: 0, entries: [], preview };
}

function findClassName(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return 'Object';
  const maker: unknown = (prototype as { constructor?: unknown }).constructor;
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object';
}

function takeFirst<Item>(items: Iterable<Item>): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    if (taken.length === OUTPUT_LIMITS.listItemsShown) break;
    taken.push(item);
  }
  return taken;
}

function showKey(key: unknown): string {
  if (typeof key === 'string') return cutText(key);
  const node = encodeValue(key);
  return node.type === 'primitive' ? node.text : 'preview' in node ? node.preview : node.type;
}

function cutText(text: string): string {
  const limit = OUTPUT_LIMITS.stringCharactersShown;
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${(text.length - limit).toLocaleString('en')} more characters)`;
}

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return mark + (mark === "'" ? inside.replace(/'/g, "\\'") : inside) + mark;
}
