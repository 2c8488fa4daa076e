/** A lesson's page: drawn by the server, and in development by the browser, where an author's changes arrive. */
import type { ReactNode } from 'react';
import type { Course, Lesson } from '#lib/course/lesson.ts';
import { renderLesson, type RenderOptions } from '../../mdx.tsx';
import { findPlace } from './find-place.ts';
import { FocusableOverflow } from './focusable-overflow.tsx';
import { LessonContents } from './lesson-contents.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonHeader } from './lesson-header.tsx';
import { LessonNeighbours } from './lesson-neighbours.tsx';
import { OfflineLine } from './offline-line.tsx';
import styles from './lesson-view.module.css';

interface LessonViewProps {
  readonly course: Course;
  readonly lesson: Lesson;
  /** `/build/<hash>` */
  readonly assetBase: string;
  /** puts the notebook that joins the cells around the text */
  readonly frame: (article: ReactNode) => ReactNode;
  /** how the text is drawn where not as it was published */
  readonly drawing?: Omit<RenderOptions, 'assetBase'>;
  /** names the files that a lesson needs; null: no browser keeps it */
  readonly keptBuild?: string | null;
  /** what must come before all else */
  readonly children?: ReactNode;
}

export function LessonView({ course, lesson, assetBase, frame, drawing = {}, keptBuild = null, children }: LessonViewProps) {
  const place = findPlace(course, lesson.slug);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      {children}
      <LessonHeader course={course} lesson={lesson} place={place} />
      <LessonContents headings={lesson.headings} />
      <div className={styles.work}>
        {frame(<article className={`prose ${styles.body}`}>{renderLesson(lesson, { assetBase, ...drawing })}</article>)}
        <LessonEnd lesson={lesson} />
        {keptBuild === null ? null : <OfflineLine version={lesson.version} build={keptBuild} />}
        {place ? <LessonNeighbours course={course.slug} place={place} /> : null}
      </div>
      <FocusableOverflow />
    </main>
  );
}
