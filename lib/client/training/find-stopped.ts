/** What of a lesson's training was cut off and can go on. */
import { readDone } from '#lib/ml/training/checkpoint-file.ts';
import type { RunRecord, StoppedRun } from './run-record.ts';
import type { Slot, TrainingStore } from './training-store.ts';

/** A checkpoint that can be gone on from. */
export interface WholeCheckpoint {
  readonly bytes: ArrayBuffer;
  readonly slot: Slot;
  /** epochs or steps */
  readonly done: number;
}

export interface StoppedSearch {
  readonly store: TrainingStore;
  /** slug */
  readonly lesson: string;
  /** whether a page of that name lives; `seenAt`: when it last wrote */
  readonly lives: (page: string, seenAt: number) => Promise<boolean>;
  /** whether a run is on in this page */
  readonly isOpen: (id: string) => boolean;
}

/** One for each cell and name, the newest; `others`: runs that are on in other pages. Notes in the store what it finds cut off. */
export async function findStopped({ store, lesson, lives, isOpen }: StoppedSearch): Promise<{ readonly stopped: readonly StoppedRun[]; readonly others: number }> {
  const stopped: StoppedRun[] = [];
  let others = 0;
  const seen = new Set<string>();
  for (const known of await store.listRuns(lesson)) {
    if (isOpen(known.id)) continue;
    if (known.result === null && (await lives(known.page, known.seenAt))) {
      others++;
      continue;
    }
    const record: RunRecord = known.result === null ? { ...known, result: 'crashed', endedAt: known.seenAt } : known;
    if (record !== known) await store.putRun(record);
    const training = JSON.stringify([record.cellId, record.name]);
    if (record.result === 'finished' || record.isDismissed || seen.has(training)) continue;
    const whole = await findWhole(store, record.id);
    if (!whole) continue;
    seen.add(training);
    stopped.push({ record, from: whole.done });
  }
  return { stopped, others };
}

/** The newer of two checkpoints that is whole. */
export async function findWhole(store: TrainingStore, runId: string): Promise<WholeCheckpoint | null> {
  const found = await Promise.all(
    ([0, 1] as const).map(async (slot) => {
      const bytes = await store.readCheckpoint(runId, slot);
      const done = bytes && readDone(bytes);
      return bytes && done !== null ? [{ bytes, slot, done }] : [];
    }),
  );
  return found.flat().sort((a, b) => b.done - a.done)[0] ?? null;
}
