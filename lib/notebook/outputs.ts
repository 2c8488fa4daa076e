/**
 * What a cell shows, as plain structured-cloneable data. Made in the kernel (a Worker), drawn by `app/_components/notebook`.
 * A kind is added here, in the encoder (kernel) and in the renderer (page), and nowhere else.
 */
import type { RawValue, ShownControl } from './controls/spec.ts';

import type { Confusion } from './charts/confusion.ts';
import type { Network } from './charts/network.ts';

/** A JavaScript value as a foldable tree. Large values arrive cut, with their true size, so that a page never drowns. */
export type ValueNode =
  | { readonly type: 'primitive'; /** as the console would print it: `1`, `'text'`, `10n`, `undefined` */ readonly text: string; readonly of: 'number' | 'string' | 'boolean' | 'bigint' | 'symbol' | 'null' | 'undefined' }
  | { readonly type: 'function'; readonly name: string; readonly text: string }
  | { readonly type: 'list'; /** `Array`, `Float32Array`, `Set` … */ readonly name: string; readonly length: number; readonly items: readonly ValueNode[]; /** summary on one line, e.g. `[1, 2, 3, …]` */ readonly preview: string }
  | { readonly type: 'record'; /** class name, `Object`, `Map`, `Error`, `Date` … */ readonly name: string; readonly size: number; readonly entries: readonly (readonly [key: string, value: ValueNode])[]; readonly preview: string }
  | { readonly type: 'tensor'; readonly tensor: TensorNode }
  | { readonly type: 'cut'; /** why it stops here: `circular`, `deeper levels`, `getter threw` */ readonly reason: string };

/** A tensor with at most `TENSOR_VALUES_SHOWN` of its values, row-major. */
export interface TensorNode {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Number of elements in all; `values.length` may be smaller. */
  readonly size: number;
  readonly values: readonly (number | string | boolean)[];
  /** Over all elements, null for strings or empty tensors. */
  readonly stats: { readonly min: number; readonly max: number; readonly mean: number; readonly nan: number } | null;
}

/**
 * The numbers of a tensor that is too large for `TensorNode.values`: of its beginning, as many whole entries of the outermost axes as
 * `tensorBlockValues` allows, row-major. `shape` is that of this part.
 */
