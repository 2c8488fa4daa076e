/** Check results as a list, the same while running, after a check, with a verdict and on a receipt. */
import type { CheckResult } from '#lib/grading/verdict.ts';
import { CheckTrace } from './check-trace.tsx';
import styles from './check-list.module.css';
import { Sign } from './sign.tsx';
import { CHECK_LOOKS, type RowStatus } from './looks.ts';
import { formatPoints } from './words.ts';

/** A check whose result may not be here yet. */
export interface CheckRow {
  readonly title: string;
  readonly points: number;
  readonly status: RowStatus;
  readonly result: CheckResult | null;
}

export const toRow = (result: CheckResult): CheckRow => ({ title: result.title, points: result.points, status: result.status, result });

interface CheckListProps {
  readonly rows: readonly CheckRow[];
  readonly label: string;
  /** false where points mean nothing: the exercise is broken */
  readonly scored?: boolean;
}

export function CheckList({ rows, label, scored = true }: CheckListProps) {
  return (
    <ol className={styles.list} aria-label={label}>
      {rows.map((row, position) => (
        <li key={position} className={styles.row} data-tone={CHECK_LOOKS[row.status].tone} data-status={row.status}>
          <CheckLine row={row} scored={scored} />
          {row.result && row.status !== 'passed' && <Findings result={row.result} />}
        </li>
      ))}
    </ol>
  );
}

function CheckLine({ row, scored }: { readonly row: CheckRow; readonly scored: boolean }) {
  const look = CHECK_LOOKS[row.status];
  return (
    <div className={styles.line}>
      <Sign name={look.sign} className={styles.sign} />
      <span className={styles.title}>{row.title}</span>
      <span className={styles.word}>{look.word}</span>
      <span className={styles.points}>
        {row.result && scored ? (
          <>
            {formatPoints(row.result.earned)}
            <span className={styles.slash} aria-hidden="true">
              /
            </span>
            <span className="visually-hidden"> of </span>
          </>
        ) : null}
        {formatPoints(row.points)}
        <span className="visually-hidden">{row.points === 1 ? ' point' : ' points'}</span>
      </span>
    </div>
  );
}

/** What was tried, what came back, and which rule that breaks. */
function Findings({ result }: { readonly result: CheckResult }) {
  const facts = [
    { name: 'Tried', text: result.tried },
    { name: 'Came back', text: result.got },
    { name: 'Expected', text: result.expected },
  ].filter((fact): fact is { name: string; text: string } => fact.text !== null && fact.text !== '');
  if (facts.length === 0 && !result.rule && !result.note) return null;
  return (
    <div className={styles.findings}>
      {result.rule && <p className={styles.rule}>{result.rule}</p>}
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map((fact) => (
            <div key={fact.name} className={styles.fact}>
              <dt>{fact.name}</dt>
              <dd>
                <code>{fact.text}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {result.note && <p className={styles.note}>{result.note}</p>}
      <CheckTrace tried={result.tried} />
    </div>
  );
}
