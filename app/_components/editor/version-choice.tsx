'use client';
import { useState } from 'react';
import type { Draft, DraftSnapshot } from '#lib/client/drafts/draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { HighlightedCode } from './highlighted-code.tsx';
import styles from './version-choice.module.css';

interface VersionChoiceProps {
  readonly draft: Draft;
  readonly snapshot: DraftSnapshot;
  readonly what: string;
}

/** There are several versions of a text that a learner edits: another tab's or device's, or the author's new one. All are shown, the learner chooses. */
export function VersionChoice({ draft, snapshot, what }: VersionChoiceProps) {
  return snapshot.conflict === null ? (
    <AuthorChange draft={draft} snapshot={snapshot} what={what} />
  ) : (
    <section className={styles.conflict} aria-label={`Two versions of this ${what}`} role="alert">
      <p className={styles.title}>
        <Icon name="alert" />
        This {what} was also edited {snapshot.conflict.device === null ? 'in another tab' : 'on another device'}. Which text do you keep?
      </p>
      <div className={styles.versions}>
        <Version name="In this tab" code={snapshot.text} action="Keep this one" onChoose={() => draft.keepMine()} />
        <Version name={snapshot.conflict.device === null ? 'In the other tab' : 'On the other device'} from={snapshot.conflict} code={snapshot.conflict.theirs} action="Take this one" onChoose={() => draft.takeTheirs()} />
      </div>
    </section>
  );
}

/** Edits stay until the learner says otherwise; the texts open on request, since most just go on. */
function AuthorChange({ draft, snapshot, what }: VersionChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const before = draft.authorBefore();
  return (
    <section className={styles.change} aria-label={`A new version of this ${what}`}>
      <p className={styles.title} role="status">
        <Icon name="alert" />
        The author has changed this {what} since you edited it. Your text is kept.
      </p>
      <div className={styles.choices}>
        <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the texts' : 'Compare'}
        </Button>
        <Button size="sm" onClick={() => draft.keepEdits()}>
          Keep mine
        </Button>
        <Button size="sm" onClick={() => draft.reset()}>
          Take the new one
        </Button>
      </div>
      {isOpen && (
        <div className={styles.versions}>
          <Version name="Yours" code={snapshot.text} />
          {before !== null && <Version name="The author’s when you began" code={before} />}
          <Version name="The author’s now" code={draft.initial.text} />
        </div>
      )}
    </section>
  );
}

interface VersionProps {
  readonly name: string;
  readonly code: string;
  /** where and when it was written, if that is known */
  readonly from?: DraftSnapshot['conflict'];
  readonly action?: string;
  readonly onChoose?: () => void;
}

function Version({ name, code, from, action, onChoose }: VersionProps) {
  return (
    <div className={styles.version}>
      <p className={styles.name}>
        {name}
        {from && (
          <>
            {': '}
            {from.device !== null && `${from.device}, `}
            <LocalTime at={new Date(from.savedAt).toISOString()} />
          </>
        )}
      </p>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="text-box" tabIndex={0} role="group" aria-label={`Text: ${name}`}>
        <code>
          <HighlightedCode code={code} />
        </code>
      </pre>
      {onChoose && (
        <Button size="sm" onClick={onChoose}>
          {action}
        </Button>
      )}
    </div>
  );
}
