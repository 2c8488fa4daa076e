import type { BackpropStep } from '#lib/ml/backprop-steps.ts';
import { substitute } from '#lib/ml/backprop-values.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { MathText } from '../math-text.tsx';
import { useExplained } from './use-explaining.ts';
import { useRoving } from './use-roving.ts';
import { ValueButton } from './value-button.tsx';
import styles from './step-panel.module.css';

export const PHASE_WORDS = { forward: 'Forward', error: 'Error', backward: 'Backward', update: 'Update' } as const;

/** One step: its name, the formula in symbols and in numbers, the result, and a sentence about it. */
export function StepPanel({ step, position, count }: { readonly step: BackpropStep; readonly position: number; readonly count: number }) {
  const { values } = useExplained();
  const numbers = useRoving<HTMLDivElement>();
  return (
    <div className={styles.panel} data-phase={step.phase}>
      <p className={styles.phase}>
        {PHASE_WORDS[step.phase]}
        <span className={styles.count}>
          step {position + 1} of {count}
        </span>
      </p>
      <p className={styles.title}>
        <MathText text={step.title} />
      </p>
      <div className={styles.formula} ref={numbers} role="group" aria-label="The step’s numbers: arrow keys move, Enter explains">
        <span className={styles.left}>
          <MathText text={step.quantity} />
        </span>
        <span className={styles.right}>
          = <MathText text={step.symbols} />
        </span>
        <span className={styles.right}>
          = {substitute(step.quantity, values).map(({ id, text }, k) => (id === null ? text : <ValueButton key={k} id={id}>{text}</ValueButton>))}
        </span>
        <output className={styles.value}>
          = <ValueButton id={step.quantity}>{formatNumber(step.value)}</ValueButton>
        </output>
      </div>
      <p className={styles.why}>
        <MathText text={step.why} />
      </p>
    </div>
  );
}

/** The step as one sentence, for those who hear the page. */
export function sayStep(step: BackpropStep, position: number, count: number): string {
  return `Step ${position + 1} of ${count}, ${PHASE_WORDS[step.phase].toLowerCase()}. ${step.title}: ${step.quantity} = ${step.symbols} = ${formatNumber(step.value)}. ${step.why}`;
}
