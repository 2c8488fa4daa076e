import type * as Tf from '@tensorflow/tfjs';
import type { KeepAnswer, KeepAsk } from '#lib/notebook/keep-messages.ts';

/** What `epoch/training` and the saving of models need of the notebook around them. */
export interface TrainingHost {
  tensorFlow(): Promise<typeof Tf>;
  /** ms */
  now(): number;
  /** Asks whoever has storage; rejects with a sentence. */
  keep(ask: KeepAsk, transfer?: readonly Transferable[]): Promise<KeepAnswer>;
}

let current: TrainingHost | null = null;

/** Connects `epoch/training` with the kernel. Called once, before any cell runs. */
export function connectTraining(host: TrainingHost): void {
  current = host;
}

/** The connected host. */
export function selectTrainingHost(): TrainingHost {
  if (!current) throw new Error('Expected a notebook that keeps models and runs; there is none here. Models can be saved and loaded in the cells of a lesson.');
  return current;
}
