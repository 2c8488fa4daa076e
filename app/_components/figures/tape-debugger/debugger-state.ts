/** What the tape debugger remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { PROGRAMS, tapeOf, type ProgramId, type TapeProgram } from '#lib/ml/tape-programs.ts';
import { backwardPass, findFirstBroken, hasVanished, type OpName, type TapeEntry } from '#lib/ml/tape.ts';

export interface DebuggerState {
  readonly program: TapeProgram;
  /** values of the inputs */
  readonly inputs: readonly number[];
  /** steps walked: each entry forward, the start of the way back, each entry backward */
  readonly position: number;
}

/** Inputs may be large enough to break the naive softmax. */
export const INPUT_LIMIT = 1000;

const [first] = PROGRAMS;
if (!first) throw new Error('Expected at least one program in PROGRAMS');
const startOf = (program: TapeProgram): DebuggerState => ({ program, inputs: program.inputs.map(([, value]) => value), position: 0 });
export const INITIAL_STATE = startOf(first);

export const changeProgram = (id: ProgramId): DebuggerState => startOf(PROGRAMS.find((one) => one.id === id) ?? INITIAL_STATE.program);
export const changeInput = (state: DebuggerState, index: number, value: number): DebuggerState => ({ ...state, inputs: state.inputs.map((old, k) => (k === index ? value : old)) });

/** What the debugger shows of one entry at a moment. */
export interface Row {
  readonly entry: TapeEntry;
  /** null before it was computed */
  readonly value: number | null;
  /** what has arrived so far; null before the way back began */
  readonly gradient: number | null;
  /** `now`: computed in this step, or passing its gradient on; `fed`: receives a part of it */
  readonly role: 'now' | 'fed' | null;
  readonly mark: 'first-broken' | 'vanished' | null;
}

export interface Moment {
  readonly rows: readonly Row[];
  readonly phase: 'forward' | 'backward';
  /** the entry of this step, null at the turning point */
  readonly current: number | null;
  readonly last: number;
}

/** Walks of a tape of n entries: forward 0 … n − 1, the turning point n, backward n + 1 … for all entries that have inputs. */
export function momentOf({ program, inputs, position }: DebuggerState): Moment {
  const tape = tapeOf(program, inputs);
  const made = tape.map(({ op }, k) => ({ op, k })).filter(({ op }) => op !== 'input');
  const last = made.length * 2;
  const at = Math.min(position, last);
  const backward = at >= made.length;
  const computed = backward ? tape.length : (made[at]?.k ?? 0) + 1;
  const passed = at - made.length;
  const current = backward ? (passed === 0 ? null : tape.length - passed) : (made[at]?.k ?? null);
  const pass = backwardPass(tape);
  const gradients = backward ? pass.at(passed) : null;
  const fed = new Set(backward && current !== null ? pass.contributions(current).map(({ to }) => to) : []);
  const brokenValue = findFirstBroken(tape.slice(0, computed).map(({ value }) => value));
  const brokenGradient = gradients ? findFirstBroken(gradients, 'end') : null;
  const rows = tape.map((entry, k): Row => {
    const gradient = gradients?.[k] ?? null;
    const isFirst = k === brokenValue || (brokenValue === null && k === brokenGradient);
    return {
      entry,
      value: k < computed ? entry.value : null,
      gradient,
      role: k === current ? 'now' : fed.has(k) ? 'fed' : null,
      mark: isFirst ? 'first-broken' : gradient !== null && hasVanished(gradient) ? 'vanished' : null,
    };
  });
  return { rows, phase: backward ? 'backward' : 'forward', current, last };
}

/** `softmax_4_800_2`: program, position, inputs. Null for the untouched figure. */
export function encodeState({ program, position, inputs }: DebuggerState): string | null {
  const code = [program.id, position, ...inputs].join('_');
  return code === [INITIAL_STATE.program.id, 0, ...INITIAL_STATE.inputs].join('_') ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): DebuggerState {
  const [id, position = '', ...texts] = code.split('_');
  const start = startOf(PROGRAMS.find((one) => one.id === id) ?? INITIAL_STATE.program);
  const inputs = start.inputs.map((otherwise, k) => {
    const value = texts[k] === undefined || texts[k] === '' ? Number.NaN : Number(texts[k]);
    return Math.abs(value) <= INPUT_LIMIT ? value : otherwise;
  });
  const { last } = momentOf({ ...start, inputs });
  return { program: start.program, inputs, position: /^\d{1,3}$/.test(position) ? Math.min(Number(position), last) : 0 };
}

const SIGNS: Readonly<Record<OpName, string>> = { input: 'given', add: '+', sub: '−', mul: '·', div: '/', square: 'square', sigmoid: 'σ', exp: 'exp', log: 'ln', negate: '−' };

/** What made a value, with the names of its inputs: `wx + b`. */
export function describeOperation(tape: readonly TapeEntry[], { op, inputs }: TapeEntry): string {
  const [a = '', b] = inputs.map((index) => tape[index]?.name ?? '');
  if (op === 'input') return 'given';
  if (b !== undefined) return `${a} ${SIGNS[op]} ${b}`;
  return op === 'square' ? `${a}²` : op === 'negate' ? `−${a}` : `${SIGNS[op]}(${a})`;
}

/** The step in one or two sentences. */
export function describeMoment(moment: Moment): string {
  const { rows, phase, current } = moment;
  const tape = rows.map(({ entry }) => entry);
  const row = current === null ? undefined : rows[current];
  const broken = rows.findIndex(({ mark }) => mark === 'first-broken');
  const warning = broken < 0 ? '' : ` The first number that broke is in line ${broken + 1}, ${tape[broken]?.name ?? ''}.`;
  if (!row) return `Forward is done. The way back begins at ${tape.at(-1)?.name ?? ''}: its own gradient is 1.${warning}`;
  const { entry, value, gradient } = row;
  if (phase === 'forward') return `Forward, line ${(current ?? 0) + 1}: ${entry.name} = ${describeOperation(tape, entry)} = ${formatNumber(value ?? Number.NaN, 4)}.${warning}`;
  const parts = entry.inputs.map((to, k) => `${tape[to]?.name ?? ''} gets ${formatNumber(entry.slopes[k] ?? Number.NaN, 4)} · ${formatNumber(gradient ?? Number.NaN, 4)}`);
  return `Backward, line ${(current ?? 0) + 1}: ${entry.name} passes its gradient ${formatNumber(gradient ?? Number.NaN, 4)} on. ${parts.join(', and ')}.${warning}`;
}
