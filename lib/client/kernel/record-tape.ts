import type * as Tf from '@tensorflow/tfjs';
import { encodeTensor, isTensor, type TensorLike } from '#lib/notebook/encode-tensor.ts';
import { OUTPUT_LIMITS, type Tape, type TapeEntry, type TensorNode } from '#lib/notebook/outputs.ts';

type Tensor = Tf.Tensor;
type TensorMap = Readonly<Record<string, Tensor>>;

/** One operation on the tape of TensorFlow.js (tfjs-core/src/tape.ts). */
interface TapeNode {
  readonly kernelName: string;
  /** an array where an operation takes a list */
  readonly inputs: TensorMap;
  readonly outputs: readonly Tensor[];
  readonly saved?: readonly Tensor[];
  readonly gradient?: (gradients: readonly (Tensor | undefined)[]) => Readonly<Record<string, (() => Tensor) | undefined>>;
}

/** What of its engine (tfjs-core/src/engine.ts) tracing touches; those members are private there, so a test holds them. */
interface Engine {
  readonly state: { activeTape: TapeNode[] | null; readonly gradientDepth: number };
  startTape(): void;
  endTape(): void;
  startScope(name: string): void;
  endScope(result?: unknown): void;
  addTapeNode(...parts: unknown[]): void;
  /** copies that the way back will need; each puts a node on the tape that leads nowhere */
  saveTensorsForBackwardMode(tensors: readonly Tensor[]): readonly Tensor[];
  tidy<Result>(name: string, body: () => Result): Result;
}

export interface TraceTask {
  readonly title: string;
  readonly compute: () => unknown;
  /** false: the result is freed, too */
  readonly keep: boolean;
}

export interface TapeHost {
  /** where the code that runs now stands in the learner's text */
  locate(): TapeEntry['at'];
  /** the notebook's name for a tensor */
  nameOf(tensor: object): string | null;
}

export interface Traced {
  readonly tape: Tape;
  /** what the computation gave or threw */
  readonly outcome: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };
}

type Draft = Omit<TapeEntry, 'gradient' | 'barrier' | 'name'> & { readonly tensor: Tensor };

/**
 * Runs a computation and writes down every operation of TensorFlow.js in it, then goes the way back: the gradient of the
 * sum of the result's elements with respect to every value (reverse mode, as tfjs-core/src/tape.ts does for `tf.grads`).
 * Tensors that the computation made are freed as `tf.tidy` does, apart from its result if that is to be kept. Never rejects.
 */
export async function recordTape(tf: typeof Tf, { title, keep, compute }: TraceTask, host: TapeHost): Promise<Traced> {
  const engine = tf.engine() as unknown as Engine; // private members, see Engine
  const budget = new ValueBudget();
  const drafts: Draft[] = [];
  const indices = new Map<number, number>();
  const nodes: TapeNode[] = [];
  let dropped = 0;

  const add = (tensor: Tensor, op: string | null, inputs: readonly number[], at: TapeEntry['at']): void => {
    indices.set(tensor.id, drafts.length);
    drafts.push({ op, inputs, value: budget.encode(tensor), at, tensor });
  };
  const record = (node: TapeNode): void => {
    nodes.push(node);
    const inputs = Object.values(node.inputs).filter(isTensor);
    const fresh = inputs.filter(({ id }, index) => !indices.has(id) && inputs.findIndex((other) => other.id === id) === index);
    if (drafts.length + fresh.length + node.outputs.length > OUTPUT_LIMITS.tapeEntries) {
      dropped += 1;
      return;
    }
    for (const input of fresh) add(input, null, [], null);
    const known = inputs.flatMap(({ id }) => indices.get(id) ?? []);
    const at = host.locate();
    for (const output of node.outputs) add(output, nameOperation(node.kernelName), known, at);
  };

  const { addTapeNode, saveTensorsForBackwardMode } = engine;
  let saving = false;
  engine.startTape();
  engine.startScope('trace');
  engine.addTapeNode = (...parts) => {
    addTapeNode.apply(engine, parts);
    const node = engine.state.activeTape?.at(-1);
    if (node && !saving) record(node);
  };
  engine.saveTensorsForBackwardMode = (tensors) => {
    saving = true;
    try {
      return saveTensorsForBackwardMode.call(engine, tensors);
    } finally {
      saving = false;
    }
  };
  let outcome: Traced['outcome'];
  try {
    outcome = { ok: true, value: await compute() };
  } catch (error) {
    outcome = { ok: false, error };
  } finally {
    Object.assign(engine, { addTapeNode, saveTensorsForBackwardMode });
    engine.endTape();
  }

  try {
    const value = outcome.ok && isTensor(outcome.value) ? (outcome.value as TensorLike & Tensor) : null; // a tensor of this realm's library
    const result = value ? (indices.get(value.id) ?? null) : null;
    const isMade = value !== null && nodes.some(({ outputs }) => outputs.includes(value));
    const back = isMade && value.dtype === 'float32' ? goBack(tf, engine, nodes, value, drafts, budget) : NO_WAY_BACK;
    const entries = drafts.map(({ tensor, ...draft }, index): TapeEntry => ({ ...draft, name: host.nameOf(tensor) ?? nameOfWeight(tensor), gradient: back.gradients[index] ?? null, barrier: back.barriers.get(index) ?? null }));
    return { outcome, tape: { title, entries, result, dropped, error: outcome.ok ? null : describeError(outcome.error) } };
  } finally {
    if (engine.state.gradientDepth === 0) {
      for (const { saved } of nodes) saved?.forEach((tensor) => tensor.dispose());
      engine.state.activeTape = null;
    }
    engine.endScope(outcome.ok && keep ? outcome.value : undefined);
  }
}

