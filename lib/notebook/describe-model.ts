/** A model in words: for below its table, for searching, and where there are no tables. */
import type { LayerSummary, ModelSummary } from './outputs.ts';

/** `[?, 28, 28, 1]`: `?` for a length that is only known when the model runs. */
export const formatModelShape = (shape: readonly (number | null)[]): string => `[${shape.map((length) => length ?? '?').join(', ')}]`;

/** Weights of layers are numbers of 32 bits. */
const BYTES_PER_PARAMETER = 4;

export function describeModel({ layers, params, trainable, droppedLayers }: ModelSummary): string {
  const frozen = params - trainable;
  const trained = frozen === 0 ? 'all trainable' : `${trainable.toLocaleString('en')} trainable, ${frozen.toLocaleString('en')} frozen`;
  const more = droppedLayers > 0 ? `; ${droppedLayers.toLocaleString('en')} more layers are not shown` : '';
  const count = params === 0 ? 'No parameters' : `${params.toLocaleString('en')} ${params === 1 ? 'parameter' : 'parameters'}, ${trained}, ${formatBytes(params * BYTES_PER_PARAMETER)}`;
  return `${count} in ${layers.length.toLocaleString('en')} ${layers.length === 1 ? 'layer' : 'layers'}${more}`;
}

/** `132 bytes`, `1.5 KB`, `24 MB`: thousands, as files are counted. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [unit, size] = bytes < 1e6 ? (['KB', 1e3] as const) : bytes < 1e9 ? (['MB', 1e6] as const) : (['GB', 1e9] as const);
  return `${Number((bytes / size).toPrecision(3))} ${unit}`;
}

/** One line a layer, models within the model indented. */
export function toModelText(model: ModelSummary): string {
  return [`${model.name} ${model.type}`, ...model.layers.flatMap((layer) => toLines(layer, '  ')), describeModel(model)].join('\n');
}

function toLines({ name, type, outputShape, params, layers }: LayerSummary, indent: string): string[] {
  return [`${indent}${name} ${type} ${outputShape === null ? 'several shapes' : formatModelShape(outputShape)} ${params.toLocaleString('en')}`, ...(layers ?? []).flatMap((layer) => toLines(layer, `${indent}  `))];
}
