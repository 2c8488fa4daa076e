import { Fragment } from 'react';
import type { BackpropStep, Phase } from '#lib/ml/backprop-steps.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { MathText } from '../math-text.tsx';
import { PHASE_WORDS } from './step-panel.tsx';
import { useRoving } from './use-roving.ts';
import { ValueButton } from './value-button.tsx';
import styles from './step-table.module.css';

interface StepTableProps {
  readonly steps: readonly BackpropStep[];
  readonly position: number;
  readonly onGo: (position: number) => void;
}

const PHASES: readonly Phase[] = ['forward', 'error', 'backward', 'update'];

/** The whole walk at once, in words and numbers. */
export function StepTable({ steps, position, onGo }: StepTableProps) {
  const values = useRoving<HTMLDivElement>();
  return (
    // a wide table scrolls by itself, also by keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="All steps as a table" tabIndex={0} ref={values}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Quantity</th>
            <th scope="col">Formula</th>
            <th scope="col">With numbers</th>
            <th scope="col" className={styles.value}>
              Value
            </th>
          </tr>
        </thead>
        {PHASES.map((phase) => (
          <tbody key={phase}>
            <tr>
              <th scope="rowgroup" colSpan={5} className={styles.phase} data-phase={phase}>
                {PHASE_WORDS[phase]}
              </th>
            </tr>
            {steps.map((step, k) => (
              <Fragment key={step.quantity}>
                {step.phase === phase && (
                  <tr aria-current={k === position ? 'step' : undefined}>
                    <td>
                      <button type="button" className={styles.go} onClick={() => onGo(k)} aria-label={`Go to step ${k + 1}, ${step.title}`}>
                        {k + 1}
                      </button>
                    </td>
                    <th scope="row">
                      <MathText text={step.quantity} />
                    </th>
                    <td>
                      <MathText text={step.symbols} />
                    </td>
                    <td className={styles.numbers}>
                      <MathText text={step.numbers} />
                    </td>
                    <td className={styles.value}>
                      <ValueButton id={step.quantity}>{formatNumber(step.value, 9, 'kept')}</ValueButton>
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
