'use client';
/** The draft of a lesson as learners would see it. It stands in a frame of the studio, which sends it each compiled draft. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { openMemoryDraft } from '#lib/client/drafts/memory-draft.ts';
import { LiveNotebookStore } from '#lib/client/live/live-notebook-store.ts';
import { findPressedLine, toBlockLines } from '#lib/client/studio/block-lines.ts';
import { listenTo, tell, type ToPreview } from '#lib/client/studio/preview-messages.ts';
import { keyByContent } from '../../live/key-by-content.ts';
import { renderLesson } from '../../mdx.tsx';
import { NotebookFrame, openParts } from '../../notebook/notebook.tsx';
import header from '../../site/lesson/lesson-header.module.css';
import { PreviewExercise } from './preview-exercise.tsx';
import styles from './preview.module.css';

interface PreviewFrameProps {
  /** `course/lesson` */
  readonly path: string;
  readonly assetBase: string;
}

export function PreviewFrame({ path, assetBase }: PreviewFrameProps) {
  const [notebook] = useState(() => ({ path, assetBase, openDraft: openMemoryDraft, store: new LiveNotebookStore(openParts(path, [], assetBase)) }));
  const [shown, setShown] = useState<Extract<ToPreview, { readonly kind: 'draw' }> | null>(null);

  useEffect(() => {
    const forget = listenTo(() => window.parent, (message) => {
      if (message.kind === 'look') look(message.heading);
      if (message.kind !== 'draw') return;
      // before it is drawn: cells ask for their records
      notebook.store.replaceCells(message.lesson.cells, ({ id, source }) => openMemoryDraft(`${path}/${id}`, source));
      setShown(message);
    });
    tell(window.parent, { kind: 'ready' });
    return forget;
  }, [notebook, path]);
  useEffect(() => {
    if (shown) tell(window.parent, { kind: 'drawn', turn: shown.turn });
  }, [shown]);

  const lesson = shown?.lesson;
  const article = useRef<HTMLElement>(null);
  // not a handler in the tree: a block is no control, and the editor's own list leads there by keyboard
  useEffect(() => {
    const blocks = article.current;
    if (!blocks || !shown) return;
    const onClick = ({ target }: MouseEvent): void => {
      const line = target instanceof Element ? findPressedLine(blocks, target, toBlockLines(shown.lesson.tree, shown.lines), window.getSelection()?.isCollapsed === false) : null;
      if (line !== null) tell(window.parent, { kind: 'press', line });
    };
    blocks.addEventListener('click', onClick);
    return () => blocks.removeEventListener('click', onClick);
  }, [shown]);
  const text = useMemo(() => lesson && renderLesson(lesson, { assetBase, toKey: keyByContent(), drawExercise: (exercise) => <PreviewExercise key={exercise.id} exercise={exercise} assetBase={assetBase} /> }), [lesson, assetBase]);
  return (
    <main id="main" tabIndex={-1} aria-label="Preview of the lesson" className={styles.page} data-turn={shown?.turn}>
      {lesson ? (
        <>
          <header className={header.header}>
            <h1 className={header.title}>{lesson.title}</h1>
            <p className={header.question}>{lesson.question}</p>
          </header>
          <div className={styles.work}>
            <NotebookFrame value={notebook} hasCells={lesson.cells.length > 0}>
              <article ref={article} className={`prose ${styles.body}`}>{text}</article>
            </NotebookFrame>
          </div>
        </>
      ) : (
        <p role="status" className={styles.waiting}>
          The preview appears once the draft compiles.
        </p>
      )}
    </main>
  );
}

/** Room for the notebook's commands, which stay at the top, px. */
const COMMANDS_HEIGHT = 64;

/** Follows the author's place by headings. Not `scrollIntoView`: that would scroll the studio around the frame, too. */
function look(heading: string | null): void {
  const place = heading === null ? null : document.getElementById(heading);
  window.scrollTo({ top: place === null ? 0 : window.scrollY + place.getBoundingClientRect().top - COMMANDS_HEIGHT });
}
