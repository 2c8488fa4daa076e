'use client';

import { useId, useState } from 'react';
import { MathText } from './math-text.tsx';
import styles from './number-field.module.css';

interface NumberFieldProps {
  /** the symbol in the notation of the figures: `w5`, `η` */
  readonly symbol: string;
  /** the same in words, for those who hear it: `weight 5, from h1 to o1` */
  readonly words: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** true when `min` itself is not allowed */
  readonly aboveMin?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that can be typed. What is not a number in range is said to be so and changes nothing. */
export function NumberField({ symbol, words, value, min, max, aboveMin = false, onChange }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : findProblem(draft, min, max, aboveMin);

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        <span aria-hidden="true">
          <MathText text={symbol} />
        </span>
        <span className={styles.words}>{words}</span>
      </label>
      <input
        id={id}
        className={styles.input}
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? String(Number(value.toFixed(6)))}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          if (findProblem(currentTarget.value, min, max, aboveMin) === null) onChange(readNumber(currentTarget.value));
        }}
        onBlur={() => setDraft(null)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Accepts a decimal comma and the true minus sign; empty text is no number. */
function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}

function findProblem(text: string, min: number, max: number, aboveMin: boolean): string | null {
  const value = readNumber(text);
  if (!Number.isFinite(value)) return 'Type a number, such as 0.5.';
  const tooLow = aboveMin ? value <= min : value < min;
  if (tooLow || value > max) return aboveMin ? `Above ${min}, up to ${max}.` : `From ${min} to ${max}.`.replaceAll('-', '−');
  return null;
}
