/** A receipt in words, one fact a line. */
import type { ReactNode } from 'react';
import { formatDuration } from '#app/_components/exercise/format-duration.ts';
import { CHECK_LOOKS } from '#app/_components/exercise/looks.ts';
import { countPoints, formatPoints } from '#app/_components/exercise/words.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import styles from './receipt.module.css';

const TIER_WORDS: Readonly<Record<Receipt['sandbox']['tier'], string>> = {
  contained: 'own process, no permissions, system calls filtered, contained',
  filtered: 'own process, no permissions, system calls filtered',
  basic: 'own process, no permissions, watched',
};

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** what it means */
  readonly note?: string;
}

export function ReceiptFacts({ receipt }: { readonly receipt: Receipt }) {
  return (
    <dl className={styles.facts}>
      {toFacts(receipt).map((fact) => (
        <div key={fact.name} className={styles.fact}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.value}
            {fact.note && <span className={styles.note}>{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function toFacts(receipt: Receipt): Fact[] {
  const { limits, sandbox } = receipt;
  return [
    { name: 'Points', value: `${formatPoints(receipt.earned)} of ${countPoints(receipt.points)}` },
    { name: 'Results', value: <CheckResults checks={receipt.checks} /> },
    { name: 'Graded', value: <LocalTime at={receipt.gradedAt} /> },
    { name: 'Waited', value: formatDuration(receipt.queueMs), note: 'never counted against your code' },
    { name: 'Ran', value: formatDuration(receipt.runMs), note: 'all checks together' },
    { name: 'Limits', value: `${limits.seconds} s of running time, ${limits.memoryMiB.toLocaleString('en')} MiB of memory, ${limits.outputCharacters.toLocaleString('en')} characters of output` },
    { name: 'Computed by', value: `${receipt.backend} backend of TensorFlow.js, ${sandbox.runtime}` },
    { name: 'Sandbox', value: sandbox.tier, note: TIER_WORDS[sandbox.tier] },
    ...(sandbox.filter === null ? [] : [{ name: 'System call filter', value: <code>{sandbox.filter}</code> }]),
    { name: 'Seed', value: <code>{receipt.seed}</code>, note: 'the inputs of the hidden checks were drawn from it' },
    { name: 'Your code', value: <Hash of={receipt.codeHash} />, note: 'SHA-256 of the text above' },
    { name: 'Checks', value: <Hash of={receipt.checksHash} /> },
    { name: 'Exercise version', value: <Hash of={receipt.exerciseVersion} /> },
    { name: 'Lesson version', value: <Hash of={receipt.lessonVersion} /> },
    { name: 'Submission', value: <Hash of={receipt.submission} /> },
    ...(receipt.regrade === null ? [] : [{ name: 'Regrade', value: <Hash of={receipt.regrade} />, note: 'this verdict replaced an earlier one' }]),
  ];
}

function CheckResults({ checks }: { readonly checks: Receipt['checks'] }) {
  return (
    <ul className={styles.results}>
      {checks.map((check) => (
        <li key={`${check.bundle} ${check.index}`}>
          {check.title}: {CHECK_LOOKS[check.status].word}, {formatPoints(check.earned)} of {countPoints(check.points)}
        </li>
      ))}
    </ul>
  );
}

const Hash = ({ of }: { readonly of: string }) => <code className={styles.hash}>{of}</code>;
