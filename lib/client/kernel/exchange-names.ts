/** The Worker's side of names that a figure shares: gives them other numbers, and tells what they hold. */
import type * as Tf from '@tensorflow/tfjs';
import { isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { NAME_LIMITS, type NameChanges, type NamedValue } from '#lib/notebook/named-values.ts';

/** where cells' names live */
export type Scope = Record<string, unknown>;

/** Gives names their changes, then reads names; never throws, whatever cells have put there. */
export function exchangeNames(scope: Scope, tf: typeof Tf | null, names: readonly string[], changes: NameChanges): readonly NamedValue[] {
  for (const [name, value] of Object.entries(changes)) {
    try {
      changeName(scope, tf, name, value);
    } catch {
      // The name keeps what it holds, and that is what the figure is told below.
    }
  }
  return names.map((name) => {
    try {
      return readName(scope, name);
    } catch {
      return { kind: 'other', what: 'something that cannot be read' };
    }
  });
}

/** Getters are not run: looking must change nothing. */
const findProperty = (scope: Scope, name: string): PropertyDescriptor | null => {
  const found = Object.getOwnPropertyDescriptor(scope, name);
  return found && 'value' in found ? found : null;
};

function changeName(scope: Scope, tf: typeof Tf | null, name: string, value: number | readonly number[]): void {
  const property = findProperty(scope, name);
  // A name that no cell has given is not the figure's to give.
  if (!property) return;
  const now: unknown = property.value;
  if (isVariable(now)) tf?.tidy(() => now.assign(tf.tensor([value].flat(), [...now.shape], now.dtype)));
  // Whoever holds a tensor relies on its numbers.
  else if (isTensor(now)) return;
  else if (ArrayBuffer.isView(now)) scope[name] = Reflect.construct(now.constructor as new (values: readonly number[]) => object, [[value].flat()]); // a typed array's own kind
  else scope[name] = typeof value === 'number' ? value : [...value];
}

function isVariable(value: unknown): value is Tf.Variable {
  return isTensor(value) && 'assign' in value && typeof value.assign === 'function';
}

function readName(scope: Scope, name: string): NamedValue {
  const property = findProperty(scope, name);
  if (!property) return { kind: 'missing' };
  const value: unknown = property.value;
  if (typeof value === 'number') return { kind: 'number', value };
  if (isTensor(value)) return readTensor(value);
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) return readList(value as ArrayLike<unknown>); // checked in this line
  return { kind: 'other', what: describe(value) };
}

function readTensor(tensor: TensorLike): NamedValue {
  if (tensor.isDisposed) return { kind: 'other', what: 'a tensor that was disposed' };
  if (tensor.size > NAME_LIMITS.numbersPerList) return { kind: 'other', what: `a tensor of ${tensor.size} numbers` };
  const list = readList(tensor.dataSync());
  return list.kind === 'list' ? { ...list, fixed: !isVariable(tensor) } : list;
}

function readList(list: ArrayLike<unknown>): NamedValue {
  if (list.length > NAME_LIMITS.numbersPerList) return { kind: 'other', what: `a list of ${list.length} values` };
  const values = Array.from(list);
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? { kind: 'list', values: numbers, fixed: false } : { kind: 'other', what: 'a list that holds more than numbers' };
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value.length > 20 ? `${value.slice(0, 20)}…` : value)}`;
  if (value === undefined) return 'undefined';
  if (value === null || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
