import type { BackpropStep, Phase } from '#lib/ml/backprop-steps.ts';
import { PHASE_WORDS } from './step-panel.tsx';
import styles from './scrubber.module.css';

interface ScrubberProps {
  readonly steps: readonly BackpropStep[];
  readonly position: number;
  readonly onGo: (position: number) => void;
}

/** A slider over the walk; the four phases under it are as long as they have steps and lead to their first one. */
export function Scrubber({ steps, position, onGo }: ScrubberProps) {
  const step = steps[position];
  return (
    <div className={styles.scrubber} data-phase={step?.phase}>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={steps.length - 1}
        step={1}
        value={position}
        aria-label="Step"
        aria-valuetext={step ? `${position + 1} of ${steps.length}, ${PHASE_WORDS[step.phase]}: ${step.title}` : undefined}
        onChange={({ currentTarget }) => onGo(Number(currentTarget.value))}
      />
      <div className={styles.phases}>
        {(Object.keys(PHASE_WORDS) as Phase[]).map((phase) => {
          const length = steps.filter((other) => other.phase === phase).length;
          return (
            <button
              key={phase}
              type="button"
              className={styles.phase}
              data-phase={phase}
              aria-pressed={step?.phase === phase}
              aria-label={`Go to ${PHASE_WORDS[phase].toLowerCase()}`}
              style={{ flexGrow: length }}
              onClick={() => onGo(steps.findIndex((other) => other.phase === phase))}
            >
              {PHASE_WORDS[phase]}
            </button>
          );
        })}
      </div>
    </div>
  );
}
