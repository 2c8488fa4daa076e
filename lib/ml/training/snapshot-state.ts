/** What training changes, as plain numbers, and back. */
import type * as Tf from '@tensorflow/tfjs-core';
import { err, ok, type Result } from '../../base/result.ts';

export type KeptValues = Float32Array | Float64Array | Int32Array | Uint8Array;

/** A tensor's values outside of TensorFlow.js. */
export interface KeptTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'float64' | 'int32' | 'bool';
  readonly values: KeptValues;
}

/** An optimiser as it stands: learning rate, counts, moments. */
export interface KeptOptimizer {
  readonly className: string;
  /** e.g. `learningRate`, `iterations_` */
  readonly numbers: Readonly<Record<string, number>>;
  /** named by the optimiser's field; what it keeps for each weight is named `field/index/weight` */
  readonly tensors: readonly KeptTensor[];
}

/** What an optimiser keeps for one weight. */
interface Slot {
  readonly originalName: string;
  readonly variable: Tf.Variable;
}

export const readTensors = async (named: readonly { readonly name: string; readonly tensor: Tf.Tensor }[]): Promise<KeptTensor[]> => Promise.all(named.map(async ({ name, tensor }) => ({ name, shape: tensor.shape, ...(await readValues(name, tensor)) })));

async function readValues(name: string, tensor: Tf.Tensor): Promise<Pick<KeptTensor, 'dtype' | 'values'>> {
  const { dtype } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') throw new TypeError(`Expected weights of float32, int32 or bool, got ${dtype} in ${name}.`);
  return { dtype, values: await tensor.data() };
}

/**
 * Reads all that an optimiser keeps. Its own `getWeights` leaves out the powers of beta, which Adam multiplies up step by step:
 * computed anew they differ in their last digits, and so would the weights.
 */
export async function readOptimizer(optimizer: Tf.Optimizer): Promise<KeptOptimizer> {
  const numbers: Record<string, number> = {};
  const tensors: { name: string; tensor: Tf.Tensor }[] = [];
  for (const [field, value] of fieldsOf(optimizer)) {
    if (typeof value === 'number') numbers[field] = value;
    else if (isTensor(value)) tensors.push({ name: field, tensor: value });
    else if (Array.isArray(value)) value.forEach((slot: unknown, index) => isSlot(slot) && tensors.push({ name: `${field}/${index}/${slot.originalName}`, tensor: slot.variable }));
  }
  return { className: optimizer.getClassName(), numbers, tensors: await readTensors(tensors) };
}

/** Puts back what `readOptimizer` read; says why where it was another kind of optimiser. */
export function restoreOptimizer(tf: typeof Tf, optimizer: Tf.Optimizer, kept: KeptOptimizer): Result<null, string> {
  if (kept.className !== optimizer.getClassName()) return err(`it was trained with the optimiser ${kept.className}, and this one is ${optimizer.getClassName()}`);
  const fields = optimizer as unknown as Record<string, unknown>; // its state is in private members, named by `readOptimizer`
  for (const [field, value] of Object.entries(kept.numbers)) fields[field] = value;
  const slots = new Map<string, Slot[]>();
  for (const tensor of kept.tensors) {
    const [field = '', index, ...name] = tensor.name.split('/');
    if (index === undefined) restoreField(tf, fields, field, tensor);
    else {
      const list = slots.get(field) ?? [];
      slots.set(field, list);
      list[Number(index)] = { originalName: name.join('/'), variable: tf.tidy(() => tf.variable(toTensor(tf, tensor), false)) };
    }
  }
  for (const [field, list] of slots) {
    const before = fields[field];
    if (Array.isArray(before)) before.forEach((slot: unknown) => isSlot(slot) && slot.variable.dispose());
    fields[field] = list;
  }
  return ok(null);
}

function restoreField(tf: typeof Tf, fields: Record<string, unknown>, field: string, kept: KeptTensor): void {
  const now = fields[field];
  if (isVariable(now)) tf.tidy(() => now.assign(toTensor(tf, kept)));
  else if (isTensor(now)) {
    now.dispose();
    fields[field] = tf.keep(toTensor(tf, kept));
  }
}

/** Gives variables their values back; says which do not fit. */
export function restoreVariables(tf: typeof Tf, variables: readonly { readonly name: string; readonly shape: readonly (number | null)[]; write(value: Tf.Tensor): void }[], kept: readonly KeptTensor[]): Result<null, string> {
  const [now, then] = [variables, kept].map((list) => list.map(({ shape }) => `[${shape.join(', ')}]`).join(' '));
  if (now !== then) return err(`it had weights of the shapes ${then}, and now they are ${now}`);
  tf.tidy(() => variables.forEach((variable, index) => kept[index] && variable.write(toTensor(tf, kept[index]))));
  return ok(null);
}

function toTensor(tf: typeof Tf, { values, shape, dtype }: KeptTensor): Tf.Tensor {
  return tf.tensor(values, [...shape], dtype as 'float32'); // the types name each pair of values and dtype; these belong together
}

const fieldsOf = (optimizer: Tf.Optimizer): [string, unknown][] => Object.entries(optimizer);

const isTensor = (value: unknown): value is Tf.Tensor => typeof value === 'object' && value !== null && 'dataId' in value && 'shape' in value && 'dtype' in value;
const isVariable = (value: unknown): value is Tf.Variable => isTensor(value) && 'assign' in value;
const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && 'originalName' in value && 'variable' in value && isVariable(value.variable);
