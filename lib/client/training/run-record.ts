/** A run of training as a browser remembers it. */
import type { RunProgress, RunStart } from '#lib/notebook/keep-messages.ts';

export type RunResult = 'finished' | 'stopped' | 'failed' | 'crashed';

export interface RunRecord extends RunStart, RunProgress {
  /** random letters and digits */
  readonly id: string;
  /** slug */
  readonly lesson: string;
  readonly cellId: string;
  /** its name in the list, which the learner may change */
  readonly title: string;
  /** the learner's own words */
  readonly note: string;
  /** fingerprint of the cell's text when it began */
  readonly source: number;
  /** ms since 1970 */
  readonly startedAt: number;
  /** when its page last heard of it */
  readonly seenAt: number;
  /** null: it is on, or nobody has noticed yet that its page died */
  readonly endedAt: number | null;
  readonly result: RunResult | null;
  /** the page that it runs in */
  readonly page: string;
  /** the learner does not want to be asked whether it shall go on */
  readonly isDismissed: boolean;
}

/** A run that can go on. */
export interface StoppedRun {
  readonly record: RunRecord;
  /** epochs or steps that its checkpoint has done */
  readonly from: number;
}

/** `epoch 7 of 20` */
export const describePlace = ({ unit, total }: Pick<RunRecord, 'unit' | 'total'>, done: number): string => `${unit} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;

const RESULT_WORDS: Readonly<Record<RunResult, string>> = { finished: 'Finished', stopped: 'Stopped', failed: 'Failed', crashed: 'Cut off' };

/** `Finished, 20 epochs`, `Cut off at epoch 7 of 20` */
export function describeRun(record: RunRecord): string {
  const { result, done, total, unit } = record;
  if (result === null) return `Running, ${describePlace(record, done)}`;
  if (result === 'finished' && done >= total) return `Finished, ${done.toLocaleString('en')} ${unit}${done === 1 ? '' : 's'}`;
  return `${RESULT_WORDS[result]} at ${describePlace(record, done)}`;
}

/** Seconds of training, without pauses. */
export const secondsOf = ({ curve }: Pick<RunRecord, 'curve'>): number => curve.seconds.at(-1) ?? 0;

/** The last value of each metric. */
export function finalMetrics({ curve }: Pick<RunRecord, 'curve'>): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, column] of Object.entries(curve.metrics)) {
    const last = column.findLast((value) => value !== null);
    if (last != null) found[name] = last;
  }
  return found;
}
