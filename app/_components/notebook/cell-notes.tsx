'use client';
import { describeNote, type NoteRemedy } from '#lib/client/notebook/describe-note.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import type { CellNote } from '#lib/notebook/find-cell-notes.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './cell-notes.module.css';
import { NoteLine } from './note-line.tsx';

interface CellNotesProps {
  readonly store: NotebookStore;
  readonly id: string;
  readonly notes: readonly CellNote[];
}

/** What a learner should know about how a cell hangs together with others: a help below its text, in quiet words. */
export function CellNotes({ store, id, notes }: CellNotesProps) {
  const graph = store.graph();
  if (!graph) return null;
  const act = (remedy: NoteRemedy): void => (remedy.do === 'run' ? graph.runCells(remedy.cells) : graph.startAfresh(remedy.cell));
  return (
    <ul className={styles.notes} aria-label={`Notes on ${id}`}>
      {notes.map((note, at) => {
        const { parts, remedy } = describeNote(note, id);
        return (
          <li key={at} className={styles.note}>
            <Icon name="alert" size={14} />
            <p>
              <NoteLine parts={parts} onGo={(cell) => graph.goTo(cell)} />
            </p>
            {remedy && (
              <Button variant="plain" size="sm" onClick={() => act(remedy)}>
                {remedy.label}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
