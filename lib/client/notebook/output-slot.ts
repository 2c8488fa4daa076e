/** One output on the page. It changes alone: a training curve that grows redraws nothing but itself. */
import type { Output, OutputUpdate, Series } from '#lib/notebook/outputs.ts';
import { unreachable } from '#lib/base/invariant.ts';
import { Signal } from './signal.ts';

export class OutputSlot {
  readonly displayId: number;
  readonly signal = new Signal();
  #output: Output;

  constructor(
    displayId: number,
    output: Output,
    /** the control whose `onChange` showed it; `old`: by a call before the one that runs. null: the cell itself */
    public shownBy: { readonly controlId: string; readonly old: boolean } | null = null,
  ) {
    this.displayId = displayId;
    this.#output = output;
  }

  readonly output = (): Output => this.#output;

  /** Takes an update in; false when it does not fit the output (it is then dropped). */
  apply(update: OutputUpdate): boolean {
    const next = applyUpdate(this.#output, update);
    if (next === null) return false;
    this.#output = next;
    return true;
  }
}

/** The output after an update; null when the update is for another kind of output. */
export function applyUpdate(output: Output, update: OutputUpdate): Output | null {
  switch (update.kind) {
    case 'replace':
      return update.output;
    case 'progress':
      return output.kind === 'progress' ? { ...output, value: update.value, total: update.total, note: update.note } : null;
    case 'stream':
      return output.kind === 'stream' ? { ...output, text: output.text + update.text, dropped: update.dropped, done: update.done } : null;
    case 'curve':
      return output.kind === 'curve' ? { ...output, series: appendPoints(output.series, update.points) } : null;
    default:
      return unreachable(update);
  }
}

/** Series that have the same x share one list, so that drawing them need not compare ten thousand numbers to find that out. */
function appendPoints(series: readonly Series[], points: readonly Series[]): Series[] {
  const lists: { readonly before: readonly number[]; readonly more: readonly number[]; readonly x: readonly number[] }[] = [];
  const join = (before: readonly number[], more: readonly number[]): readonly number[] => {
    const known = lists.find((list) => list.before === before && list.more.length === more.length && list.more.every((value, index) => value === more[index]));
    if (known) return known.x;
    const x = before.concat(more);
    lists.push({ before, more, x });
    return x;
  };
  const grown = series.map((one) => {
    const more = points.find((other) => other.name === one.name);
    return more === undefined ? one : { name: one.name, x: join(one.x, more.x), y: one.y.concat(more.y) };
  });
  const fresh = points.filter((other) => !series.some((one) => one.name === other.name));
  return [...grown, ...fresh.map(({ name, x, y }) => ({ name, x: join(NONE, x), y }))];
}

const NONE: readonly number[] = [];