export interface TensorBlock {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** One column of a table with many rows. */
export type TableColumn =
  | { readonly type: 'number'; readonly name: string; readonly values: Float64Array; /** text of the rows that do not just hold a number: a word or nothing, whose value is NaN, or a number with a unit */ readonly words: ReadonlyMap<number, string> }
  | { readonly type: 'text'; readonly name: string; /** the cells one behind the other, without anything between them */ readonly text: string; /** where each cell ends in `text` */ readonly ends: Uint32Array };

/** One layer of a model, or a model within the model. */
export interface LayerSummary {
  readonly name: string;
  /** class, e.g. `Dense` */
  readonly type: string;
  /** null for a length that is only known when the model runs; null in all where the layer has several shapes */
  readonly outputShape: readonly (number | null)[] | null;
  readonly params: number;
  /** those of them that training changes */
  readonly trainable: number;
  /** of a model within the model, else null */
  readonly layers: readonly LayerSummary[] | null;
}

export interface ModelSummary {
  readonly name: string;
  /** e.g. `Sequential` */
  readonly type: string;
  readonly layers: readonly LayerSummary[];
  /** shared weights count once, so it may be less than the sum over the layers */
  readonly params: number;
  readonly trainable: number;
  /** layers beyond `modelLayersShown` */
  readonly droppedLayers: number;
}

/** A point series in a chart. All its lists have the same length; y may hold NaN for gaps. */
export interface Series {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Ends of the error bar of each point, or of the band around a line; NaN for none. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  /** Text beside each point; empty for none. */
  readonly labels?: readonly string[];
  /** What colours each cell of a chart of the type heat. */
  readonly value?: readonly number[];
  /** How this series is drawn where the chart's type leaves a choice; the chart's own type when left out. */
  readonly as?: PointMark;
  /** Points there were before they were thinned; left out when all are here. */
  readonly of?: number;
}

export type PointMark = 'line' | 'area' | 'scatter';

/** A straight line across a chart, at one x or one y. */
export type ChartRule = ({ readonly x: number } | { readonly y: number }) & { readonly label?: string };

export interface ChartSpec {
  readonly type: PointMark | 'bar' | 'histogram' | 'box' | 'heat';
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly series: readonly Series[];
  /** Names of the x values of a bar chart. */
  readonly categories?: readonly string[];
  readonly logY?: boolean;
  readonly rules?: readonly ChartRule[];
  /** Bars of several series one on top of the other. */
  readonly stacked?: boolean;
}

/** One value of a traced computation: something it began with, or what an operation made. */
export interface TapeEntry {
  /** e.g. `matMul`; null: it was there before the trace */
  readonly op: string | null;
  /** the notebook's name for it, or that of a layer's weight; null when it has none */
  readonly name: string | null;
  /** the entries it was made of */
  readonly inputs: readonly number[];
  readonly value: TensorNode;
  /** of the sum of the result's elements, with respect to this value; null where none arrives */
  readonly gradient: TensorNode | null;
  /** why no gradient passes, as a sentence; null when it does or none arrives */
  readonly barrier: string | null;
  /** innermost position in a cell that made it */
  readonly at: { readonly cellId: string; readonly line: number; readonly column: number } | null;
}

/** A computation as it happened, in order. */
export interface Tape {
  readonly title: string;
  readonly entries: readonly TapeEntry[];
  /** the entry that is the result; null when it is none of these */
  readonly result: number | null;
  /** operations that were too many to keep */
  readonly dropped: number;
  /** the message of the error that ended it */
  readonly error: string | null;
}

export type Output =
  | { readonly kind: 'text'; /** `console` level, or `result` for plain strings displayed */ readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug' | 'result'; readonly parts: readonly ValueNode[] }
  | { readonly kind: 'value'; readonly value: ValueNode }
  | { readonly kind: 'tensor'; readonly tensor: TensorNode; /** null: `tensor.values` holds all, or it is of strings */ readonly block: TensorBlock | null }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly ValueNode[])[]; /** rows in all; `rows` may be cut */ readonly totalRows: number }
  /** A table with more rows than `tableRowsShown`. */
  | { readonly kind: 'columns'; readonly columns: readonly TableColumn[]; readonly rows: number; /** rows in all; `rows` may be fewer */ readonly totalRows: number; readonly totalColumns: number }
  | { readonly kind: 'model'; readonly model: ModelSummary }
  | { readonly kind: 'image'; readonly width: number; readonly height: number; /** RGBA, 4 bytes a pixel */ readonly pixels: Uint8ClampedArray; readonly alt: string }
  | { readonly kind: 'chart'; readonly chart: ChartSpec }
  | { readonly kind: 'confusion'; readonly confusion: Confusion }
  | { readonly kind: 'network'; readonly network: Network }
  /** A training curve that grows while the cell runs: `points` are appended by `update` events with the same display id. */
  | { readonly kind: 'curve'; readonly title: string; readonly xLabel: string; readonly yLabel: string; readonly logY: boolean; readonly series: readonly Series[] }
  | { readonly kind: 'progress'; readonly label: string; readonly value: number; readonly total: number; /** e.g. `loss 0.123` */ readonly note: string }
  /** Text that grows while the cell runs. */
  | { readonly kind: 'stream'; readonly label: string; readonly text: string; /** characters beyond `streamCharacters` */ readonly dropped: number; readonly done: boolean }
  | { readonly kind: 'tape'; readonly tape: Tape }
  /** Something to set. The page alone changes what follows: `problem` is a sentence or empty; `working`: its `onChange` runs; `lost`: its kernel is gone. */
  | { readonly kind: 'control'; readonly control: ShownControl; readonly value: RawValue; readonly problem: string; readonly phase: 'open' | 'working' | 'lost' }
  /** Author's or learner's HTML: only ever drawn inside a sandboxed frame. */
  | { readonly kind: 'html'; readonly html: string; /** of the frame in CSS px; null: the usual one */ readonly height: number | null }
  /** A drawing as SVG, only ever shown as a picture. */
  | { readonly kind: 'svg'; readonly svg: string; readonly alt: string }
  | { readonly kind: 'error'; readonly error: CellError }
  /** The platform speaking, e.g. "1,204,551 more lines were dropped". */
  | { readonly kind: 'notice'; readonly text: string };

