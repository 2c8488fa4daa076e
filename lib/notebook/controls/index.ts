/**
 * `epoch/controls`: what readers set and code reads. Each function shows its control below the cell at once. Make a control in one cell and
 * read its `value` in others: these are marked when it moves, or run again in a reactive notebook. A loop that waits now and then
 * (`await tf.nextFrame()`) sees a moved control at its next round. A cell that runs again keeps what was set while label and options stay.
 */
import { parseCsv, type Row } from '#lib/base/parse-csv.ts';
import { checkChange, checkLabel, checkNumber, checkText, checkWhole } from './check-options.ts';
import { openControl, type Control } from './control.ts';
import { fitDrawing } from './fit-drawing.ts';
import { Picture } from './picture.ts';
import { toSliderValue, type Slider } from './slider-scale.ts';
import { CONTROL_LIMITS, isPicture, RAW_PER_PIXEL, type FileKind } from './spec.ts';

export type { Control } from './control.ts';
export type { Row } from '#lib/base/parse-csv.ts';
export { Picture } from './picture.ts';

/** What every control can be given. */
export interface ControlOptions<Value> {
  /**
   * Called in the notebook with the new value after a change, when no cell runs. What it shows stands below the control and replaces
   * what it showed before; its errors stand there, too. Of changes that come faster than it works, the newest counts.
   */
  readonly onChange?: (value: Value) => unknown;
}

export interface SliderOptions extends ControlOptions<number> {
  readonly min: number;
  readonly max: number;
  /** where it begins; the middle when left out */
  readonly value?: number;
  /** distance of values; three digits when left out */
  readonly step?: number;
  /** `'log'`: equal ways multiply by the same factor, for values over orders of magnitude */
  readonly scale?: 'linear' | 'log';
  /** stands behind the value: `'cm'` */
  readonly unit?: string;
}

/**
 * A number from a range.
 *
 * ```ts
 * const rate = slider('Learning rate', { min: 0.001, max: 1, value: 0.1, scale: 'log' });
 * ```
 */
export function slider(label: string, { min, max, value, step, scale = 'linear', unit, onChange }: SliderOptions): Control<number> {
  const of = `of “${checkLabel(label, 'slider')}”`;
  checkChange(onChange, label);
  if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max) throw new RangeError(`Expected min and max ${of} to be numbers, min the smaller, got ${min} and ${max}.`);
  if (scale !== 'linear' && scale !== 'log') throw new TypeError(`Expected scale ${of} to be 'linear' or 'log', got ${String(scale)}.`);
  if (scale === 'log' && min <= 0) throw new RangeError(`Expected min ${of} to be above 0, because its scale is logarithmic, got ${min}.`);
  if (step !== undefined && !(step > 0)) throw new RangeError(`Expected step ${of} to be above 0, got ${step}.`);
  const spec: Slider = { type: 'slider', label, min, max, step: checkNumber(step, null, `step ${of}`), scale, unit: checkText(unit, `unit ${of}`, CONTROL_LIMITS.labelCharacters) };
  return openControl<number>({ spec, initial: checkNumber(value, toSliderValue(spec, 0.5), `value ${of}`, min, max), decode: Number, onChange: onChange ?? null });
}

export interface NumberOptions extends ControlOptions<number> {
  readonly min?: number;
  readonly max?: number;
  /** where it begins; 0, or the nearest allowed number, when left out */
  readonly value?: number;
  /** how far arrow keys go */
  readonly step?: number;
  /** stands behind the field: `'cm'` */
  readonly unit?: string;
}

/**
 * A number that is typed.
 *
 * ```ts
 * const epochs = number('Epochs', { min: 1, max: 100, value: 20 });
 * ```
 */
export function number(label: string, { min, max, value, step, unit, onChange }: NumberOptions = {}): Control<number> {
  const of = `of “${checkLabel(label, 'number')}”`;
  checkChange(onChange, label);
  const [low, high] = [checkNumber(min, null, `min ${of}`), checkNumber(max, null, `max ${of}`, min ?? null)];
  return openControl<number>({
    spec: { type: 'number', label, min: low, max: high, step: checkNumber(step, null, `step ${of}`, Number.MIN_VALUE), unit: checkText(unit, `unit ${of}`, CONTROL_LIMITS.labelCharacters) },
    initial: checkNumber(value, Math.min(high ?? Infinity, Math.max(low ?? -Infinity, 0)), `value ${of}`, low, high),
    decode: Number,
    onChange: onChange ?? null,
  });
}

