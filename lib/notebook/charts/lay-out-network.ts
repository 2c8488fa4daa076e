/** Where the parts of a network's diagram stand: layers from left to right, each behind all that feed it. All lengths are px. */
import { formatNetworkShape, type Network, type NetworkLayer } from './network.ts';

export type NetworkPart =
  | { readonly kind: 'link'; readonly path: string; /** one of many between the circles of two layers */ readonly fine: boolean }
  | { readonly kind: 'unit'; readonly x: number; readonly y: number; readonly radius: number; readonly isInput: boolean }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly isInput: boolean }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly tone: 'strong' | 'soft' };

/** The space that a layer takes, without its text. */
export interface NetworkPlace {
  /** its middle */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NetworkDrawing {
  readonly width: number;
  readonly height: number;
  /** links first, so that what they join covers their ends */
  readonly parts: readonly NetworkPart[];
  /** one for each layer */
  readonly places: readonly NetworkPlace[];
}

/** Circles of one layer; of more, some are left out and dots say so. */
export const UNITS_DRAWN = 10;
const UNIT_RADIUS = 7;
const UNIT_STEP = 22;
const BOX = { width: 92, height: 40 } as const;
/** from one column's middle to the next: as wide as the longest text, and so that links are seen between circles and between boxes */
const STEP = { narrowest: 96, ofBoxes: 124, character: 6.6, gap: 17 } as const;
const LINE_HEIGHT = 15;
const TEXT_LINES = 4;
/** between two layers in one column */
const ROW_GAP = 18;
const EDGE = 12;
/** room above for links that pass over layers */
const OVERPASS = 34;
const CHARACTERS_SHOWN = 18;

interface Placed extends NetworkPlace {
  readonly layer: NetworkLayer;
  readonly column: number;
  /** heights of its circles; empty for a box */
  readonly units: readonly number[];
}

export function layOutNetwork({ layers }: Network): NetworkDrawing {
  const columns = findColumns(layers);
  const step = findStep(layers);
  const heights = layers.map(heightOf);
  const stacks = Array.from({ length: Math.max(...columns) + 1 }, (_, column) => layers.flatMap((__, at) => (columns[at] === column ? [at] : [])));
  const full = (at: number): number => (heights[at] ?? 0) + TEXT_LINES * LINE_HEIGHT;
  const stackHeights = stacks.map((stack) => stack.reduce((sum, at) => sum + full(at), (stack.length - 1) * ROW_GAP));
  const tallest = Math.max(...stackHeights);
  const isPassed = layers.some(({ from }, at) => from.some((other) => (columns[at] ?? 0) - (columns[other] ?? 0) > 1));
  const top = EDGE + (isPassed ? OVERPASS : 0);

  const placed: Placed[] = [];
  stacks.forEach((stack, column) => {
    let y = top + (tallest - (stackHeights[column] ?? 0)) / 2;
    for (const at of stack) {
      const [layer, height = 0] = [layers[at], heights[at]];
      if (!layer) continue;
      const middle = y + height / 2;
      placed[at] = { layer, column, x: EDGE + column * step + step / 2, y: middle, width: layer.units === null ? BOX.width : UNIT_RADIUS * 2, height, units: placeUnits(layer, middle) };
      y += full(at) + ROW_GAP;
    }
  });
  return {
    width: stacks.length * step + EDGE * 2,
    height: top + tallest + EDGE,
    parts: [...placed.flatMap((to) => to.layer.from.flatMap((at) => (placed[at] ? link(placed[at], to, placed, { highest: EDGE, step }) : []))), ...placed.flatMap(drawLayer)],
    places: placed.map(({ x, y, width, height }) => ({ x, y, width, height })),
  };
}

/** The longest way from an input: a layer's number of columns to the left of it. */
function findColumns(layers: readonly NetworkLayer[]): number[] {
  const columns: number[] = [];
  layers.forEach(({ from }, at) => {
    columns[at] = from.reduce((most, other) => Math.max(most, (columns[other] ?? -1) + 1), 0);
  });
  return columns;
}

const heightOf = ({ units }: NetworkLayer): number => (units === null ? BOX.height : (Math.min(units, UNITS_DRAWN) - 1) * UNIT_STEP + UNIT_RADIUS * 2);

/** Heights of circles around the middle; where there are too many, the place of one or two is left to the dots. */
function placeUnits({ units }: NetworkLayer, middle: number): number[] {
  if (units === null) return [];
  const places = Math.min(units, UNITS_DRAWN);
  const all = Array.from({ length: places }, (_, at) => middle + (at - (places - 1) / 2) * UNIT_STEP);
  return units <= UNITS_DRAWN ? all : all.filter((_, at) => at !== places - 2);
}

function link(from: Placed, to: Placed, all: readonly Placed[], { highest, step }: { readonly highest: number; readonly step: number }): NetworkPart[] {
  const [left, right] = [from.x + from.width / 2, to.x - to.width / 2];
  if (to.column - from.column > 1) {
    const between = all.filter(({ column }) => column > from.column && column < to.column);
    const above = Math.max(highest, Math.min(...between.map(({ y, height }) => y - height / 2)) - OVERPASS);
    const bend = step * 0.45;
    return [{ kind: 'link', path: `M${left},${from.y}C${left + bend},${above} ${right - bend},${above} ${right},${to.y}`, fine: false }];
  }
  // layers that keep each number by itself are drawn like the dense ones, and joined one to one
  const isOneToOne = from.units.length === to.units.length && to.layer.params === 0;
  if (from.units.length > 0 && to.units.length > 0) {
    const pairs = isOneToOne ? from.units.map((y, at) => [y, to.units[at] ?? y] as const) : from.units.flatMap((y) => to.units.map((other) => [y, other] as const));
    return pairs.map(([y, other]) => ({ kind: 'link', path: `M${left},${y}L${right},${other}`, fine: true }));
  }
  return [{ kind: 'link', path: from.y === to.y ? `M${left},${from.y}H${right}` : `M${left},${from.y}C${(left + right) / 2},${from.y} ${(left + right) / 2},${to.y} ${right},${to.y}`, fine: false }];
}

function drawLayer({ layer, x, y, width, height, units }: Placed): NetworkPart[] {
  const isInput = layer.from.length === 0;
  const last = units.at(-1) ?? y;
  const dots = layer.units !== null && layer.units > UNITS_DRAWN ? [{ kind: 'text', x, y: last - UNIT_STEP + 5, text: '⋮', tone: 'strong' } as const] : [];
  const body: NetworkPart[] =
    layer.units === null ? [{ kind: 'box', x: x - width / 2, y: y - height / 2, width, height, isInput }, { kind: 'text', x, y: y + 4, text: cut(layer.type), tone: 'strong' }] : [...units.map((at) => ({ kind: 'unit', x, y: at, radius: UNIT_RADIUS, isInput }) as const), ...dots];
  return [...body, ...toLines(layer).map((text, at) => ({ kind: 'text', x, y: y + height / 2 + LINE_HEIGHT * (at + 1), text: cut(text), tone: at === 0 ? 'strong' : 'soft' }) as const)];
}

/** What stands below a layer. */
const toLines = ({ name, type, units, from, shape, params, trainableParams }: NetworkLayer): readonly string[] => [
  name,
  ...(units === null || type === name || from.length === 0 ? [] : [type]),
  formatNetworkShape(shape),
  ...(params === 0 ? [] : [`${params.toLocaleString('en')} ${trainableParams === 0 ? 'frozen' : 'params'}`]),
];

/** Three layers of circles fit on a phone, if nothing long stands below them. */
function findStep(layers: readonly NetworkLayer[]): number {
  const longest = Math.max(...layers.flatMap(toLines).map((text) => cut(text).length));
  return Math.max(layers.some(({ units }) => units === null) ? STEP.ofBoxes : STEP.narrowest, Math.ceil(longest * STEP.character) + STEP.gap);
}

const cut = (text: string): string => (text.length > CHARACTERS_SHOWN ? `${text.slice(0, CHARACTERS_SHOWN - 1)}…` : text);
