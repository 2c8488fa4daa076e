import type { LessonSummary } from '#lib/course/lesson.ts';
import type { Progress } from '#lib/server/submissions/progress.ts';
import styles from './course-contents.module.css';

const SIDE = 11;

/** One square for each exercise, filled as far as it is solved. Decorative: the points stand beside it in words. */
export function ProgressMarks({ lesson, progress }: { readonly lesson: LessonSummary; readonly progress: Progress }) {
  return (
    <svg className={styles.marks} width={lesson.exercises.length * (SIDE + 4) - 4} height={SIDE} aria-hidden="true" focusable="false">
      {lesson.exercises.map((exercise, index) => {
        const share = Math.min(1, (progress[exercise.id]?.earned ?? 0) / exercise.points);
        const x = index * (SIDE + 4);
        return (
          <g key={exercise.id}>
            <rect className={styles.filled} x={x} y={SIDE * (1 - share)} width={SIDE} height={SIDE * share} />
            <rect className={styles.square} x={x + 0.5} y={0.5} width={SIDE - 1} height={SIDE - 1} />
          </g>
        );
      })}
    </svg>
  );
}
