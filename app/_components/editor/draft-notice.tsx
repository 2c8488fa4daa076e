'use client';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './draft-notice.module.css';
import { HighlightedCode } from './highlighted-code.tsx';

interface DraftNoticeProps {
  readonly draft: Draft;
  readonly snapshot: DraftSnapshot;
  /** what is edited, in words: "cell", "solution" */
  readonly what: string;
}

/** Tells what became of a learner's edits when that is not obvious: two versions, a changed original, nothing kept, an undo. */
export function DraftNotice({ draft, snapshot, what }: DraftNoticeProps) {
  const { conflict, problem, authorChanged, undo } = snapshot;
  if (conflict !== null) return <ConflictNotice draft={draft} mine={snapshot.text} theirs={conflict.theirs} what={what} />;
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

interface ConflictNoticeProps {
  readonly draft: Draft;
  readonly mine: string;
  readonly theirs: string;
  readonly what: string;
}

function ConflictNotice({ draft, mine, theirs, what }: ConflictNoticeProps) {
  return (
    <section className={styles.conflict} aria-label={`Two versions of this ${what}`} role="alert">
      <p className={styles.title}>
        <Icon name="alert" />
        This {what} was also edited in another tab. Which text do you keep?
      </p>
      <div className={styles.versions}>
        <Version name="In this tab" code={mine} action="Keep this one" onChoose={() => draft.keepMine()} />
        <Version name="In the other tab" code={theirs} action="Take this one" onChoose={() => draft.takeTheirs()} />
      </div>
    </section>
  );
}

function Version({ name, code, action, onChoose }: { readonly name: string; readonly code: string; readonly action: string; readonly onChoose: () => void }) {
  return (
    <div className={styles.version}>
      <p className={styles.name}>{name}</p>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`Text ${name.toLowerCase()}`}>
        <code>
          <HighlightedCode code={code} />
        </code>
      </pre>
      <Button size="sm" onClick={onChoose}>
        {action}
      </Button>
    </div>
  );
}
