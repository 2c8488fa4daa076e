'use client';

import { NumberField } from '../number-field.tsx';
import { LIMIT } from './perceptron-state.ts';
import styles from './slider-field.module.css';

interface SliderFieldProps {
  readonly symbol: string;
  readonly words: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One number twice: a slider for trying, a field for exact values. */
export function SliderField({ symbol, words, value, onChange }: SliderFieldProps) {
  return (
    <div className={styles.row}>
      <NumberField symbol={symbol} words={words} value={value} min={-LIMIT} max={LIMIT} onChange={onChange} />
      <input type="range" className={styles.slider} min={-LIMIT} max={LIMIT} step={0.5} value={value} aria-label={`${words}, slider`} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))} />
      <span className={styles.words} aria-hidden="true">
        {words.replace(/^.*, /, '')}
      </span>
    </div>
  );
}
