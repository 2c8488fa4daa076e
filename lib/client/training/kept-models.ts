/** Models of a course, within limits. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { KeepAnswer, ModelFile, ModelPlace } from '#lib/notebook/keep-messages.ts';
import { describeFailure, findRoom } from './find-room.ts';
import { KEEP_LIMITS } from './training-limits.ts';
import type { TrainingStore } from './training-store.ts';

const DONE: Result<KeepAnswer, string> = ok({ what: 'done' });

const toAddress = ({ scheme, name }: ModelPlace): string => `${scheme}://${name}`;

export async function saveModel(store: TrainingStore, place: ModelPlace, file: ModelFile, info: string, now: number): Promise<Result<KeepAnswer, string>> {
  const bytes = file.json.length + file.weights.byteLength;
  const models = await store.listModels();
  const before = models.find((model) => toAddress(model.place) === toAddress(place));
  if (!before && models.length >= KEEP_LIMITS.models) return err(`Expected at most ${KEEP_LIMITS.models} models in a course. Remove one under Runs, or with tf.io.removeModel.`);
  const room = await findRoom(store, 'model', bytes, before?.bytes ?? 0);
  if (!room.ok) return room;
  try {
    await store.putModel({ place, info, bytes, savedAt: now }, file);
    return DONE;
  } catch (error) {
    return err(describeFailure(error, 'model'));
  }
}

export async function loadModel(store: TrainingStore, place: ModelPlace): Promise<Result<KeepAnswer, string>> {
  if (place.scheme === 'downloads') return err('A download cannot be loaded. Open its file under Runs, then load it from indexeddb://.');
  const model = await store.readModel(place);
  if (model) return ok({ what: 'model', model });
  const names = (await store.listModels()).map((known) => toAddress(known.place));
  return err(`There is no model ${toAddress(place)} in this course. ${names.length === 0 ? 'None is saved yet: model.save' : `There ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, 5).join(', ')}; model.save`}('${toAddress(place)}') makes one.`);
}

export async function removeModel(store: TrainingStore, place: ModelPlace): Promise<Result<KeepAnswer, string>> {
  await store.removeModel(place);
  return DONE;
}
