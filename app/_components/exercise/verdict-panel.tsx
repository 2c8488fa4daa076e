/** One verdict: whose matter it is, the score, what each check found. Draws the same in a lesson and on a receipt. */
import type { ReactNode } from 'react';
import type { CheckResult, LearnerError, Verdict } from '#lib/grading/verdict.ts';
import { VERDICT_WORDS } from '#lib/grading/verdict.ts';
import { CheckList, toRow } from './check-list.tsx';
import { ScoreBar } from './score-bar.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { Sign } from './sign.tsx';
import styles from './verdict-panel.module.css';
import { VERDICT_LOOKS } from './looks.ts';
import { countPoints, formatPoints } from './words.ts';

interface VerdictPanelProps {
  readonly verdict: Verdict;
  /** `check`: visible checks here in the browser; `submission`: the server's judgement */
  readonly of: 'check' | 'submission';
  /** the learner's text, to show the line of an error */
  readonly code: string | null;
  /** one more sentence under the meaning: "You changed the code since …" */
  readonly aside?: string | null;
  /** at the end: link to the receipt */
  readonly children?: ReactNode;
  /** heading level in its page */
  readonly level?: 2 | 4;
}

export function VerdictPanel({ verdict, of, code, aside = null, children, level = 4 }: VerdictPanelProps) {
  const look = VERDICT_LOOKS[verdict.kind];
  const Heading = level === 2 ? 'h2' : 'h4';
  const scored = verdict.kind !== 'broken' && verdict.kind !== 'ours';
  return (
    <div className={styles.panel} data-tone={look.tone} data-kind={verdict.kind}>
      <header className={styles.head}>
        <Sign name={look.sign} size={28} className={styles.sign} />
        <div className={styles.words}>
          <p className={styles.about}>{look.about}</p>
          <Heading className={styles.title}>{titleOf(verdict, of)}</Heading>
          <p className={styles.meaning}>{meaningOf(verdict, of)}</p>
          {aside && <p className={styles.aside}>{aside}</p>}
        </div>
        {scored && (
          <p className={styles.score}>
            <strong>{formatPoints(verdict.earned)}</strong> of {countPoints(verdict.points)}
          </p>
        )}
      </header>
      {verdict.limit && (
        <p className={styles.limit}>
          The limit was <strong>{verdict.limit}</strong>.
        </p>
      )}
      {verdict.error && <ErrorAt error={verdict.error} code={code} />}
      {scored && verdict.checks.length > 0 && <ScoreBar checks={verdict.checks} />}
      <Checks checks={verdict.checks} of={of} scored={scored} />
      {verdict.log.trim() !== '' && (
        <details className={styles.log}>
          <summary>What your code printed</summary>
          <ScrollBox label="What your code printed" className={styles.printed}>
            <pre>{verdict.log}</pre>
          </ScrollBox>
        </details>
      )}
      {children}
    </div>
  );
}

function titleOf(verdict: Verdict, of: 'check' | 'submission'): string {
  if (of === 'check' && verdict.kind === 'passed') return 'These checks pass';
  return VERDICT_WORDS[verdict.kind].title;
}

/** A check says which checks it means: the hidden ones have not run. */
function meaningOf(verdict: Verdict, of: 'check' | 'submission'): string {
  if (of === 'check' && verdict.kind === 'passed') return 'All the checks you can see passed. Submit to run the hidden ones and keep the result.';
  return VERDICT_WORDS[verdict.kind].meaning;
}

function ErrorAt({ error, code }: { readonly error: LearnerError; readonly code: string | null }) {
  const line = error.line === null ? null : (code?.split('\n')[error.line - 1] ?? null);
  return (
    <div className={styles.error}>
      <p>
        <code>
          <strong>{error.name}</strong>: {error.message}
        </code>
      </p>
      {line !== null && (
        <ScrollBox label={`Line ${error.line} of your code`} className={styles.where}>
          <pre>
            <span className={styles.lineNumber} aria-hidden="true">
              {error.line}
            </span>
            {line}
            {error.column !== null && error.column > 0 && (
              <span className={styles.caret} aria-hidden="true">
                {'\n'}
                <span className={styles.lineNumber}> </span>
                {line.slice(0, error.column - 1).replace(/[^\t]/g, ' ')}^
              </span>
            )}
          </pre>
        </ScrollBox>
      )}
    </div>
  );
}

function Checks({ checks, of, scored }: { readonly checks: readonly CheckResult[]; readonly of: 'check' | 'submission'; readonly scored: boolean }) {
  const visible = checks.filter((check) => check.bundle === 'visible');
  const hidden = checks.filter((check) => check.bundle === 'hidden');
  if (of === 'check') return visible.length > 0 ? <CheckList label="Checks" rows={visible.map(toRow)} scored={scored} /> : null;
  return (
    <>
      {visible.length > 0 && <Group title="Checks you can run here" checks={visible} scored={scored} />}
      {hidden.length > 0 && <Group title="Hidden checks" checks={hidden} scored={scored} />}
    </>
  );
}

function Group({ title, checks, scored }: { readonly title: string; readonly checks: readonly CheckResult[]; readonly scored: boolean }) {
  return (
    <div className={styles.group}>
      <p className={styles.groupTitle}>{title}</p>
      <CheckList label={title} rows={checks.map(toRow)} scored={scored} />
    </div>
  );
}