export interface SelectOptions<Option> extends ControlOptions<Option> {
  /** the option it begins with; the first when left out */
  readonly value?: NoInfer<Option>;
}

/**
 * One of several options: a list, or a record whose names are shown and whose values are given.
 *
 * ```ts
 * const activation = select('Activation', ['relu', 'tanh', 'sigmoid']);
 * const width = select('Width', { narrow: 4, wide: 64 }, { value: 64 });
 * ```
 */
export function select<const Option>(label: string, options: readonly Option[] | Readonly<Record<string, Option>>, { value, onChange }: SelectOptions<Option> = {}): Control<Option> {
  const of = `of “${checkLabel(label, 'select')}”`;
  checkChange(onChange, label);
  const { options: most, optionCharacters } = CONTROL_LIMITS;
  const entries: readonly (readonly [string, Option])[] = Array.isArray(options) ? options.map((option: Option) => [String(option), option]) : Object.entries(options as Readonly<Record<string, Option>>); // the list was the other case
  if (entries.length === 0 || entries.length > most) throw new RangeError(`Expected 1 to ${most.toLocaleString('en')} options ${of}, got ${entries.length}.`);
  const initial = value === undefined ? 0 : entries.findIndex(([, option]) => Object.is(option, value));
  if (initial === -1) throw new RangeError(`Expected value ${of} to be one of its options, got ${String(value)}.`);
  return openControl<Option>({
    spec: { type: 'select', label, options: entries.map(([name]) => checkText(name, `each option ${of}`, optionCharacters)) },
    initial,
    decode: (raw) => (entries[Number(raw)] as readonly [string, Option])[1], // a place that was checked
    onChange: onChange ?? null,
  });
}

export interface CheckboxOptions extends ControlOptions<boolean> {
  /** false when left out */
  readonly value?: boolean;
}

/**
 * Yes or no.
 *
 * ```ts
 * const shuffled = checkbox('Shuffle the examples', { value: true });
 * ```
 */
export function checkbox(label: string, { value = false, onChange }: CheckboxOptions = {}): Control<boolean> {
  checkLabel(label, 'checkbox');
  checkChange(onChange, label);
  if (typeof value !== 'boolean') throw new TypeError(`Expected value of “${label}” to be true or false, got ${String(value)}.`);
  return openControl<boolean>({ spec: { type: 'checkbox', label }, initial: value, decode: (raw) => raw === true, onChange: onChange ?? null });
}

export interface TextOptions extends ControlOptions<string> {
  readonly value?: string;
  /** shown in the empty field */
  readonly placeholder?: string;
  /** 1 when left out: a field of one line */
  readonly lines?: number;
}

/**
 * A text. It is taken when the field is left or Enter is pressed, Ctrl+Enter where there are several lines.
 *
 * ```ts
 * const sentence = text('A sentence', { value: 'The network learns.' });
 * ```
 */
export function text(label: string, { value, placeholder, lines, onChange }: TextOptions = {}): Control<string> {
  const of = `of “${checkLabel(label, 'text')}”`;
  checkChange(onChange, label);
  const { textCharacters, textLines, labelCharacters } = CONTROL_LIMITS;
  return openControl<string>({
    spec: { type: 'text', label, placeholder: checkText(placeholder, `placeholder ${of}`, labelCharacters), lines: checkWhole(lines, 1, `lines ${of}`, 1, textLines) },
    initial: checkText(value, `value ${of}`, textCharacters),
    decode: String,
    onChange: onChange ?? null,
  });
}

export interface ButtonOptions {
  /** Called in the notebook with the number of presses so far; see `onChange` of other controls. */
  readonly onPress?: (presses: number) => unknown;
}

/**
 * A button. Its value is how often it was pressed: a cell that uses it runs again, and a loop can look at it.
 *
 * ```ts
 * const again = button('Draw another sample');
 * ```
 */
