'use client';
/** Two authors changed the same lines: both texts are shown, and the author decides file by file. Nothing is saved until then. */
import { useState } from 'react';
import type { OpenConflict } from '#lib/client/studio/settle-save.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { DiffPane } from './diff-pane.tsx';
import { toShortPath } from './monaco-pane.tsx';
import styles from './studio.module.css';

interface ConflictViewProps {
  readonly conflicts: readonly OpenConflict[];
  readonly assetBase: string;
  readonly onDecide: (path: string, text: string | null) => void;
}

export function ConflictView({ conflicts, assetBase, onDecide }: ConflictViewProps) {
  const [first] = conflicts;
  if (!first) return null;
  return <OneConflict key={`${first.path} ${first.theirs}`} conflict={first} left={conflicts.length - 1} assetBase={assetBase} onDecide={(text) => onDecide(first.path, text)} />;
}

interface OneConflictProps {
  readonly conflict: OpenConflict;
  /** conflicts after this one */
  readonly left: number;
  readonly assetBase: string;
  readonly onDecide: (text: string | null) => void;
}

function OneConflict({ conflict: { path, theirs, mine, by }, left, assetBase, onDecide }: OneConflictProps) {
  const [start] = useState(mine ?? '');
  const [text, setText] = useState(start);
  const file = toShortPath(path);
  const isChanged = text !== start;
  return (
    <section className={styles.conflict} aria-label={`Two versions of ${file}`}>
      <p className={styles.alert} role="alert">
        <Icon name="alert" />
        <span>
          {by ? (
            <>
              <strong>{by.name}</strong> saved {file} at <LocalTime at={by.at} />, in lines that you changed too.
            </>
          ) : (
            <>{file} was saved by somebody else meanwhile, in lines that you changed too.</>
          )}{' '}
          Nothing is overwritten: which text shall stand? {left > 0 && `${left} more after this one.`}
        </span>
      </p>
      <p className={styles.hint}>{theirs === null ? 'They removed the file; below is yours.' : mine === null ? 'You removed the file; they changed it.' : 'Theirs is on the left, yours on the right. You can edit yours here and keep what you make of both.'}</p>
      <DiffPane assetBase={assetBase} file={path} before={theirs ?? ''} after={start} label={`Your text of ${file}`} onChange={setText} />
      <div className={styles.actions}>
        <Button variant="primary" size="sm" onClick={() => onDecide(mine === null && !isChanged ? null : text)}>
          {isChanged ? 'Save what I merged' : mine === null ? 'Remove it all the same' : 'Keep mine'}
        </Button>
        <Button size="sm" onClick={() => onDecide(theirs)}>
          {theirs === null ? 'Remove it, as they did' : 'Take theirs'}
        </Button>
      </div>
    </section>
  );
}
