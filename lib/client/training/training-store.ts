/** Where a browser keeps runs, checkpoints and models of one course and account. */
import type { ModelFile, ModelPlace, ModelScheme } from '#lib/notebook/keep-messages.ts';
import type { RunRecord } from './run-record.ts';

export interface KeptModel {
  readonly place: ModelPlace;
  /** ModelArtifactsInfo of TensorFlow.js, as JSON */
  readonly info: string;
  readonly bytes: number;
  /** ms since 1970 */
  readonly savedAt: number;
}

/** A checkpoint has two places, written in turn: one is whole whenever a page dies. */
export type Slot = 0 | 1;

export interface TrainingStore {
  /** Newest first. */
  listRuns(lesson: string): Promise<readonly RunRecord[]>;
  putRun(record: RunRecord): Promise<void>;
  /** With its checkpoints. */
  removeRun(id: string): Promise<void>;
  putCheckpoint(runId: string, slot: Slot, bytes: ArrayBuffer): Promise<void>;
  readCheckpoint(runId: string, slot: Slot): Promise<ArrayBuffer | null>;
  removeCheckpoints(runId: string): Promise<void>;
  /** of one scheme, or of all; by name */
  listModels(scheme?: ModelScheme): Promise<readonly KeptModel[]>;
  putModel(model: KeptModel, file: ModelFile): Promise<void>;
  readModel(place: ModelPlace): Promise<ModelFile | null>;
  removeModel(place: ModelPlace): Promise<void>;
  /** bytes of all models and checkpoints of the course */
  size(): Promise<number>;
}
