/** The files of a lesson -> a lesson as the database stores it, with the private parts of its exercises beside it. */
import { ContentError, listWords, ProblemList, type ContentProblem } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import type { FoundLink } from '#lib/course/links.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { exerciseAnchor } from '#lib/course/paths.ts';
import type { LessonSize } from '#lib/course/reading-time.ts';
import type { StatedNeed } from '#lib/course/needs.ts';
import type { IntroducedTerm } from '#lib/course/terms.ts';
import type { LessonPlace, UsedImage } from './check-markdown.ts';
import type { CompiledExercise } from './name-exercise.ts';
import type { Prose } from './compile-prose.ts';
import { toVersion } from './content-hash.ts';
import type { ExerciseFolder } from './exercise-folder.ts';
import { foldStatic } from './fold-static.ts';

/** A lesson's files, wherever they come from; line ends are normalised. */
export interface LessonSource {
  /** path of its folder as the author knows it */
  readonly display: string;
  readonly place: LessonPlace;
  /** `lesson.mdx`; null: there is none */
  readonly text: string | null;
  /** by name */
  readonly exercises: readonly ExerciseFolder[];
  /** names of entries that a lesson's folder does not have */
  readonly strays: readonly string[];
}

/** The two works that a lesson is made of: done here, found in a cache, or done by a process with no rights. Both throw a ContentError. */
export interface LessonWork {
  prose(file: string, text: string, place: LessonPlace): Promise<Prose>;
  exercise(folder: ExerciseFolder, place: LessonPlace): Promise<CompiledExercise>;
}

export interface CompiledLesson {
  readonly lesson: Lesson;
  readonly exercises: readonly CompiledExercise[];
  /** what only the whole course can answer for */
  readonly links: readonly FoundLink[];
  readonly images: readonly (UsedImage & { readonly file: string })[];
  readonly terms: readonly IntroducedTerm[];
  readonly needs: readonly StatedNeed[];
  /** ids that links may point at */
  readonly anchors: readonly string[];
  readonly size: LessonSize;
  /** of lesson.mdx, on which each child of the lesson's tree begins, from 1 */
  readonly lines: readonly number[];
}

/** Compiles one lesson with its exercises; throws a ContentError with all mistakes of its files. */
export async function compileLesson({ display, place, text, exercises: folders, strays }: LessonSource, work: LessonWork): Promise<CompiledLesson> {
  const problems = new ProblemList();
  const file = `${display}/lesson.mdx`;
  for (const name of strays) {
    problems.add({ file: `${display}/${name}`, position: null, expected: 'only lesson.mdx and exercises/', found: name, todo: 'remove it; pictures belong into images/ of the course' });
  }
  const prose = await problems.gather(() => {
    if (text === null) throw new ContentError([{ file, position: null, expected: 'a lesson.mdx in every lesson folder', found: 'none', todo: 'write it' }]);
    return work.prose(file, text, place);
  });
  if (folders.length > CONTENT_LIMITS.exercisesPerLesson) {
    problems.add({ file: `${display}/exercises`, position: null, expected: `at most ${CONTENT_LIMITS.exercisesPerLesson} exercises in a lesson`, found: String(folders.length), todo: 'make two lessons of it' });
    problems.throwIfAny();
  }
  const exercises = await Promise.all(folders.map((folder) => problems.gather(() => work.exercise(folder, place))));
  if (prose) {
    const names = folders.map(({ name }) => name);
    for (const problem of findUseProblems(prose, names, file, display)) problems.add(problem);
  }
  problems.throwIfAny();
  if (!prose) throw new Error('unreachable: a lesson.mdx that failed left a problem');
  return assemble(place, file, prose, exercises.filter((exercise) => exercise !== null));
}

/** Tags without a folder, folders without a tag. */
function findUseProblems(prose: Prose, names: readonly string[], file: string, display: string): ContentProblem[] {
  const used = prose.exercises.map(({ name }) => name);
  const homeless = prose.exercises
    .filter(({ name }) => !names.includes(name))
    .map(({ name, position }) => {
      const nearest = findNearestName(name, names);
      return {
        file,
        position,
        expected: `a folder of ${display}/exercises: ${listWords(names)}`,
        found: `<Exercise id="${name}" />`,
        todo: nearest === null ? `make the folder exercises/${name}` : `did you mean "${nearest}"?`,
      };
    });
  const unused = names
    .filter((name) => !used.includes(name))
    .map((name) => ({
      file: `${display}/exercises/${name}`,
      position: null,
      expected: 'an exercise that its lesson uses',
      found: `no <Exercise id="${name}" /> in lesson.mdx`,
      todo: 'add the tag where the exercise belongs, or remove the folder',
    }));
  return [...homeless, ...unused];
}

function assemble(place: LessonPlace, file: string, prose: Prose, exercises: readonly CompiledExercise[]): CompiledLesson {
  const inOrder = prose.exercises.flatMap(({ name }) => exercises.filter((exercise) => exercise.public.id.endsWith(`/${name}`)));
  const { title, summary, question, minutes, headings, tree, cells, sections, sources } = prose;
  const content: Omit<Lesson, 'version'> = {
    course: place.course,
    slug: place.lesson,
    ...{ title, summary, question, minutes, headings, cells, sections },
    parts: prose.parts.map((part) => (part.kind === 'exercise' ? { ...part, prompt: inOrder.find((exercise) => exercise.public.id.endsWith(`/${part.id}`))?.promptMarkdown ?? '' } : part)),
    needs: prose.needs.map(({ need }) => need),
    // last: everything before looks into the tree
    tree: foldStatic(tree),
    exercises: inOrder.map((exercise) => exercise.public),
    terms: prose.terms.map(({ term, meaningHtml, meaningText }) => ({ term, meaningHtml, meaningText })),
    sources,
  };
  return {
    lesson: { ...content, version: toVersion(content) },
    exercises: inOrder,
    links: [...prose.links.map((link) => ({ file, ...link })), ...inOrder.flatMap((exercise) => exercise.links.map((link) => ({ file: exercise.file, ...link })))],
    images: [...prose.images.map((image) => ({ file, ...image })), ...inOrder.flatMap((exercise) => exercise.images.map((image) => ({ file: exercise.file, ...image })))],
    terms: prose.terms.map(({ term, position }) => ({ term, file, position })),
    needs: prose.needs.map(({ need, position }) => ({ need, file, position })),
    anchors: [...prose.anchors, ...prose.exercises.map(({ name }) => exerciseAnchor(name))],
    size: prose.size,
    lines: prose.lines,
  };
}
