import { useMemo } from 'react';
import { forward, train, type Network } from '#lib/ml/backprop.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { Button } from '../../ui/button.tsx';
import { MOST_UPDATES } from './stepper-state.ts';
import { ValueButton } from './value-button.tsx';
import styles from './training.module.css';

interface TrainingProps {
  readonly start: Network;
  readonly updates: number;
  readonly onTrain: (more: number) => void;
}

/** Updates by the dozen: what the error does over many rounds of the same walk. */
export function Training({ start, updates, onTrain }: TrainingProps) {
  const errors = useMemo(() => sampleErrors(start, updates), [start, updates]);
  const latest = errors.at(-1)?.E ?? Number.NaN;
  return (
    <div className={styles.training}>
      <div className={styles.buttons} role="group" aria-label="Train more updates">
        <span className={styles.name}>Train</span>
        {[1, 100, 10_000].map((more) => (
          <Button key={more} size="sm" onClick={() => onTrain(more)} disabled={updates + more > MOST_UPDATES}>
            {`+${more.toLocaleString('en')}`}
          </Button>
        ))}
      </div>
      <div className={styles.outcome}>
        <ErrorCurve errors={errors} />
        <p className={styles.result} aria-live="polite">
          <var>E</var> = <strong>
            <ValueButton id="E">{formatNumber(latest)}</ValueButton>
          </strong>
          <br /> after {updates.toLocaleString('en')} {updates === 1 ? 'update' : 'updates'}
        </p>
      </div>
    </div>
  );
}

interface Sample {
  readonly updates: number;
  readonly E: number;
}

const SAMPLES = 64;

/** The error at evenly spread moments of the training. */
function sampleErrors(start: Network, updates: number): readonly Sample[] {
  const samples: Sample[] = [{ updates: 0, E: forward(start).E }];
  let network = start;
  const count = Math.min(SAMPLES, updates);
  for (let k = 1; k <= count; k += 1) {
    const until = Math.round((updates * k) / count);
    network = train(network, until - (samples.at(-1)?.updates ?? 0));
    samples.push({ updates: until, E: forward(network).E });
  }
  return samples;
}

const [WIDTH, HEIGHT] = [160, 44];

/** The error over the updates, on a logarithmic scale: ten times smaller is one line lower. */
function ErrorCurve({ errors }: { readonly errors: readonly Sample[] }) {
  const logs = errors.map(({ E }) => Math.log10(Math.max(E, 1e-16)));
  const top = Math.ceil(Math.max(...logs));
  const bottom = Math.min(Math.floor(Math.min(...logs)), top - 1);
  const y = (log: number) => 3 + ((top - log) / (top - bottom)) * (HEIGHT - 6);
  const x = (k: number) => 3 + (errors.length === 1 ? 0 : (k / (errors.length - 1)) * (WIDTH - 6));
  const decades = Array.from({ length: top - bottom + 1 }, (_, k) => top - k);
  const last = errors.length - 1;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.curve} aria-hidden="true" focusable="false">
      {decades.map((log) => (
        <line key={log} x1={3} x2={WIDTH - 3} y1={y(log)} y2={y(log)} className={styles.decade} />
      ))}
      <polyline points={logs.map((log, k) => `${x(k).toFixed(1)},${y(log).toFixed(1)}`).join(' ')} className={styles.line} />
      <circle cx={x(last)} cy={y(logs[last] ?? top)} r={3} className={styles.dot} />
    </svg>
  );
}
