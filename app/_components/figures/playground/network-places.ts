/** Where everything of the network's drawing stands, in pixels. */
import { FEATURES } from '#lib/ml/playground/features.ts';
import type { Settings } from '#lib/ml/playground/settings.ts';

export interface NeuronName {
  /** 0: inputs */
  readonly layer: number;
  /** of the network: features that are not used do not count */
  readonly neuron: number;
}

interface PlacedNode extends NeuronName {
  readonly x: number;
  readonly y: number;
}

interface Places {
  readonly nodes: readonly PlacedNode[];
  /** `layer to from` and an SVG path */
  readonly links: readonly { readonly key: string; readonly path: string }[];
  readonly featureTop: (row: number) => number;
  readonly width: number;
  readonly height: number;
}

const NODE = 34;
const ROW = 44;
/** between two layers: as the room allows */
const COLUMN = { least: 66, most: 132 } as const;
/** where the room is not known yet */
const USUAL_ROOM = 500;
/** before the first nodes: names of the features */
const LEFT = 76;
/** above the nodes: the layers' sizes */
const TOP = 40;

/**
 * Nodes and links of the network that the settings describe; every input has a row of its own, used or not.
 * @param room width that there is; deep networks may need more
 */
export function toPlaces({ features, hidden }: Pick<Settings, 'features' | 'hidden'>, room: number = USUAL_ROOM): Places {
  const column = Math.max(COLUMN.least, Math.min(COLUMN.most, (room - LEFT - NODE) / (hidden.length + 1)));
  const rows = FEATURES.flatMap(({ id }, row) => (features.includes(id) ? [row] : []));
  const columns = [rows, ...hidden.map((size) => Array.from({ length: size }, (_, row) => row)), [0]];
  const nodes = columns.flatMap((rowsOfLayer, layer) => rowsOfLayer.map((row, neuron) => ({ layer, neuron, x: LEFT + layer * column, y: TOP + row * ROW })));
  const links = nodes.flatMap((to) =>
    nodes
      .filter((from) => from.layer === to.layer - 1)
      .map((from) => {
        const [x1, y1, x2, y2] = [from.x + NODE, from.y + NODE / 2, to.x, to.y + NODE / 2];
        const middle = (x1 + x2) / 2;
        return { key: `${String(from.layer)} ${String(to.neuron)} ${String(from.neuron)}`, path: `M${String(x1)} ${String(y1)}C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}` };
      }),
  );
  return { nodes, links, featureTop: (row) => TOP + row * ROW, width: LEFT + (columns.length - 1) * column + NODE, height: TOP + Math.max(FEATURES.length, ...hidden) * ROW };
}

/** `neuron 2 of hidden layer 1`, `the input X1 squared`, `the output`. */
export function toWords({ layer, neuron }: NeuronName, { features, hidden }: Pick<Settings, 'features' | 'hidden'>): string {
  if (layer === 0) return `the input ${FEATURES.filter(({ id }) => features.includes(id))[neuron]?.words ?? ''}`;
  if (layer > hidden.length) return 'the output';
  return `neuron ${String(neuron + 1)} of hidden layer ${String(layer)}`;
}
