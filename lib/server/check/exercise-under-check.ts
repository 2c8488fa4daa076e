/** An exercise with everything that the checks of a course look at. */
import type { ContentProblem, Position } from '#lib/course/content-error.ts';
import { parseJson, type Located } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { exerciseSpecSchema, type ExerciseSpec } from '#lib/grading/exercise.ts';
import type { CompiledExercise } from '../content/name-exercise.ts';
import type { ExerciseFolder } from '../content/exercise-folder.ts';
import type { ExerciseToGrade } from '../grader/grade.ts';

export interface ExerciseUnderCheck {
  readonly folder: ExerciseFolder;
  readonly spec: ExerciseSpec;
  /** exercise.json, for positions */
  readonly located: Located;
  /** as the grader wants it */
  readonly graded: ExerciseToGrade;
  readonly points: number;
}

/** Joins what was compiled with the folder it came from. */
export function toExerciseUnderCheck({ public: open, private: closed }: Pick<CompiledExercise, 'public' | 'private'>, folder: ExerciseFolder): ExerciseUnderCheck {
  const located = parseJson(`${folder.display}/exercise.json`, readText(folder, 'exercise.json'));
  const { version, visibleBundle, checks, seconds, outputCharacters, backend, points } = open;
  return {
    folder,
    spec: parseWithSchema(exerciseSpecSchema, located),
    located,
    graded: { version, visibleBundle, hiddenBundle: closed.hiddenBundle, checks, seconds, outputCharacters, backend },
    points,
  };
}

/** The text of a file that the compiler has made sure of. */
export function readText(folder: ExerciseFolder, path: string): string {
  const text = folder.files.get(path);
  if (text === undefined) throw new Error(`unreachable: ${folder.display} was compiled without ${path}`);
  return text;
}

/** A problem in one file of the exercise. */
export const problemIn = (exercise: ExerciseUnderCheck, path: string, position: Position | null, what: Pick<ContentProblem, 'expected' | 'found' | 'todo'>): ContentProblem => ({
  file: `${exercise.folder.display}/${path}`,
  position,
  ...what,
});
