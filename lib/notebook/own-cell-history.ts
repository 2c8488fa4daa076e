/** Taking changes of own cells back and forth. Pure: the stack is a value. */
import { OWN_CELL_LIMITS, type OwnCells } from './own-cells.ts';
import { restoreDeleted, type Arrangement, type Change, type Outcome, type TextWrite } from './own-cell-changes.ts';
import { err, ok, type Result } from '../base/result.ts';

/** One change as it can be taken back. */
export interface Step {
  readonly before: OwnCells;
  readonly after: OwnCells;
  readonly writes: readonly TextWrite[];
  /** where the learner was before it */
  readonly from: string;
}

export interface History {
  /** newest last */
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

/** A change was made. */
export const remember = (history: History, step: Step): History => ({ done: [...history.done, step].slice(-OWN_CELL_LIMITS.undoSteps), undone: [] });

export interface Undone extends Change {
  readonly history: History;
}

/** Takes the last change back; without one, brings back what was deleted before this visit. */
export function undo(history: History, now: Arrangement): Result<Undone, string> {
  const step = history.done.at(-1);
  if (!step) return keepHistory(restoreDeleted(now), history);
  const change = goBack(step, now);
  // what the learner typed since stays, so going forth again starts from it
  return ok({ ...change, history: { done: history.done.slice(0, -1), undone: [...history.undone, step] } });
}

/** Makes the change anew that was taken back last. */
export function redo(history: History, now: Arrangement): Result<Undone, string> {
  const step = history.undone.at(-1);
  if (!step) return err('There is nothing to make anew.');
  const change = goBack({ before: step.after, after: step.before, writes: step.writes.map(({ id, before, after }) => ({ id, before: after, after: before })), from: step.from }, now);
  return ok({ ...change, history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } });
}

/** Texts that were edited since the change are kept as they are: more may be there twice, nothing is lost. */
function goBack({ before, writes, from }: Step, { own, textOf }: Arrangement): Change {
  const isUntouched = writes.every(({ id, after }) => textOf(id) === after);
  const isOnlyCopied = (id: string): boolean => isUntouched && writes.some((write) => write.id === id && write.before === '');
  // what the learner wrote in cells that did not exist before the change, or deleted elsewhere, can still be brought back
  const known = new Set([...before.cells, ...before.bin].map(({ id }) => id));
  const written = own.cells.filter(({ id }) => textOf(id).trim() !== '' && !isOnlyCopied(id));
  const kept = [...own.bin, ...written].filter(({ id }) => !known.has(id));
  return {
    own: { ...before, foldedCode: own.foldedCode, foldedOutput: own.foldedOutput, bin: [...before.bin, ...kept].slice(-OWN_CELL_LIMITS.binned) },
    writes: isUntouched ? writes.map(({ id, before: text, after }) => ({ id, before: after, after: text })) : [],
    focus: from,
  };
}

const keepHistory = (outcome: Outcome, history: History): Result<Undone, string> => (outcome.ok ? ok({ ...outcome.value, history }) : outcome);