/** A change to an output that is already shown. Late updates for an unknown display id are dropped. */
export type OutputUpdate =
  | { readonly kind: 'curve'; /** appended to the series of the same name, which is created when new */ readonly points: readonly Series[] }
  | { readonly kind: 'progress'; readonly value: number; readonly total: number; readonly note: string }
  | { readonly kind: 'stream'; /** appended */ readonly text: string; /** in all */ readonly dropped: number; readonly done: boolean }
  | { readonly kind: 'replace'; readonly output: Output };

/** An error in the learner's terms: positions are lines and columns of the cell as they typed it, both from 1. */
export interface CellError {
  /** `SyntaxError`, `TypeError`, … */
  readonly name: string;
  readonly message: string;
  /** Where to look in the cell that ran; null when nothing of it is on the stack. */
  readonly at: { readonly line: number; readonly column: number } | null;
  /** Learner frames only, innermost first. `cellId` may be another cell. */
  readonly frames: readonly { readonly cellId: string; readonly line: number; readonly column: number; readonly fn: string | null }[];
  /** A sentence that helps, when we know one: "Did you mean …", "Run the cell above first". */
  readonly hint: string | null;
}

/** Cuts that keep a page alive; each has a test that hits it. */
export const OUTPUT_LIMITS = {
  /** elements of one list or entries of one record sent to the page */
  listItemsShown: 100,
  /** nesting levels of a value sent to the page */
  depthShown: 6,
  /** characters of one string sent to the page */
  stringCharactersShown: 10_000,
  /** values of one tensor sent to the page */
  tensorValuesShown: 4_096,
  /** numbers of one larger tensor sent to the page as a block: 4 MB, or 1,337 images of 28 × 28 */
  tensorBlockValues: 1_048_576,
  /** rows of a table whose cells may hold any value; a table with more is sent as columns of numbers and text */
  tableRowsShown: 1_000,
  /** rows, cells, and characters of text of a table sent as columns */
  tableRows: 100_000,
  tableCells: 2_000_000,
  tableCharacters: 20_000_000,
  /** characters of one cell of such a table */
  tableCellCharacters: 1_000,
  /** bytes of numbers and pixels of one run: tensors, tables, images */
  bytesPerRun: 128_000_000,
  /** layers of one model, those of models within it included */
  modelLayersShown: 1_000,
  /** characters of one growing text; further ones are counted, not sent */
  streamCharacters: 100_000,
  /** characters of HTML or SVG */
  markupCharacters: 200_000,
  /** console lines of one run kept by the page; further ones are counted, not sent */
  consoleLinesPerRun: 1_000,
  /** characters of console text of one run */
  consoleCharactersPerRun: 200_000,
  /** outputs of one run other than console lines */
  displaysPerRun: 200,
  /** pixels of one image */
  imagePixels: 4_000_000,
  /** values and operations of one trace sent to the page */
  tapeEntries: 500,
  /** values of one tensor of a trace, and of all its tensors */
  tapeValuesPerTensor: 1_024,
  tapeValues: 60_000,
  /** most frequent flush of live outputs to the page, per second */
  updatesPerSecond: 30,
} as const;
