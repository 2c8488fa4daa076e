/** Where the points are: one segment per check, as wide as its points, filled by what it earned. */
import type { CheckResult } from '#lib/grading/verdict.ts';
import styles from './score-bar.module.css';
import { countPoints, formatPoints } from './words.ts';

export function ScoreBar({ checks }: { readonly checks: readonly CheckResult[] }) {
  const worth = checks.filter((check) => check.points > 0);
  const points = worth.reduce((sum, check) => sum + check.points, 0);
  if (points === 0) return null;
  const earned = worth.reduce((sum, check) => sum + check.earned, 0);
  return (
    <div className={styles.bar} role="img" aria-label={`${formatPoints(earned)} of ${countPoints(points)}: ${worth.map((check) => `${check.title} ${formatPoints(check.earned)} of ${formatPoints(check.points)}`).join(', ')}`}>
      {worth.map((check) => (
        <span key={`${check.bundle}${check.index}`} className={styles.segment} style={{ flexGrow: check.points }}>
          <span className={styles.fill} style={{ width: `${(100 * check.earned) / check.points}%` }} />
        </span>
      ))}
    </div>
  );
}
