/** How large the picture of a plane is, and which of its values it shows: a tensor may have more of them than a page has pixels. */
import { MOST_DRAWN, type Plane, type PlaneForm } from './tensor-plane.ts';

export interface PictureSize {
  /** every so many rows and columns one is drawn; 1: all */
  readonly rowsEvery: number;
  readonly columnsEvery: number;
  /** rows and columns that are drawn */
  readonly rows: number;
  readonly columns: number;
  /** canvas pixels of a side of one value */
  readonly step: number;
  /** of the picture in CSS px; a page that is narrower makes it smaller */
  readonly width: number;
  readonly height: number;
}

/** Small planes get whole steps a value, so that they fill about this much: CSS px. */
const FILLED = { width: 448, height: 320, step: 24 } as const;
/** CSS px that a side has at least: a single column of one pixel could not be pointed at. */
const NARROWEST = 24;

export function findPictureSize({ rows, columns }: Pick<Plane, 'rows' | 'columns'>, form: Exclude<PlaneForm, 'numbers'>): PictureSize {
  const every = (length: number): number => Math.max(1, Math.ceil(length / MOST_DRAWN));
  // what an image shows keeps its proportions, the axes of a heatmap have nothing to do with one another
  const both = form === 'image' ? every(Math.max(rows, columns)) : null;
  const [rowsEvery, columnsEvery] = [both ?? every(rows), both ?? every(columns)];
  const drawn = { rows: Math.ceil(rows / rowsEvery), columns: Math.ceil(columns / columnsEvery) };
  const step = Math.max(1, Math.min(FILLED.step, Math.floor(FILLED.width / drawn.columns), Math.floor(FILLED.height / drawn.rows)));
  const side = (length: number): number => Math.max(NARROWEST, length * step);
  return { rowsEvery, columnsEvery, ...drawn, step, width: side(drawn.columns), height: side(drawn.rows) };
}

/** The values that are drawn. */
export function samplePlane(plane: Plane, { rowsEvery, columnsEvery, rows, columns }: PictureSize): Plane {
  if (rowsEvery === 1 && columnsEvery === 1) return plane;
  const { channels } = plane;
  const values = new Array<number | string | boolean>(rows * columns * channels);
  let index = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * rowsEvery * plane.columns + column * columnsEvery) * channels;
      for (let channel = 0; channel < channels; channel++) values[index++] = plane.values[from + channel] ?? NaN;
    }
  }
  return { rows, columns, channels, values };
}

/** `Drawn is every 94th of 60,000 rows.`; null where all is drawn. */
export function describeSampling({ rows, columns }: Pick<Plane, 'rows' | 'columns'>, { rowsEvery, columnsEvery }: PictureSize): string | null {
  const parts = [[rowsEvery, rows, 'rows'] as const, [columnsEvery, columns, 'columns'] as const].flatMap(([every, length, name]) => (every === 1 ? [] : [`every ${toOrdinal(every)} of ${length.toLocaleString('en')} ${name}`]));
  return parts.length === 0 ? null : `Drawn: ${parts.join(' and ')}. Arrow keys read the others, too.`;
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const toOrdinal = (number: number): string => `${number.toLocaleString('en')}${ENDINGS[ORDINALS.select(number)] ?? 'th'}`;
