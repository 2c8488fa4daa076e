'use client';
import { useState } from 'react';
import { countLines, diffLines, toLines } from '#lib/course/diff-lines.ts';
import type { ImportPlan, TextChange } from '#lib/course/take-along/plan-import.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './take-along.module.css';

const KIND_WORDS: Readonly<Record<string, string>> = { cell: 'Cell', exercise: 'Exercise', own: 'Your own cell' };

interface ReviewChangesProps {
  readonly plan: ImportPlan;
  /** `this link`, or a file's name */
  readonly from: string;
  /** `own`: the cells that the lesson does not have, if they are to be added */
  readonly onTake: (changes: readonly TextChange[], own: ImportPlan['own']) => void;
  readonly onLeave: () => void;
}

/** What would be replaced, with both texts. Edits of the learner's own are only replaced when chosen. */
export function ReviewChanges({ plan, from, onTake, onLeave }: ReviewChangesProps) {
  const { changes, own, notes } = plan;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(changes.filter(({ overwrites }) => !overwrites).map(({ name }) => name)));
  const toggle = (name: string): void => setChosen((before) => (before.has(name) ? new Set([...before].filter((other) => other !== name)) : new Set([...before, name])));
  const taken = changes.filter(({ name }) => chosen.has(name));
  const [adds, setAdds] = useState(true);
  const count = taken.length + (adds ? own.length : 0);
  return (
    <>
      <p>
        {changes.length === 0
          ? `There is nothing in ${from} that differs from your texts of this lesson.`
          : `${from === 'this link' ? 'This link was made by a reader of this lesson, not by its author. It' : from} changes ${changes.length === 1 ? 'one text' : `${changes.length} texts`} of it. Texts are only put into the editors: nothing runs until you run it.`}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <Change key={change.name} change={change} isChosen={chosen.has(change.name)} onToggle={() => toggle(change.name)} />
          ))}
        </ul>
      )}
      {own.length > 0 && <OwnCells cells={own} isChosen={adds} onToggle={() => setAdds(!adds)} />}
      <div className={styles.row}>
        {changes.length + own.length > 0 && (
          <Button variant="primary" disabled={count === 0} onClick={() => onTake(taken, adds ? own : [])}>
            {count === 1 ? 'Take this text' : `Take ${count} texts`}
          </Button>
        )}
        <Button onClick={onLeave}>{changes.length > 0 ? 'Keep mine' : 'Close'}</Button>
      </div>
    </>
  );
}

function Change({ change: { name, before, after, overwrites }, isChosen, onToggle }: { readonly change: TextChange; readonly isChosen: boolean; readonly onToggle: () => void }) {
  const [kind = '', id = ''] = name.split(':');
  const { added, removed } = countLines(before, after);
  return (
    <li>
      <label className={styles.choice}>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span>
          <strong>
            {KIND_WORDS[kind] ?? 'Text'} {id}
          </strong>
          , {added} {added === 1 ? 'line' : 'lines'} new, {removed} gone
        </span>
      </label>
      {overwrites && (
        <p className={styles.overwrites}>
          <Icon name="alert" size={14} /> You have edits of your own here, which this would replace.
        </p>
      )}
      <div className={styles.versions}>
        <Version title="Now" name={id} text={before} other={after} />
        <Version title="New" name={id} text={after} other={before} />
      </div>
    </li>
  );
}

/** A text with the lines marked that the other does not have. */
function Version({ title, name, text, other }: { readonly title: string; readonly name: string; readonly text: string; readonly other: string }) {
  const lines = toLines(text);
  const differs = new Set(diffLines(lines, toLines(other)).flatMap(({ aFrom, aTo }) => Array.from({ length: aTo - aFrom }, (_, index) => aFrom + index)));
  return (
    <div className={styles.version}>
      <p>{title}</p>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="text-box" tabIndex={0} role="group" aria-label={`${title}: ${name}`}>
        <code>
          {lines.map((line, index) => (
            <span key={index} className={differs.has(index) ? styles.differs : undefined}>
              {`${line}\n`}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}

/** Cells that the lesson does not have: they become the learner's own. */
function OwnCells({ cells, isChosen, onToggle }: { readonly cells: ImportPlan['own']; readonly isChosen: boolean; readonly onToggle: () => void }) {
  const text = cells.map(({ kind, source }) => (kind === 'code' ? source : source.split('\n').map((line) => `// ${line}`.trimEnd()).join('\n'))).join('\n\n');
  return (
    <section className={styles.part} aria-labelledby="own-cells">
      <h3 id="own-cells">{cells.length === 1 ? 'One cell is not of this lesson' : `${cells.length} cells are not of this lesson`}</h3>
      <label className={styles.choice}>
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span>Add {cells.length === 1 ? 'it as a cell' : 'them as cells'} of your own, at the end of the notebook</span>
      </label>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="text-box" tabIndex={0} role="group" aria-label="Text of these cells">
        <code>{text}</code>
      </pre>
    </section>
  );
}
