import { formatNumber } from '#lib/ml/format-number.ts';
import styles from './loss-curve.module.css';
import type { LossRecord } from './use-session.ts';

const [WIDTH, HEIGHT] = [300, 64];

/** Loss over the epochs, of what is trained on and of what is tested on, with the last values in words. */
export function LossCurve({ losses }: { readonly losses: readonly LossRecord[] }) {
  const last = losses.at(-1);
  const farthest = Math.max(1, last?.epoch ?? 1);
  const highest = Math.max(0.01, ...losses.flatMap(({ train, test }) => [train, test].filter(Number.isFinite)));
  const toPath = (part: 'train' | 'test'): string =>
    losses
      .filter((record) => Number.isFinite(record[part]))
      .map((record, index) => `${index === 0 ? 'M' : 'L'}${((record.epoch / farthest) * WIDTH).toFixed(1)} ${(HEIGHT - (record[part] / highest) * (HEIGHT - 3) - 1).toFixed(1)}`)
      .join('');
  return (
    <div className={styles.losses}>
      <dl className={styles.values}>
        <div data-part="test">
          <dt>Test loss</dt>
          <dd>{toText(last?.test)}</dd>
        </div>
        <div data-part="train">
          <dt>Training loss</dt>
          <dd>{toText(last?.train)}</dd>
        </div>
      </dl>
      <svg className={styles.curve} viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path data-part="train" d={toPath('train')} />
        <path data-part="test" d={toPath('test')} />
      </svg>
    </div>
  );
}

const toText = (loss: number | undefined): string => (loss === undefined ? '…' : Number.isFinite(loss) ? formatNumber(loss, 4) : loss === Infinity ? 'beyond all numbers' : 'no points');
