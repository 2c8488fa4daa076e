import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import type { PlaneForm, ValueRange } from '#lib/client/notebook/tensor-plane.ts';
import styles from './tensor-explorer.module.css';

interface PlaneLegendProps {
  readonly form: PlaneForm;
  readonly range: ValueRange;
  readonly tones: { readonly black: number; readonly white: number };
  /** an image of several channels */
  readonly colours: boolean;
}

/** Which number has which colour, and how what is no number is marked. */
export function PlaneLegend({ form, range, tones, colours }: PlaneLegendProps) {
  const crosses = range.min < 0 && range.max > 0;
  const extreme = Math.max(-range.min, range.max);
  const [low, high] = form === 'image' ? [tones.black, tones.white] : crosses ? [-extreme, extreme] : [range.min, range.max];
  const ramp = form === 'image' ? (colours ? 'channel' : 'grey') : crosses ? 'diverging' : range.max <= 0 && range.min < 0 ? 'below' : 'above';
  return (
    <div className={styles.legend}>
      {low === high ? (
        <span>all {formatNumber(low)}</span>
      ) : (
        <>
          <span>{formatNumber(low)}</span>
          <span className={styles.ramp} data-ramp={ramp} role="img" aria-label="to" />
          <span>{formatNumber(high)}</span>
        </>
      )}
      {colours && <span>in each channel</span>}
      {range.nan > 0 && (
        <span className={styles.mark}>
          <span className={styles.swatch} data-pattern="slanted" /> {range.nan.toLocaleString('en')} NaN
        </span>
      )}
      {range.infinite > 0 && (
        <span className={styles.mark}>
          <span className={styles.swatch} data-pattern="level" /> {range.infinite.toLocaleString('en')} infinite
        </span>
      )}
    </div>
  );
}
