/** An exercise in a lesson. The prompt is drawn on the server; what the learner works with is the island `Bench`. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import { Bench } from './bench.tsx';
import styles from './exercise.module.css';

export interface ExerciseProps {
  readonly exercise: PublicExercise;
  /** slugs and version of the lesson it stands in */
  readonly course: string;
  readonly lesson: string;
  readonly lessonVersion: string;
  /** `/build/<hash>` */
  readonly assetBase: string;
}

export function Exercise({ exercise, lessonVersion, assetBase }: ExerciseProps) {
  const { promptHtml, ...rest } = exercise;
  return (
    <Bench exercise={rest} lessonVersion={lessonVersion} assetBase={assetBase}>
      <div className={`prose ${styles.prompt}`} dangerouslySetInnerHTML={{ __html: promptHtml }} />
    </Bench>
  );
}
