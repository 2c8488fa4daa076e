/** A lesson folder -> a lesson as the database stores it, with the private parts of its exercises beside it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError, listWords, ProblemList, type ContentProblem } from '#lib/course/content-error.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import type { FoundLink } from '#lib/course/links.ts';
import { findNearestName } from '#lib/course/nearest-name.ts';
import { exerciseAnchor } from '#lib/course/paths.ts';
import type { LessonSize } from '#lib/course/reading-time.ts';
import type { StatedNeed } from '#lib/course/needs.ts';
import type { IntroducedTerm } from '#lib/course/terms.ts';
import type { BuildCache } from './build-cache.ts';
import type { UsedImage } from './check-markdown.ts';
import type { CompileEffects } from './compile-effects.ts';
import type { CompiledExercise } from './compile-exercise.ts';
import type { Prose } from './compile-prose.ts';
import { toVersion } from './content-hash.ts';
import { readExerciseFolder } from './exercise-folder.ts';
import { foldStatic } from './fold-static.ts';
import { normaliseText } from './normalise-text.ts';

/** Where a lesson lies and what it is called. */
export interface LessonFolder {
  readonly path: string;
  /** path as the author knows it */
  readonly display: string;
  readonly course: string;
  readonly slug: string;
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
export async function compileLesson(folder: LessonFolder, cache: BuildCache, effects: CompileEffects): Promise<CompiledLesson> {
  const problems = new ProblemList();
  const place = { course: folder.course, lesson: folder.slug };
  const names = await readFolderNames(folder, problems);
  const file = `${folder.display}/lesson.mdx`;
  const prose = await problems.gather(() => getProse(folder, file, cache));
  const exercises = await Promise.all(
    names.map((name) =>
      problems.gather(async () => {
        const display = `${folder.display}/exercises/${name}`;
        const source = await readExerciseFolder(join(folder.path, 'exercises', name), display, name);
        return cache.get('exercise', [place, display, [...source.files]], async () => {
          const { compileExercise } = await import('./compile-exercise.ts');
          return compileExercise(source, place, effects);
        });
      }),
    ),
  );
  if (prose) for (const problem of findUseProblems(prose, names, file, folder.display)) problems.add(problem);
  problems.throwIfAny();
  if (!prose) throw new Error('unreachable: a lesson.mdx that failed left a problem');
  const compiled = exercises.filter((exercise) => exercise !== null);
  return assemble(folder, file, prose, compiled);
}

async function getProse(folder: LessonFolder, file: string, cache: BuildCache): Promise<Prose> {
  const text = await readFile(join(folder.path, 'lesson.mdx'), 'utf8').catch(() => null);
  if (text === null) {
    throw new ContentError([{ file, position: null, expected: 'a lesson.mdx in every lesson folder', found: 'none', todo: 'write it' }]);
  }
  const source = normaliseText(text);
  const place = { course: folder.course, lesson: folder.slug };
  return cache.get('prose', [place, source], async () => {
    const { compileProse } = await import('./compile-prose.ts');
    return compileProse(file, source, place);
  });
}

async function readFolderNames(folder: LessonFolder, problems: ProblemList): Promise<string[]> {
  const entries = (await readdir(folder.path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  for (const entry of entries) {
    if (entry.name === 'lesson.mdx' || (entry.name === 'exercises' && entry.isDirectory())) continue;
    problems.add({
      file: `${folder.display}/${entry.name}`,
      position: null,
      expected: 'only lesson.mdx and exercises/',
      found: entry.name,
      todo: 'remove it; images belong under public/',
    });
  }
  if (!entries.some((entry) => entry.name === 'exercises' && entry.isDirectory())) return [];
  const exercises = await readdir(join(folder.path, 'exercises'), { withFileTypes: true });
  return exercises
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
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

function assemble(folder: LessonFolder, file: string, prose: Prose, exercises: readonly CompiledExercise[]): CompiledLesson {
  const inOrder = prose.exercises.flatMap(({ name }) => exercises.filter((exercise) => exercise.public.id.endsWith(`/${name}`)));
  const { title, summary, question, minutes, headings, tree, cells, sections, sources } = prose;
  const content: Omit<Lesson, 'version'> = {
    course: folder.course,
    slug: folder.slug,
    ...{ title, summary, question, minutes, headings, cells, sections },
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
