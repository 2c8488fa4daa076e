'use client';
import { describeCell } from '#lib/client/notebook/cell-state.ts';
import { describeNote } from '#lib/client/notebook/describe-note.ts';
import type { GraphView } from '#lib/client/notebook/notebook-graph.ts';
import type { NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import { Icon } from '../../ui/icon.tsx';
import { NoteLine } from '../note-line.tsx';
import styles from './outline.module.css';

interface OutlineListProps {
  readonly store: NotebookStore;
  readonly view: GraphView;
  readonly onGo: (cell: string) => void;
}

/** The cells in page order with what each gives and takes; says in words all that the picture shows. */
export function OutlineList({ store, view, onGo }: OutlineListProps) {
  return (
    <ol className={styles.list} aria-label="Cells in page order">
      {view.cells.map(({ id, facts }) => {
        const { icon, tone, text } = describeCell(store.cell(id), view.stale.get(id) ?? null);
        const gives = facts?.defines.filter((name) => !facts.imported.includes(name)) ?? [];
        return (
          <li key={id}>
            <p className={styles.head}>
              <button type="button" className={styles.go} onClick={() => onGo(id)}>
                {id}
              </button>
              <span className={styles.state} data-tone={tone}>
                {icon !== null && <Icon name={icon} size={14} />} {text}
              </span>
            </p>
            {gives.length > 0 && (
              <p className={styles.names}>
                Gives <Names names={gives} />
              </p>
            )}
            <Uses id={id} view={view} />
            {view.notes.get(id)?.map((note, at) => (
              <p key={at} className={styles.note}>
                <NoteLine parts={describeNote(note, id).parts} onGo={onGo} />
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

/** What it takes, by cell, and what no cell gives. */
function Uses({ id, view }: { readonly id: string; readonly view: GraphView }) {
  const facts = view.cells.find((cell) => cell.id === id)?.facts;
  const links = view.links.filter(({ to }) => to === id);
  const given = new Set(links.flatMap(({ names }) => names));
  const missing = facts?.uses.filter((name) => !given.has(name)) ?? [];
  if (links.length === 0 && missing.length === 0) return null;
  return (
    <p className={styles.names}>
      Uses{' '}
      {links.map(({ from, names, late }, at) => (
        <span key={from}>
          {at > 0 && '; '}
          <Names names={names} /> of {from}
          {late && ' (when its functions are called)'}
        </span>
      ))}
      {missing.length > 0 && (
        <span>
          {links.length > 0 && '; '}
          <Names names={missing} />, which no cell declares
        </span>
      )}
    </p>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, at) => (
    <span key={name}>
      {at > 0 && ', '}
      <code>{name}</code>
    </span>
  ));
}
