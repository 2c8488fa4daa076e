/**
 * A checkpoint as bytes: a mark, a checksum of all that follows, what is in it as JSON, then the numbers of every tensor. A page that
 * died while it wrote leaves bytes whose checksum does not fit, and the checkpoint before is taken.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { Curve } from './thin-curve.ts';
import type { KeptOptimizer, KeptTensor, KeptValues } from './snapshot-state.ts';

/** A run of training at the end of an epoch or step. */
export interface Checkpoint {
  /** epochs or steps that are done */
  readonly done: number;
  /** of the random numbers of every epoch or step, and of its order of examples */
  readonly seed: number;
  /** the backend that computed it: another one rounds differently */
  readonly backend: string;
  readonly weights: readonly KeptTensor[];
  /** null: the loop has none that it told of */
  readonly optimizer: KeptOptimizer | null;
  /** what `fit` will give as its history: one number for each epoch so far, by metric */
  readonly history: Readonly<Record<string, readonly number[]>>;
  /** the run's curve so far, thinned */
  readonly curve: Curve;
}

/** `EPCK` and the version of this form. */
const MARK = 0x4b435045;
const VERSION = 1;
/** bytes of mark, version, checksum and length of the JSON */
const HEAD_BYTES = 16;
/** behind them stands how far it is, as a number of 8 bytes, then the JSON */
const JSON_AT = HEAD_BYTES + 8;
/** every tensor begins at a multiple of it, so that it can be read in place */
const ALIGN = 8;

const TYPES = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Uint8Array } as const;

/** A tensor without its numbers. */
type Shape = Omit<KeptTensor, 'values'>;

interface Header {
  readonly done: number;
  readonly seed: number;
  readonly backend: string;
  readonly weights: readonly Shape[];
  readonly optimizer: { readonly className: string; readonly numbers: Readonly<Record<string, number>>; readonly tensors: readonly Shape[] } | null;
  readonly columns: readonly Shape[];
  readonly curve: Curve;
}

const toShape = ({ name, shape, dtype }: KeptTensor): Shape => ({ name, shape, dtype });

export function encodeCheckpoint({ done, seed, backend, weights, optimizer, history, curve }: Checkpoint): ArrayBuffer {
  // as numbers: JSON knows no NaN, and a loss may be one
  const columns = Object.entries(history).map(([name, values]): KeptTensor => ({ name, shape: [values.length], dtype: 'float64', values: Float64Array.from(values) }));
  const tensors = [...weights, ...(optimizer?.tensors ?? []), ...columns];
  const header: Header = { done, seed, backend, weights: weights.map(toShape), optimizer: optimizer && { ...optimizer, tensors: optimizer.tensors.map(toShape) }, columns: columns.map(toShape), curve };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = align(JSON_AT + text.length);
  const bytes = new Uint8Array(tensors.reduce((size, { values }) => size + align(values.byteLength), start));
  bytes.set(text, JSON_AT);
  let at = start;
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += align(values.byteLength);
  }
  const head = new DataView(bytes.buffer);
  head.setUint32(0, MARK, true);
  head.setUint32(4, VERSION, true);
  head.setUint32(12, text.length, true);
  head.setFloat64(HEAD_BYTES, done, true);
  head.setUint32(8, checksum(bytes), true);
  return bytes.buffer;
}

/** Whether these are the bytes of a checkpoint, all of them. */
export function isWhole(buffer: ArrayBuffer): boolean {
  if (buffer.byteLength < JSON_AT || buffer.byteLength % ALIGN !== 0) return false;
  const head = new DataView(buffer);
  return head.getUint32(0, true) === MARK && head.getUint32(4, true) === VERSION && head.getUint32(8, true) === checksum(new Uint8Array(buffer));
}

/** How far a checkpoint is; null: these bytes are none, or not all of one. */
export function readDone(buffer: ArrayBuffer): number | null {
  return isWhole(buffer) ? new DataView(buffer).getFloat64(HEAD_BYTES, true) : null;
}

export function decodeCheckpoint(buffer: ArrayBuffer): Result<Checkpoint, string> {
  if (!isWhole(buffer)) return err('the kept training is damaged, or of another version of Epoch');
  const length = new DataView(buffer).getUint32(12, true);
  // the checksum says that `encodeCheckpoint` wrote it
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, JSON_AT, length))) as Header;
  let at = align(JSON_AT + length);
  const read = (shape: Shape): KeptTensor => {
    const size = shape.shape.reduce((a, b) => a * b, 1);
    const values: KeptValues = new TYPES[shape.dtype](buffer, at, size);
    at += align(values.byteLength);
    return { ...shape, values };
  };
  const weights = header.weights.map(read);
  const optimizer = header.optimizer && { ...header.optimizer, tensors: header.optimizer.tensors.map(read) };
  const history = Object.fromEntries(header.columns.map((column) => [column.name, Array.from(read(column).values)]));
  return ok({ done: header.done, seed: header.seed, backend: header.backend, weights, optimizer, history, curve: header.curve });
}

const align = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** FNV-1a over words of 32 bits, of all but the checksum itself: 10 MB take some 5 ms. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) if (i !== 2) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193);
  return hash >>> 0;
}
