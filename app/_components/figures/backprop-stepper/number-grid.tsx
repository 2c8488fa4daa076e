import type { Network } from '#lib/ml/backprop.ts';
import { NumberField } from '../number-field.tsx';
import { RANGES } from './stepper-state.ts';
import styles from './number-grid.module.css';

type NumberName = keyof Network;
type Entry = readonly [name: NumberName, symbol: string, words: string];

const GROUPS: readonly { readonly title: string; readonly entries: readonly Entry[] }[] = [
  { title: 'Inputs', entries: [['i1', 'i1', 'input 1'], ['i2', 'i2', 'input 2']] },
  { title: 'Targets', entries: [['t1', 't1', 'target 1'], ['t2', 't2', 'target 2']] },
  { title: 'Learning rate', entries: [['eta', 'η', 'learning rate eta']] },
  {
    title: 'Into the hidden neurons',
    entries: [['w1', 'w1', 'weight 1, from i1 to h1'], ['w2', 'w2', 'weight 2, from i2 to h1'], ['w3', 'w3', 'weight 3, from i1 to h2'], ['w4', 'w4', 'weight 4, from i2 to h2'], ['b1', 'b1', 'bias 1, of h1 and h2']],
  },
  {
    title: 'Into the outputs',
    entries: [['w5', 'w5', 'weight 5, from h1 to o1'], ['w6', 'w6', 'weight 6, from h2 to o1'], ['w7', 'w7', 'weight 7, from h1 to o2'], ['w8', 'w8', 'weight 8, from h2 to o2'], ['b2', 'b2', 'bias 2, of o1 and o2']],
  },
];

/** Every number of the network, to be changed. */
export function NumberGrid({ network, onChange }: { readonly network: Network; readonly onChange: (name: NumberName, value: number) => void }) {
  return (
    <div className={styles.groups}>
      {GROUPS.map(({ title, entries }) => (
        <fieldset key={title} className={styles.group} data-size={entries.length}>
          <legend>{title}</legend>
          <div className={styles.fields}>
            {entries.map(([name, symbol, words]) => (
              <NumberField key={name} symbol={symbol} words={words} value={network[name]} {...RANGES[name]} onChange={(value) => onChange(name, value)} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
