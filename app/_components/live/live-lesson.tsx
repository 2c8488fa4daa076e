'use client';
/** In development the browser draws the lesson, so that a change of its author reaches the page without losing what the reader did in it. */
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { openDraft } from '#lib/client/drafts/open-draft.ts';
import { liveContent } from '#lib/client/live/live-content.ts';
import { LiveNotebookStore } from '#lib/client/live/live-notebook-store.ts';
import { placeProblems, PROBLEM_TAG } from '#lib/client/live/place-problems.ts';
import type { LiveProblem } from '#lib/course/live-content.ts';
import type { Course, Lesson } from '#lib/course/lesson.ts';
import { NotebookFrame, openParts } from '../notebook/notebook.tsx';
import { LessonView } from '../site/lesson/lesson-view.tsx';
import { keyByContent } from './key-by-content.ts';
import { LiveProblems, ProblemNote } from './problem-note.tsx';

interface LiveLessonProps {
  readonly course: Course;
  /** as it was published when the page was opened */
  readonly lesson: Lesson;
  readonly assetBase: string;
  /** what must come before all else */
  readonly children: ReactNode;
}

export function LiveLesson(props: LiveLessonProps) {
  return <OpenLesson key={`${props.lesson.course}/${props.lesson.slug}`} {...props} />;
}

const NONE: readonly LiveProblem[] = [];
const TAGS = { [PROBLEM_TAG]: ProblemNote };

function OpenLesson({ course, lesson: published, assetBase, children }: LiveLessonProps) {
  const path = `${published.course}/${published.slug}`;
  const [lesson, setLesson] = useState(published);
  const [notebook] = useState(() => ({ path, assetBase, openDraft, store: new LiveNotebookStore(openParts(path, published.cells, assetBase)) }));
  const problems = useSyncExternalStore(liveContent.signal.subscribe, liveContent.problems, () => NONE);

  useEffect(() => {
    let shown = published.version;
    const follow = (): void => {
      const saved = liveContent.lesson(published.course, published.slug) ?? published;
      if (saved.version === shown) return;
      shown = saved.version;
      // before the new cells ask for their records
      notebook.store.replaceCells(saved.cells, ({ id, source }) => openDraft(`${path}/${id}`, source));
      setLesson(saved);
    };
    follow();
    return liveContent.signal.subscribe(follow);
  }, [published, notebook, path]);

  const marked = useMemo(() => ({ ...lesson, tree: placeProblems(lesson.tree, path, problems) }), [lesson, path, problems]);
  return (
    <LiveProblems value={problems}>
      <LessonView
        course={course}
        lesson={marked}
        assetBase={assetBase}
        drawing={{ tags: TAGS, toKey: keyByContent() }}
        frame={(article) => (
          <NotebookFrame value={notebook} hasCells={lesson.cells.length > 0}>
            {article}
          </NotebookFrame>
        )}
      >
        {children}
      </LessonView>
    </LiveProblems>
  );
}
