'use client';
import { useState } from 'react';
import { listLayers } from '#lib/client/notebook/model-rows.ts';
import type { LayerSummary, ModelSummary } from '#lib/notebook/outputs.ts';
import { describeModel, formatModelShape } from '#lib/notebook/describe-model.ts';
import styles from './model-view.module.css';

/** A model's layers, one a row; a model within the model folds. */
export function ModelView({ model }: { readonly model: ModelSummary }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = listLayers(model.layers, open);
  const toggle = (path: string): void => setOpen(open.has(path) ? new Set([...open].filter((other) => other !== path)) : new Set([...open, path]));
  return (
    <figure className={styles.figure}>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={`Layers of ${model.name}`}>
        <table className={styles.table}>
          <caption className={styles.title}>
            {model.name} <span className={styles.type}>{model.type}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Layer</th>
              <th scope="col">Type</th>
              <th scope="col">Output shape</th>
              <th scope="col" data-number="true">Parameters</th>
              <th scope="col" data-number="true">Trainable</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ layer, path, depth }) => (
              <tr key={path}>
                <th scope="row" style={{ paddingLeft: `${depth * 1.25}rem` }}>
                  <LayerName layer={layer} isOpen={open.has(path)} onToggle={() => toggle(path)} />
                </th>
                <td>{layer.type}</td>
                <td>{layer.outputShape === null ? 'several' : formatModelShape(layer.outputShape)}</td>
                <td data-number="true">{layer.params.toLocaleString('en')}</td>
                <td data-number="true">{layer.params === 0 ? '' : layer.trainable === layer.params ? 'all' : layer.trainable === 0 ? 'frozen' : layer.trainable.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className={styles.caption}>{describeModel(model)}</figcaption>
    </figure>
  );
}

function LayerName({ layer, isOpen, onToggle }: { readonly layer: LayerSummary; readonly isOpen: boolean; readonly onToggle: () => void }) {
  if (layer.layers === null || layer.layers.length === 0) return layer.name;
  return (
    <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={onToggle}>
      <span aria-hidden="true" className={styles.mark}>{isOpen ? '▾' : '▸'}</span> {layer.name}
    </button>
  );
}