export function button(label: string, { onPress }: ButtonOptions = {}): Control<number> {
  checkLabel(label, 'button');
  checkChange(onPress, label);
  return openControl<number>({ spec: { type: 'button', label }, initial: 0, decode: Number, onChange: onPress ?? null });
}

export interface DrawingOptions extends ControlOptions<number[][]> {
  /** pixels of a side; 28 when left out, as in MNIST */
  readonly size?: number;
  /** true when left out: what is drawn is scaled and moved to its centre of mass, as MNIST's digits are */
  readonly centre?: boolean;
}

/**
 * A pad to draw on. Its value is rows of grey from 0 (empty) to 1: `tf.tensor2d(pad.value)`, `image(pad.value, { scale: 8 })`.
 *
 * ```ts
 * const pad = drawingPad('Draw a digit');
 * ```
 */
export function drawingPad(label: string, { size, centre = true, onChange }: DrawingOptions = {}): Control<number[][]> {
  const of = `of “${checkLabel(label, 'drawingPad')}”`;
  checkChange(onChange, label);
  const side = checkWhole(size, 28, `size ${of}`, 4, CONTROL_LIMITS.drawingSide);
  return openControl<number[][]>({
    spec: { type: 'drawing', label, size: side, centre },
    initial: new Uint8Array((side * RAW_PER_PIXEL) ** 2),
    decode: (raw) => fitDrawing(raw as Uint8Array, side, centre), // as the spec demands
    onChange: onChange ?? null,
  });
}

export interface WebcamOptions extends ControlOptions<Picture | null> {
  /** pixels of a side of the square picture; 224 when left out */
  readonly size?: number;
}

/**
 * A picture of the reader's camera, taken when they press. null until then. It stays in this browser.
 *
 * ```ts
 * const camera = webcam('You');
 * // in another cell
 * if (camera.value) tf.browser.fromPixels(camera.value).print();
 * ```
 */
export function webcam(label: string, { size, onChange }: WebcamOptions = {}): Control<Picture | null> {
  const of = `of “${checkLabel(label, 'webcam')}”`;
  checkChange(onChange, label);
  const side = checkWhole(size, 224, `size ${of}`, 8, CONTROL_LIMITS.side);
  return openControl<Picture | null>({ spec: { type: 'webcam', label, size: side }, initial: null, decode: (raw) => (isPicture(raw) ? new Picture(raw) : null), onChange: onChange ?? null });
}

export interface FileOptions<Kind extends FileKind, Value> extends ControlOptions<Value | null> {
  /** what is read of it: a picture, rows of a table, its text, or the value in it */
  readonly as: Kind;
  /** longer side of an image in pixels; 224 when left out, larger ones are made smaller */
  readonly size?: number;
}

/**
 * A file of the reader's device, chosen or dropped. null until then. It is read in this browser and sent nowhere.
 *
 * ```ts
 * const measurements = file('Your measurements', { as: 'csv' });
 * ```
 */
export function file(label: string, options: FileOptions<'image', Picture>): Control<Picture | null>;
export function file(label: string, options: FileOptions<'csv', readonly Row[]>): Control<readonly Row[] | null>;
export function file(label: string, options: FileOptions<'text', string>): Control<string | null>;
export function file<Value = unknown>(label: string, options: FileOptions<'json', Value>): Control<Value | null>;
export function file(label: string, { as, size, onChange }: FileOptions<FileKind, never>): Control<unknown> {
  const of = `of “${checkLabel(label, 'file')}”`;
  checkChange(onChange, label);
  if (!['image', 'csv', 'text', 'json'].includes(as)) throw new TypeError(`Expected as ${of} to be 'image', 'csv', 'text' or 'json', got ${String(as)}.`);
  return openControl<never>({
    spec: { type: 'file', label, as, size: checkWhole(size, 224, `size ${of}`, 8, CONTROL_LIMITS.side) },
    initial: null,
    decode: (raw) => (raw === null ? null : isPicture(raw) ? new Picture(raw) : readText(as, String(raw))) as never, // each overload's own
    onChange: onChange ?? null,
  });
}

function readText(as: FileKind, content: string): unknown {
  if (as === 'csv') return parseCsv(content);
  if (as !== 'json') return content;
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new SyntaxError(`This file is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
