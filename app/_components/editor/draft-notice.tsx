'use client';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './draft-notice.module.css';
import { onDemand } from '../ui/on-demand.tsx';

const conflictNotice = onDemand(async () => (await import('./conflict-notice.tsx')).ConflictNotice);

interface DraftNoticeProps {
  readonly draft: Draft;
  readonly snapshot: DraftSnapshot;
  /** what is edited, in words: "cell", "solution" */
  readonly what: string;
}

/** Tells what became of a learner's edits when that is not obvious: two versions, a changed original, nothing kept, an undo. */
export function DraftNotice({ draft, snapshot, what }: DraftNoticeProps) {
  const { conflict, problem, authorChanged, undo } = snapshot;
  if (conflict !== null) {
    const waiting = <Line icon="alert">This {what} was also edited in another tab.</Line>;
    return <conflictNotice.Part draft={draft} mine={snapshot.text} theirs={conflict.theirs} what={what} waiting={waiting} />;
  }
  if (problem !== null) return <Line icon="alert">{problem}</Line>;
  if (undo !== null) {
    return (
      <Line icon="reset">
        {snapshot.edited ? `This ${what} was replaced.` : `This ${what} is the author’s again.`}{' '}
        <Button variant="plain" size="sm" onClick={() => draft.undo()}>
          Undo
        </Button>
      </Line>
    );
  }
  if (authorChanged) {
    return (
      <Line icon="alert">
        The author has changed this {what} since you edited it. Your text is kept.{' '}
        <Button variant="plain" size="sm" onClick={() => draft.reset()}>
          Use the new one
        </Button>
      </Line>
    );
  }
  return null;
}

function Line({ icon, children }: { readonly icon: 'alert' | 'reset'; readonly children: React.ReactNode }) {
  return (
    <p className={styles.line} role="status">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