interface WayBack {
  readonly gradients: readonly (TensorNode | null)[];
  readonly barriers: ReadonlyMap<number, string>;
}

const NO_WAY_BACK: WayBack = { gradients: [], barriers: new Map() };

function goBack(tf: typeof Tf, engine: Engine, nodes: readonly TapeNode[], value: Tensor, drafts: readonly Draft[], budget: ValueBudget): WayBack {
  const barriers = new Map<number, string>();
  const indexOf = (node: TapeNode): number => drafts.findIndex(({ tensor }) => tensor === node.outputs[0]);
  return engine.tidy('trace backward', () => {
    const gradients = new Map<number, Tensor>([[value.id, tf.onesLike(value)]]);
    for (const node of nodes.toReversed()) {
      const arriving = node.outputs.map(({ id }) => gradients.get(id));
      if (arriving.every((gradient) => gradient === undefined)) continue;
      if (!node.gradient) {
        barriers.set(indexOf(node), `${nameOperation(node.kernelName)} has no derivative, so no gradient passes it.`);
        continue;
      }
      try {
        const toInputs = node.gradient(arriving);
        if (Object.values(node.inputs).every(({ dtype }) => dtype !== 'float32')) barriers.set(indexOf(node), 'It was made of whole numbers or truth values, which have no derivative, so no gradient passes it.');
        for (const [key, input] of Object.entries(node.inputs)) {
          const toInput = toInputs[key];
          if (!toInput || input.dtype !== 'float32') continue;
          const before = gradients.get(input.id);
          const gradient = toInput();
          gradients.set(input.id, before ? tf.add(before, gradient) : gradient);
        }
      } catch (error) {
        barriers.set(indexOf(node), `Its gradient could not be computed: ${describeError(error)}`);
      }
    }
    const read = ({ tensor }: Draft): TensorNode | null => {
      const gradient = gradients.get(tensor.id);
      return gradient ? budget.encode(gradient) : null;
    };
    return { gradients: drafts.map(read), barriers };
  });
}

/** Values to send: a page is given some of each tensor, and few of each once there were many. */
class ValueBudget {
  #left: number = OUTPUT_LIMITS.tapeValues;

  encode(tensor: Tensor): TensorNode {
    const node = encodeTensor(tensor);
    const values = node.values.slice(0, Math.min(OUTPUT_LIMITS.tapeValuesPerTensor, Math.max(1, this.#left)));
    this.#left -= values.length;
    return { ...node, values };
  }
}

/** Kernels that are called otherwise where a learner writes them. */
const METHODS: Readonly<Record<string, string>> = { BatchMatMul: 'matMul', Multiply: 'mul', RealDiv: 'div', Identity: 'clone', _FusedMatMul: 'matMul (fused)', FusedConv2D: 'conv2d (fused)' };

function nameOperation(kernel: string): string {
  if (kernel === '' || kernel === 'Function') return 'custom';
  return METHODS[kernel] ?? kernel.slice(0, 1).toLowerCase() + kernel.slice(1);
}

/** A variable's name where somebody gave it one: TensorFlow.js numbers the others. */
function nameOfWeight(tensor: Tensor): string | null {
  const name = 'name' in tensor && typeof tensor.name === 'string' ? tensor.name : '';
  return name === '' || /^\d+$/.test(name) ? null : name;
}

const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error));
