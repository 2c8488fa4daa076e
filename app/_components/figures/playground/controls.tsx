'use client';
import type { ReactNode } from 'react';
import { ACTIVATIONS, LEARNING_RATES, REGULARIZATION_RATES, REGULARIZATIONS, type Settings } from '#lib/ml/playground/settings.ts';
import styles from './controls.module.css';

interface ControlsProps {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

const ACTIVATION_WORDS = { tanh: 'tanh', relu: 'ReLU', sigmoid: 'sigmoid', linear: 'linear' } as const;
const REGULARIZATION_WORDS = { none: 'none', l1: 'L1', l2: 'L2' } as const;
const TASK_WORDS = { classification: 'classes', regression: 'a number' } as const;

/** How the network learns. */
export function Controls({ settings, onChange }: ControlsProps) {
  return (
    <div className={styles.controls}>
      <Choice label="Learning rate" value={settings.learningRate} values={LEARNING_RATES} words={String} onChange={(learningRate) => onChange({ learningRate })} />
      <Choice label="Activation" value={settings.activation} values={ACTIVATIONS} words={(value) => ACTIVATION_WORDS[value]} onChange={(activation) => onChange({ activation })} />
      <Choice label="Regularisation" value={settings.regularization} values={REGULARIZATIONS} words={(value) => REGULARIZATION_WORDS[value]} onChange={(regularization) => onChange({ regularization })} />
      <Choice label="Its rate" value={settings.regularizationRate} values={REGULARIZATION_RATES} words={String} onChange={(regularizationRate) => onChange({ regularizationRate })} />
      <Choice label="It learns" value={settings.task} values={['classification', 'regression'] as const} words={(value) => TASK_WORDS[value]} onChange={(task) => onChange({ task })} />
    </div>
  );
}

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly words: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string | number>({ label, value, values, words, onChange }: ChoiceProps<Value>): ReactNode {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select
        value={String(value)}
        onChange={({ currentTarget }) => {
          const chosen = values.find((one) => String(one) === currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((one) => (
          <option key={one} value={String(one)}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly limits: { readonly least: number; readonly most: number };
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A whole number on a slider. */
export function Range({ label, value, unit, limits, step, onChange }: RangeProps) {
  return (
    <label className={styles.choice}>
      <span>
        {label} <output>{`${String(value)}${unit}`}</output>
      </span>
      <input type="range" min={limits.least} max={limits.most} step={step} value={value} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))} />
    </label>
  );
}
