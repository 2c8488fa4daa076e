'use client';
import { useId, useMemo, useState } from 'react';
import { findRange, findStandingAxes, findTones, formatPlace, layFlat, moveAlong, selectPlane, toFirstLook, type PlaneForm, type TensorLook, type ValueRange } from '#lib/client/notebook/tensor-plane.ts';
import { describeTensor, formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import type { TensorNode } from '#lib/notebook/outputs.ts';
import type { KnownValues } from '#lib/notebook/tensor-block.ts';
import { AxisSlider } from './axis-slider.tsx';
import { PlaneLegend } from './plane-legend.tsx';
import { PlanePicture, type PlaneCell } from './plane-picture.tsx';
import { ValueGrid } from './value-grid.tsx';
import styles from './tensor-explorer.module.css';

interface TensorExplorerProps {
  readonly tensor: TensorNode;
  /** all that the page has of it */
  readonly known: KnownValues;
}

const FORMS: readonly (readonly [PlaneForm, string])[] = [['heatmap', 'Heatmap'], ['image', 'Image'], ['numbers', 'Numbers']];

/** A tensor of two axes or more: one plane of it as a picture or numbers, and a slider for each axis that is not in the plane. */
export function TensorExplorer({ tensor, known }: TensorExplorerProps) {
  const { shape } = known;
  const hasNumbers = tensor.stats !== null;
  const [look, setLook] = useState(() => toFirstLook(shape, hasNumbers));
  const [cell, setCell] = useState<PlaneCell | null>(null);
  const plane = useMemo(() => selectPlane(known, look), [known, look]);
  const whole = useMemo(() => (tensor.stats ? findWholeRange(known, tensor.stats) : null), [known, tensor.stats]);
  const range = useMemo(() => (whole && look.scale === 'slice' ? findRange(plane.values) : whole), [whole, plane, look.scale]);
  const tones = useMemo(() => findTones(range ?? NO_NUMBERS, tensor.dtype), [range, tensor.dtype]);
  const standing = findStandingAxes(shape, look);
  const [first] = standing;
  const step = (by: number): void => {
    if (first !== undefined) setLook(moveAlong(shape, look, first, (look.at[first] ?? 0) + by));
  };
  const place = (at: PlaneCell): string => `${formatPlace(shape, look, at.row, at.column)} is ${formatCell(plane.values, plane.channels, at.row * plane.columns + at.column)}`;

  return (
    <div className={styles.explorer}>
      <Choices shape={shape} look={look} hasNumbers={hasNumbers} hasSlices={standing.length > 0} onChange={(next) => (setLook(next), setCell(null))} />
      {standing.map((axis) => (
        <AxisSlider key={axis} axis={axis} length={shape[axis] ?? 1} value={look.at[axis] ?? 0} onChange={(to) => setLook((now) => moveAlong(shape, now, axis, to, true))} />
      ))}
      {look.form === 'numbers' || range === null ? (
        <ValueGrid plane={plane} range={range} />
      ) : (
        <>
          <PlanePicture
            plane={plane}
            form={look.form}
            range={range}
            tones={tones}
            label={`${look.form === 'image' ? 'Image' : 'Heatmap'}, ${plane.rows} rows by ${plane.columns} columns. ${describeTensor(tensor)}`}
            cell={cell}
            onCell={setCell}
            onStep={step}
          />
          <PlaneLegend form={look.form} range={range} tones={tones} colours={plane.channels > 1} />
          <p className={styles.readout} aria-live={cell?.by === 'keys' ? 'polite' : 'off'} data-empty={cell === null}>
            {cell === null ? 'Point at a value to read it, or use the arrow keys.' : place(cell)}
          </p>
        </>
      )}
    </div>
  );
}

const NO_NUMBERS = findRange([]);

/** Of all the tensor, also of what the page does not have. */
function findWholeRange({ values }: KnownValues, stats: NonNullable<TensorNode['stats']>): ValueRange {
  const known = findRange(values);
  return { min: Number.isFinite(stats.min) ? stats.min : known.min, max: Number.isFinite(stats.max) ? stats.max : known.max, nan: stats.nan, infinite: known.infinite };
}

function formatCell(values: readonly (number | string | boolean)[], channels: number, index: number): string {
  const parts = values.slice(index * channels, (index + 1) * channels).map(formatNumber);
  return channels === 1 ? (parts[0] ?? '') : `(${parts.join(', ')})`;
}

interface ChoicesProps {
  readonly shape: readonly number[];
  readonly look: TensorLook;
  readonly hasNumbers: boolean;
  readonly hasSlices: boolean;
  readonly onChange: (look: TensorLook) => void;
}

function Choices({ shape, look, hasNumbers, hasSlices, onChange }: ChoicesProps) {
  const id = useId();
  return (
    <div className={styles.choices}>
      {hasNumbers && (
        <span className={styles.choice}>
          <label htmlFor={`${id}form`}>Show as</label>
          <select id={`${id}form`} value={look.form} onChange={({ target }) => onChange({ ...look, form: FORMS.find(([form]) => form === target.value)?.[0] ?? look.form })}>
            {FORMS.map(([form, name]) => (
              <option key={form} value={form}>
                {name}
              </option>
            ))}
          </select>
        </span>
      )}
      <AxisChoice name="Rows" shape={shape} axis={look.rows} onChange={(axis) => onChange(layFlat(look, 'rows', axis))} />
      <AxisChoice name="Columns" shape={shape} axis={look.columns} onChange={(axis) => onChange(layFlat(look, 'columns', axis))} />
      {hasNumbers && hasSlices && (
        <span className={styles.choice}>
          <label htmlFor={`${id}scale`}>Scale</label>
          <select id={`${id}scale`} value={look.scale} onChange={({ target }) => onChange({ ...look, scale: target.value === 'slice' ? 'slice' : 'tensor' })}>
            <option value="tensor">whole tensor</option>
            <option value="slice">this slice</option>
          </select>
        </span>
      )}
    </div>
  );
}

interface AxisChoiceProps {
  readonly name: string;
  readonly shape: readonly number[];
  readonly axis: number;
  readonly onChange: (axis: number) => void;
}

function AxisChoice({ name, shape, axis, onChange }: AxisChoiceProps) {
  const id = useId();
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={axis} onChange={({ target }) => onChange(Number(target.value))}>
        {shape.map((length, index) => (
          <option key={index} value={index}>
            axis {index} ({length.toLocaleString('en')})
          </option>
        ))}
      </select>
    </span>
  );
}
