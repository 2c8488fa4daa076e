'use client';
import { useId, type KeyboardEvent } from 'react';
import { pressKey, toPosition, toSliderValue, type Slider } from '#lib/notebook/controls/slider-scale.ts';
import { describeRaw } from '#lib/notebook/controls/describe-control.ts';
import type { ControlSpec } from '#lib/notebook/controls/spec.ts';
import styles from './controls.module.css';

/** What each field is given: what it holds, and where to say what it is to hold. */
export interface FieldProps<Type extends ControlSpec['type'], Value> {
  readonly spec: Extract<ControlSpec, { type: Type }>;
  readonly value: Value;
  readonly onSet: (value: Value) => void;
}

/** Moves over its way, not over its values, so that a logarithmic one is even; keys are ours, so that every browser goes as far. */
export function SliderField({ spec, value, onSet }: { readonly spec: Slider; readonly value: number; readonly onSet: (value: number) => void }) {
  const id = useId();
  const text = describeRaw(spec, value);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : pressKey(spec, value, event.key);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) onSet(next);
  };
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {spec.label}
      </label>
      <input
        id={id}
        type="range"
        className={styles.slider}
        min={0}
        max={1}
        step="any"
        value={toPosition(spec, value)}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
        onChange={({ currentTarget }) => onSet(toSliderValue(spec, currentTarget.valueAsNumber))}
      />
      <span className={styles.value} aria-hidden="true">
        {text}
      </span>
    </div>
  );
}

export function SelectField({ spec, value, onSet }: FieldProps<'select', number>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {spec.label}
      </label>
      <select id={id} className={styles.select} value={value} onChange={({ currentTarget }) => onSet(currentTarget.selectedIndex)}>
        {spec.options.map((option, place) => (
          <option key={place} value={place}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}

export function CheckboxField({ label, value, onSet }: { readonly label: string; readonly value: boolean; readonly onSet: (value: boolean) => void }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={value} onChange={({ currentTarget }) => onSet(currentTarget.checked)} />
      {label}
    </label>
  );
}
