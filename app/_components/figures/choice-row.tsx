'use client';

import { useId } from 'react';
import styles from './choice-row.module.css';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly title: string;
}

interface ChoiceRowProps<Id extends string> {
  /** what is chosen: the legend above the row */
  readonly legend: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChange: (id: Id) => void;
}

/** One of a few, side by side: radio buttons that look like a row of tabs. */
export function ChoiceRow<Id extends string>({ legend, choices, chosen, onChange }: ChoiceRowProps<Id>) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {choices.map(({ id, title }) => (
        <label key={id} className={styles.choice}>
          <input type="radio" name={name} checked={id === chosen} onChange={() => onChange(id)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
