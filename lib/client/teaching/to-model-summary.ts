import { OUTPUT_LIMITS, type LayerSummary, type Output } from '#lib/notebook/outputs.ts';
import { isLayersModel, readModel, type LayersModelLike, type ModelLayer } from './read-model.ts';

/** A model as data for a table of its layers. */
export function toModelOutput(model: LayersModelLike): Extract<Output, { kind: 'model' }> {
  if (!isLayersModel(model)) throw new TypeError(`Expected a layers model, got ${model === null ? 'null' : typeof model}. Try tf.sequential(…) or tf.model(…).`);
  const { name, className, layers, params, trainableParams } = readModel(model);
  const room = { left: OUTPUT_LIMITS.modelLayersShown };
  const shown = cutLayers(layers, room);
  return { kind: 'model', model: { name, type: className, layers: shown, params, trainable: trainableParams, droppedLayers: countLayers(layers) - (OUTPUT_LIMITS.modelLayersShown - room.left) } };
}

/** The first layers, models within the model opened, as long as there is room. */
function cutLayers(layers: readonly ModelLayer[], room: { left: number }): LayerSummary[] {
  const shown: LayerSummary[] = [];
  for (const { name, className, outputShape, params, trainableParams, layers: inner } of layers) {
    if (room.left === 0) break;
    room.left--;
    // A model within the model may have been called by itself, too; it ends as its last layer does all the same.
    const shape = outputShape ?? (className === 'Sequential' ? (inner?.at(-1)?.outputShape ?? null) : null);
    shown.push({ name, type: className, outputShape: shape, params, trainable: trainableParams, layers: inner && cutLayers(inner, room) });
  }
  return shown;
}

const countLayers = (layers: readonly ModelLayer[]): number => layers.reduce((sum, { layers: inner }) => sum + 1 + (inner ? countLayers(inner) : 0), 0);
