import type { LayerSummary } from '#lib/notebook/outputs.ts';

export interface LayerRow {
  readonly layer: LayerSummary;
  /** places from the outermost model inwards, e.g. `2.0`; tells layers of the same name apart */
  readonly path: string;
  /** 0 for layers of the model itself */
  readonly depth: number;
}

/** Layers in order, those of an opened model within the model below it. */
export function listLayers(layers: readonly LayerSummary[], open: ReadonlySet<string>, above = '', depth = 0): LayerRow[] {
  return layers.flatMap((layer, index) => {
    const path = `${above}${index}`;
    return [{ layer, path, depth }, ...(layer.layers && open.has(path) ? listLayers(layer.layers, open, `${path}.`, depth + 1) : [])];
  });
}
