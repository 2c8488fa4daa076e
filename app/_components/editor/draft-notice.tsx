'use client';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import styles from './draft-notice.module.css';
import { loadLateDrafts } from './load-late-drafts.ts';

const late = onDemand(async () => (await loadLateDrafts()).LateNotice);

interface DraftNoticeProps {
  readonly draft: Draft;
  readonly snapshot: DraftSnapshot;
  /** what is edited, in words: "cell", "solution" */
  readonly what: string;
}

/** Tells what became of a learner's edits when that is not obvious: several versions, nothing kept, an undo. */
export function DraftNotice({ draft, snapshot, what }: DraftNoticeProps) {
  const { conflict, problem, authorChanged, undo, history } = snapshot;
  if (history) return <late.Part draft={draft} snapshot={snapshot} what={what} />;
  if (problem !== null && conflict === null) return <Line icon="alert">{problem}</Line>;
  if (undo !== null && conflict === null) {
    return (
      <Line icon="reset">
        {snapshot.edited ? `This ${what} was replaced.` : `This ${what} is the author’s again.`}{' '}
        <Button variant="plain" size="sm" onClick={() => draft.undo()}>
          Undo
        </Button>
      </Line>
    );
  }
  if (conflict === null && !authorChanged) return null;
  return <late.Part draft={draft} snapshot={snapshot} what={what} waiting={<Line icon="alert">This {what} was also edited elsewhere.</Line>} />;
}

function Line({ icon, children }: { readonly icon: 'alert' | 'reset'; readonly children: React.ReactNode }) {
  return (
    <p className={styles.line} role="status">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
