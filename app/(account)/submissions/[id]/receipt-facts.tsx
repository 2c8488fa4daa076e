/** A receipt in words, one fact a line. */
import type { ReactNode } from 'react';
import { formatDuration } from '#app/_components/exercise/format-duration.ts';
import { CHECK_LOOKS } from '#app/_components/exercise/looks.ts';
import { countPoints, formatPoints } from '#app/_components/exercise/words.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import type { VersionDate } from '#lib/server/content/version-dates.ts';
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

interface ReceiptFactsProps {
  readonly receipt: Receipt;
  readonly versions: { readonly exercise: VersionDate | null; readonly lesson: VersionDate | null };
}

export function ReceiptFacts({ receipt, versions }: ReceiptFactsProps) {
  return (
    <dl className={styles.facts}>
      {toFacts(receipt, versions).map((fact) => (
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

function toFacts(receipt: Receipt, versions: ReceiptFactsProps['versions']): Fact[] {
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
    toVersionFact('Exercise version', receipt.exerciseVersion, versions.exercise),
    toVersionFact('Lesson version', receipt.lessonVersion, versions.lesson),
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

/** A version by its date, which says more than its hash. */
function toVersionFact(name: string, version: string, known: VersionDate | null): Fact {
  if (!known) return { name, value: <Hash of={version} /> };
  const value = (
    <>
      published <LocalTime at={known.publishedAt} /> <Hash of={version} />
    </>
  );
  return { name, value, note: known.isCurrent ? 'the version that learners see now' : 'there is a newer one now; this grade stays with its version' };
}

const Hash = ({ of }: { readonly of: string }) => <code className={styles.hash}>{of}</code>;
