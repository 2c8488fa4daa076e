'use client';
/** The draft of a lesson as learners would see it. It stands in a frame of the studio, which sends it each compiled draft. */
import { useEffect, useMemo, useState } from 'react';
import { openMemoryDraft } from '#lib/client/drafts/memory-draft.ts';
import { LiveNotebookStore } from '#lib/client/live/live-notebook-store.ts';
import { listenTo, tell } from '#lib/client/studio/preview-messages.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { renderLesson } from '../../mdx.tsx';
import { NotebookContext } from '../../notebook/notebook-context.tsx';
import notebook from '../../notebook/notebook.module.css';
import { NotebookToolbar } from '../../notebook/notebook-toolbar.tsx';
import header from '../../site/lesson/lesson-header.module.css';
import { PreviewExercise } from './preview-exercise.tsx';
import styles from './preview.module.css';

interface PreviewFrameProps {
  /** `course/lesson` */
  readonly path: string;
  readonly assetBase: string;
}

export function PreviewFrame({ path, assetBase }: PreviewFrameProps) {
  const [store] = useState(() => new LiveNotebookStore({
    cells: [],
    loadKernel: async () => (await import('#lib/client/notebook/open-kernel.ts')).openKernel(assetBase, null),
    now: () => Date.now(),
  }));
  const [shown, setShown] = useState<{ readonly lesson: Lesson; readonly turn: number } | null>(null);

  useEffect(() => {
    const forget = listenTo(() => window.parent, (message) => {
      if (message.kind === 'look') look(message.heading);
      if (message.kind !== 'draw') return;
      // before it is drawn: cells ask for their records
      store.replaceCells(message.lesson.cells, ({ id, source }) => openMemoryDraft(`${path}/${id}`, source));
      setShown(message);
    });
    tell(window.parent, { kind: 'ready' });
    return forget;
  }, [store, path]);
  useEffect(() => () => store.dispose(), [store]);
  useEffect(() => {
    if (shown) tell(window.parent, { kind: 'drawn', turn: shown.turn });
  }, [shown]);

  const value = useMemo(() => ({ store, assetBase, path }), [store, assetBase, path]);
  const lesson = shown?.lesson;
  const text = useMemo(() => lesson && renderLesson(lesson, { assetBase, drawExercise: (exercise) => <PreviewExercise key={exercise.id} exercise={exercise} assetBase={assetBase} /> }), [lesson, assetBase]);
  return (
    <main id="main" tabIndex={-1} className={styles.page} data-turn={shown?.turn}>
      {lesson ? (
        <NotebookContext value={value}>
          <header className={header.header}>
            <h1 className={header.title}>{lesson.title}</h1>
            <p className={header.question}>{lesson.question}</p>
          </header>
          <div className={styles.work}>
            {lesson.cells.length > 0 && <NotebookToolbar store={store} />}
            <div className={notebook.notebook}>
              <article className={`prose ${styles.body}`}>{text}</article>
            </div>
          </div>
        </NotebookContext>
      ) : (
        <p role="status" className={styles.waiting}>
          The preview appears once the draft compiles.
        </p>
      )}
    </main>
  );
}

/** Follows the author's place by headings; where the two texts have the same, the place is about right. */
function look(heading: string | null): void {
  const place = heading === null ? document.getElementById('main') : document.getElementById(heading);
  place?.scrollIntoView({ block: 'start' });
}
