/** A store for tests of what is around it; browsers have their own. */
import type { ModelFile, ModelPlace } from '#lib/notebook/keep-messages.ts';
import type { RunRecord } from './run-record.ts';
import type { KeptModel, Slot, TrainingStore } from './training-store.ts';

export class MemoryStore implements TrainingStore {
  readonly runs = new Map<string, RunRecord>();
  readonly checkpoints = new Map<string, ArrayBuffer>();
  readonly models = new Map<string, { readonly model: KeptModel; readonly file: ModelFile }>();
  /** thrown by the next write */
  refusal: Error | null = null;

  listRuns = async (lesson: string): Promise<readonly RunRecord[]> => [...this.runs.values()].filter((run) => run.lesson === lesson).sort((a, b) => b.startedAt - a.startedAt);
  putRun = async (record: RunRecord): Promise<void> => void this.runs.set(record.id, record);
  removeRun = async (id: string): Promise<void> => {
    await this.removeCheckpoints(id);
    this.runs.delete(id);
  };
  putCheckpoint = async (runId: string, slot: Slot, bytes: ArrayBuffer): Promise<void> => {
    if (this.refusal) throw this.refusal;
    this.checkpoints.set(`${runId} ${slot}`, bytes);
  };
  readCheckpoint = async (runId: string, slot: Slot): Promise<ArrayBuffer | null> => this.checkpoints.get(`${runId} ${slot}`) ?? null;
  removeCheckpoints = async (runId: string): Promise<void> => {
    this.checkpoints.delete(`${runId} 0`);
    this.checkpoints.delete(`${runId} 1`);
  };
  listModels = async (scheme?: string): Promise<readonly KeptModel[]> => [...this.models.values()].map(({ model }) => model).filter(({ place }) => scheme === undefined || place.scheme === scheme);
  putModel = async (model: KeptModel, file: ModelFile): Promise<void> => {
    if (this.refusal) throw this.refusal;
    this.models.set(toKey(model.place), { model, file });
  };
  readModel = async (place: ModelPlace): Promise<ModelFile | null> => this.models.get(toKey(place))?.file ?? null;
  removeModel = async (place: ModelPlace): Promise<void> => void this.models.delete(toKey(place));
  size = async (): Promise<number> => [...this.checkpoints.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0) + [...this.models.values()].reduce((sum, { model }) => sum + model.bytes, 0);
}

const toKey = ({ scheme, name }: ModelPlace): string => `${scheme} ${name}`;
