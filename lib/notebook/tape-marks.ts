/** What deserves a look in a traced computation: where numbers broke, where gradients die, vanish or explode. */
import type { Tape, TapeEntry, TensorNode } from './outputs.ts';

/** Gradients whose largest element is smaller (the result's own is 1) hardly move a weight. */
export const VANISHING = 1e-6;
/** Gradients whose largest element is larger throw weights far away. */
export const EXPLODING = 1e3;

export type TapeMark =
  /** its inputs are finite and it is not: the mistake is here */
  | { readonly kind: 'breaks'; readonly what: 'NaN' | 'Infinity' }
  /** broken because an input is */
  | { readonly kind: 'broken' }
  /** what it was computed from is finite and it is not */
  | { readonly kind: 'gradient-breaks'; readonly what: 'NaN' | 'Infinity' }
  | { readonly kind: 'gradient-broken' }
  /** every element is zero: nothing below learns through it */
  | { readonly kind: 'dead' }
  | { readonly kind: 'vanishing' }
  | { readonly kind: 'exploding' };

/** Marks of each entry, in the order of the tape. */
export function findMarks({ entries, result }: Pick<Tape, 'entries' | 'result'>): readonly (readonly TapeMark[])[] {
  const users = findUsers(entries);
  return entries.map((entry, index) => [
    ...markValue(entry, entries),
    ...(index === result ? [] : markGradient(entry, (users[index] ?? []).flatMap((user) => entries[user] ?? []))),
  ]);
}

function markValue({ value, inputs }: TapeEntry, entries: readonly TapeEntry[]): TapeMark[] {
  const what = findBroken(value);
  if (what === null) return [];
  return inputs.some((input) => entries[input] && findBroken(entries[input].value) !== null) ? [{ kind: 'broken' }] : [{ kind: 'breaks', what }];
}

function markGradient({ value, gradient }: TapeEntry, users: readonly TapeEntry[]): TapeMark[] {
  if (gradient === null) return [];
  const what = findBroken(gradient);
  if (what !== null) {
    const came = [value, ...users.flatMap((user) => [user.value, ...(user.gradient ? [user.gradient] : [])])];
    return came.some((tensor) => findBroken(tensor) !== null) ? [{ kind: 'gradient-broken' }] : [{ kind: 'gradient-breaks', what }];
  }
  const size = largest(gradient);
  if (size === null) return [];
  if (size === 0) return [{ kind: 'dead' }];
  if (size < VANISHING) return [{ kind: 'vanishing' }];
  return size > EXPLODING ? [{ kind: 'exploding' }] : [];
}

/** The largest absolute value; null for an empty tensor and for texts. NaN counts as none. */
export const largest = ({ stats }: TensorNode): number | null => (stats ? Math.max(Math.abs(stats.min), Math.abs(stats.max)) : null);

export function findBroken({ stats }: TensorNode): 'NaN' | 'Infinity' | null {
  if (!stats) return null;
  if (stats.nan > 0) return 'NaN';
  return Number.isFinite(stats.min) && Number.isFinite(stats.max) ? null : 'Infinity';
}

/** For each entry those that were made of it. */
function findUsers(entries: readonly TapeEntry[]): readonly (readonly number[])[] {
  const users = entries.map((): number[] => []);
  entries.forEach(({ inputs }, index) => inputs.forEach((input) => users[input]?.push(index)));
  return users;
}

/** How an entry is called in sentences: its name, or its number from 1. */
export const callEntry = (entries: readonly TapeEntry[], index: number): string => entries[index]?.name ?? `#${index + 1}`;

/** An entry as code: `matMul(x, #2)`; the name or the kind of a value that was there before. */
export function describeEntry(entries: readonly TapeEntry[], index: number): string {
  const entry = entries[index];
  if (!entry) return '';
  if (entry.op === null) return entry.name ?? 'constant';
  return `${entry.op}(${entry.inputs.map((input) => callEntry(entries, input)).join(', ')})`;
}

/** The trace in one or two sentences, the worst first. */
export function summariseTape(tape: Tape): string {
  const marks = findMarks(tape);
  const find = (kind: TapeMark['kind'], from: 'start' | 'end') => {
    const has = (one: readonly TapeMark[]) => one.some((mark) => mark.kind === kind);
    return from === 'start' ? marks.findIndex(has) : marks.findLastIndex(has);
  };
  const name = (index: number): string => {
    const entry = tape.entries[index];
    return `#${index + 1} ${describeEntry(tape.entries, index)}${entry?.at ? ` (line ${entry.at.line})` : ''}`;
  };
  const operations = tape.entries.filter(({ op }) => op !== null).length + tape.dropped;
  const said = [`${operations} ${operations === 1 ? 'operation' : 'operations'}.`];
  const breaks = find('breaks', 'start');
  if (breaks >= 0) said.push(`The first value that is not finite is ${name(breaks)}.`);
  const gradientBreaks = find('gradient-breaks', 'end');
  if (gradientBreaks >= 0) said.push(`On the way back, the first gradient that is not finite is that of ${name(gradientBreaks)}.`);
  for (const [kind, words] of [['dead', 'is zero everywhere'], ['vanishing', 'is nearly zero'], ['exploding', 'is very large']] as const) {
    const index = find(kind, 'end');
    if (index >= 0) said.push(`The gradient of ${name(index)} ${words}.`);
  }
  if (said.length === 1 && tape.error === null) said.push('All its numbers are finite.');
  return said.join(' ');
}
