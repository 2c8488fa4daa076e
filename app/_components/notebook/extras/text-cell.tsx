'use client';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { DraftNotice } from '../../editor/draft-notice.tsx';
import { useDraftSnapshot } from '../../editor/use-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { onDemand } from '../../ui/on-demand.tsx';
import cellStyles from '../cell.module.css';
import { useDesk } from './desk-context.ts';
import styles from './text-cell.module.css';

/** Brings Markdown and KaTeX. */
const Note = onDemand(async () => (await import('./note-view.tsx')).NoteView);

/** A text of the learner's own: Markdown with formulas, drawn until it is edited. */
export function TextCell({ id, tools }: { readonly id: string; readonly tools: ReactNode }) {
  const desk = useDesk();
  const draft = desk.own.draft(id);
  const snapshot = useDraftSnapshot(draft);
  const [isEditing, setEditing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const name = `Cell ${id}`;

  useEffect(
    () =>
      desk.attachText(id, {
        focusBlock: () => block.current?.focus(),
        edit: () => {
          setEditing(true);
          area.current?.focus();
        },
        caret: () => area.current?.selectionStart ?? null,
      }),
    [desk, id],
  );
  useEffect(() => {
    if (isEditing) area.current?.focus();
  }, [isEditing]);

  const show = (next: boolean): void => {
    draft.save();
    setEditing(false);
    block.current?.focus();
    if (next) desk.step('down');
  };
  const onBlockKey = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.key !== 'Enter' || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) show(true);
    else if (!event.ctrlKey && !event.metaKey) setEditing(true);
  };
  const onAreaKey = (event: KeyboardEvent): void => {
    const isRun = event.key === 'Enter' && (event.shiftKey || event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isRun) return;
    event.preventDefault();
    event.stopPropagation();
    show(isRun && event.shiftKey);
  };

  return (
    // Whatever has the focus in it, commands mean this cell.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={cellStyles.cell} id={`cell-${id}`} aria-label={name} onFocus={() => desk.store.setCurrent(id)}>
      <div className={cellStyles.block}>
        <header className={cellStyles.bar}>
          <span className={styles.kind}>Text</span>
          <span className={cellStyles.tools}>
            {tools}
            {isEditing ? (
              <Button variant="plain" size="sm" icon={<Icon name="check" size={14} />} aria-label={`Show ${id}`} onClick={() => show(false)}>
                Show
              </Button>
            ) : (
              <Button variant="plain" size="sm" icon={<Icon name="edit" size={14} />} aria-label={`Edit ${id}`} onClick={() => setEditing(true)}>
                Edit
              </Button>
            )}
          </span>
        </header>
        {/* A press twice is a comfort: Enter and the Edit button do the same. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
        <div ref={block} className={styles.block} tabIndex={0} role="group" aria-label={`${name}, text. Press Enter to edit.`} data-block="" onKeyDown={onBlockKey} onDoubleClick={() => setEditing(true)}>
          {isEditing ? (
            <textarea
              ref={area}
              className={styles.area}
              tabIndex={-1}
              aria-label={`${name}, Markdown. Escape shows it, then Tab goes on.`}
              placeholder="Markdown; formulas between $ signs"
              rows={Math.max(3, snapshot.text.split('\n').length)}
              value={snapshot.text}
              onChange={(event) => draft.edit(event.target.value)}
              onKeyDown={onAreaKey}
            />
          ) : (
            <div className={`prose ${styles.note}`}>
              {snapshot.text.trim() === '' ? <p className={styles.empty}>Nothing written yet.</p> : <Note.Part text={snapshot.text} waiting={<p className={styles.plain}>{snapshot.text}</p>} />}
            </div>
          )}
        </div>
        <DraftNotice draft={draft} snapshot={snapshot} what="text" />
      </div>
    </section>
  );
}
