/** Runs, checkpoints and models in IndexedDB. Accounts and courses are parts of every key: nothing is found outside of them. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ModelFile, ModelPlace } from '#lib/notebook/keep-messages.ts';
import type { RunRecord } from './run-record.ts';
import type { KeptModel, TrainingStore } from './training-store.ts';

const NAME = 'epoch.training';

/** account, course, then what it is */
type Key = [space: string, course: string, ...name: (string | number)[]];

interface Schema extends DBSchema {
  runs: { key: Key; value: RunRecord };
  /** sizes and descriptions of `blobs`, so that looking at them reads no weights */
  heads: { key: Key; value: { readonly bytes: number; readonly model: KeptModel | null } };
  blobs: { key: Key; value: { readonly json: string; readonly bytes: ArrayBuffer } };
}

export function openIndexedDbStore(space: string, course: string): TrainingStore {
  const key = (...name: (string | number)[]): Key => [space, course, ...name];
  const within = (...name: (string | number)[]): IDBKeyRange => IDBKeyRange.bound(key(...name), [...key(...name), []]);
  const modelKey = ({ scheme, name }: ModelPlace): Key => key('model', scheme, name);
  const run = async <Value>(work: (database: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> => {
    const database = await openDB<Schema>(NAME, 1, {
      upgrade: (opened) => {
        for (const store of ['runs', 'heads', 'blobs'] as const) opened.createObjectStore(store);
      },
    });
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  const putBlob = (at: Key, file: { readonly json: string; readonly bytes: ArrayBuffer }, model: KeptModel | null): Promise<void> =>
    run(async (database) => {
      const both = database.transaction(['heads', 'blobs'], 'readwrite');
      const bytes = file.bytes.byteLength + file.json.length;
      await Promise.all([both.objectStore('heads').put({ bytes, model }, at), both.objectStore('blobs').put(file, at), both.done]);
    });
  const removeBlobs = (range: IDBKeyRange | Key): Promise<void> =>
    run(async (database) => {
      const both = database.transaction(['heads', 'blobs'], 'readwrite');
      await Promise.all([both.objectStore('heads').delete(range), both.objectStore('blobs').delete(range), both.done]);
    });
  return {
    async listRuns(lesson) {
      const runs = await run((database) => database.getAll('runs', within()));
      return runs.filter((record) => record.lesson === lesson).sort((a, b) => b.startedAt - a.startedAt);
    },
    async putRun(record) {
      await run((database) => database.put('runs', record, key(record.id)));
    },
    async removeRun(id) {
      await removeBlobs(within('checkpoint', id));
      await run((database) => database.delete('runs', key(id)));
    },
    putCheckpoint: (runId, slot, bytes) => putBlob(key('checkpoint', runId, slot), { json: '', bytes }, null),
    readCheckpoint: async (runId, slot) => (await run((database) => database.get('blobs', key('checkpoint', runId, slot))))?.bytes ?? null,
    removeCheckpoints: (runId) => removeBlobs(within('checkpoint', runId)),
    async listModels(scheme) {
      const heads = await run((database) => database.getAll('heads', scheme === undefined ? within('model') : within('model', scheme)));
      return heads.flatMap(({ model }) => model ?? []);
    },
    putModel: (model, { json, weights }) => putBlob(modelKey(model.place), { json, bytes: weights }, model),
    async readModel(place): Promise<ModelFile | null> {
      const found = await run((database) => database.get('blobs', modelKey(place)));
      return found ? { json: found.json, weights: found.bytes } : null;
    },
    removeModel: (place) => removeBlobs(modelKey(place)),
    size: async () => (await run((database) => database.getAll('heads', within()))).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
