import { describeModel, formatModelShape } from '../describe-model.ts';
import type { LayerSummary, ModelSummary } from '../outputs.ts';
import { escapeHtml } from './escape-html.ts';

/** A model's layers as a table, models within the model opened. */
export function toModelHtml(model: ModelSummary): string {
  const head = ['Layer', 'Type', 'Output shape', 'Parameters', 'Trainable'].map((name) => `<th>${name}</th>`).join('');
  const rows = model.layers.flatMap((layer) => toRows(layer, 0));
  return `<table><caption>${escapeHtml(`${model.name} ${model.type}`)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table><p>${escapeHtml(describeModel(model))}</p>`;
}

function toRows({ name, type, outputShape, params, trainable, layers }: LayerSummary, depth: number): string[] {
  const cells = [`${'\u00a0'.repeat(depth * 4)}${name}`, type, outputShape === null ? 'several' : formatModelShape(outputShape), params.toLocaleString('en'), trainable.toLocaleString('en')];
  return [`<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`, ...(layers ?? []).flatMap((layer) => toRows(layer, depth + 1))];
}
