'use client';

import { NumberField } from './number-field.tsx';
import styles from './slider-field.module.css';

interface SliderFieldProps {
  /** in the notation of the figures: `w1` */
  readonly symbol: string;
  /** `weight 1, weather`: what is heard; the part after the last comma is also seen */
  readonly words: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** of the slider; the field takes any number in range */
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** One number twice: a slider for trying, a field for exact values. */
export function SliderField({ symbol, words, value, min, max, step, onChange }: SliderFieldProps) {
  return (
    <div className={styles.row}>
      <NumberField symbol={symbol} words={words} value={value} min={min} max={max} onChange={onChange} />
      <input type="range" className={styles.slider} min={min} max={max} step={step} value={value} aria-label={`${words}, slider`} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))} />
      <span className={styles.words} aria-hidden="true">
        {words.replace(/^.*, /, '')}
      </span>
    </div>
  );
}
