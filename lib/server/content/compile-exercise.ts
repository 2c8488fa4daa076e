/** An exercise folder -> what browsers get and what only the server has. */
import { ProblemList, type Position } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { findFileProblems, findLabelProblems, findPromiseProblems, findWrongFiles } from '#lib/course/exercise-folder.ts';
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import { parseJson, type Located } from '#lib/course/parse-json.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { exerciseId } from '#lib/course/paths.ts';
import { exerciseSpecSchema, type ExerciseSpec } from '#lib/grading/exercise.ts';
import { checkCellText } from './check-cell-text.ts';
import { findLongLine } from './check-size.ts';
import { checkExerciseImports } from './check-exercise-imports.ts';
import type { LessonLink, LessonPlace, UsedImage } from './check-markdown.ts';
import type { CompileEffects, CompiledChecks } from './compile-effects.ts';
import type { ExerciseFolder } from './exercise-folder.ts';
import { toPromptMarkdown } from './find-parts.ts';
import { highlightBlock } from './highlight.ts';
import { renderField } from './render-field.ts';
import { createReporter } from './reporter.ts';

/** Everything about an exercise but the version that follows from it. */
export interface UnnamedExercise {
  readonly open: Omit<PublicExercise, 'version'>;
  readonly closed: Omit<PrivateExercise, 'version'>;
  /** the prompt for notebooks that leave the site, as `LessonPart` says */
  readonly promptMarkdown: string;
  /** where exercise.json stands, for links and images that turn out to lead nowhere */
  readonly file: string;
  readonly links: readonly LessonLink[];
  readonly images: readonly UsedImage[];
}

/** Compiles one exercise; throws a ContentError with all its mistakes. */
export async function compileExercise(folder: ExerciseFolder, place: LessonPlace, effects: CompileEffects): Promise<UnnamedExercise> {
  const problems = new ProblemList();
  const file = `${folder.display}/exercise.json`;
  const text = folder.files.get('exercise.json');
  checkFileSizes(folder, problems);
  for (const problem of findFileProblems(folder.display, [...folder.files.keys()])) problems.add(problem);
  const located = text === undefined ? null : await problems.gather(() => parseJson(file, text));
  const spec = located === null ? null : await problems.gather(() => parseWithSchema(exerciseSpecSchema, located));
  await checkExerciseImports(folder, problems);
  if (located && spec) {
    const names = findWrongFiles([...folder.files.keys()]).map(({ name }) => name);
    for (const problem of findLabelProblems(file, spec, names, located.positionOf)) problems.add(problem);
    for (const path of ['starter.ts', 'solution.ts'] as const) checkProgram(folder, path, path === 'solution.ts' ? spec.defines : [], problems);
  }
  const fields = located && spec ? await renderFields(spec, located, place, problems) : null;
  // check files that do not import what they should are not run
  problems.throwIfAny();
  if (!located || !spec || !fields) throw new Error('unreachable: an exercise.json that failed left a problem');

  const [visible, hidden] = await compileBothChecks(folder, effects);
  const checks = [...toPublicChecks(visible, 'visible'), ...toPublicChecks(hidden, 'hidden')];
  checkTitles(folder, checks, problems);
  for (const problem of findPromiseProblems(file, spec, checks, located.positionOf)) problems.add(problem);
  problems.throwIfAny();
  return assemble(folder, place, spec, fields, { visible, hidden, checks }, file);
}

/** What is too large is not looked at any further. */
function checkFileSizes(folder: ExerciseFolder, problems: ProblemList): void {
  const { fileCharacters, codeLineCharacters, filesPerExercise } = CONTENT_LIMITS;
  if (folder.files.size > filesPerExercise) {
    problems.add({ file: folder.display, position: null, expected: `at most ${filesPerExercise} files in an exercise`, found: String(folder.files.size), todo: 'remove what is not needed' });
  }
  for (const [path, text] of folder.files) {
    const file = `${folder.display}/${path}`;
    if (text.length > fileCharacters) problems.add({ file, position: null, expected: `at most ${fileCharacters} characters`, found: String(text.length), todo: 'shorten the file' });
    const long = path.endsWith('.ts') ? findLongLine(text) : null;
    if (long !== null) problems.add({ file, position: { line: long, column: 1 }, expected: `lines of code of at most ${codeLineCharacters} characters`, found: 'a longer one', todo: 'break the line' });
  }
  problems.throwIfAny();
}

function checkProgram(folder: ExerciseFolder, path: string, defines: readonly string[], problems: ProblemList): void {
  const source = folder.files.get(path);
  if (source === undefined) return;
  const file = `${folder.display}/${path}`;
  const names = checkCellText(source, path, (line, column, message) => {
    problems.add({ file, position: { line, column }, expected: 'TypeScript that a cell can run', found: message, todo: 'correct the syntax' });
  });
  for (const name of names === null ? [] : defines.filter((wanted) => !names.includes(wanted))) {
    problems.add({
      file,
      position: null,
      expected: `a top-level name "${name}", as "defines" of exercise.json says`,
      found: names?.length ? `only ${names.join(', ')}` : 'no top-level name',
      todo: `define ${name}, or correct "defines"`,
    });
  }
}

interface Fields {
  readonly promptHtml: string;
  readonly hintsHtml: readonly string[];
  readonly explanationHtml: string;
  readonly links: readonly LessonLink[];
  readonly images: readonly UsedImage[];
}

async function renderFields(spec: ExerciseSpec, located: Located, place: LessonPlace, problems: ProblemList): Promise<Fields> {
  const render = (text: string, path: readonly PropertyKey[]) =>
    renderField(text, place, createReporter(located.file, problems, located.positionOf(path)), { inline: false });
  const prompt = await render(spec.prompt, ['prompt']);
  const hints = await Promise.all(spec.hints.map((hint, index) => render(hint, ['hints', index])));
  const explanation = await render(spec.explanation, ['explanation']);
  const all = [prompt, ...hints, explanation];
  return {
    promptHtml: prompt.html,
    hintsHtml: hints.map(({ html }) => html),
    explanationHtml: explanation.html,
    links: all.flatMap(({ facts }) => facts.links),
    images: all.flatMap(({ facts }) => facts.images),
  };
}

/** One after the other, so that a mistake in the visible checks is not reported twice. */
async function compileBothChecks(folder: ExerciseFolder, effects: CompileEffects): Promise<[CompiledChecks, CompiledChecks]> {
  const visible = await effects.compileChecks(folder, 'visible');
  return [visible, await effects.compileChecks(folder, 'hidden')];
}

type PublicCheck = PublicExercise['checks'][number];

const toPublicChecks = (compiled: CompiledChecks, bundle: 'visible' | 'hidden'): PublicCheck[] =>
  compiled.checks.map(({ title, points }) => ({ title, points, bundle }));

function checkTitles(folder: ExerciseFolder, checks: readonly PublicCheck[], problems: ProblemList): void {
  for (const [index, { title, bundle }] of checks.entries()) {
    if (checks.findIndex((other) => other.title === title) === index) continue;
    problems.add({
      file: `${folder.display}/${bundle === 'visible' ? 'checks.ts' : 'hidden.ts'}`,
      position: findText(folder.files.get(bundle === 'visible' ? 'checks.ts' : 'hidden.ts') ?? '', title),
      expected: 'a title that no other check of the exercise has',
      found: `"${title}" twice`,
      todo: 'give one of them another title',
    });
  }
}

function findText(text: string, wanted: string): Position | null {
  const index = text.split('\n').findLastIndex((line) => line.includes(wanted));
  return index < 0 ? null : { line: index + 1, column: (text.split('\n')[index] ?? '').indexOf(wanted) + 1 };
}

async function assemble(
  folder: ExerciseFolder,
  place: LessonPlace,
  spec: ExerciseSpec,
  fields: Fields,
  compiled: { readonly visible: CompiledChecks; readonly hidden: CompiledChecks; readonly checks: readonly PublicCheck[] },
  file: string,
): Promise<UnnamedExercise> {
  const read = (path: string): string => folder.files.get(path) ?? '';
  const id = exerciseId(place.course, place.lesson, folder.name);
  const open: Omit<PublicExercise, 'version'> = {
    id,
    title: spec.title,
    promptHtml: fields.promptHtml,
    difficulty: spec.difficulty,
    defines: spec.defines,
    starter: read('starter.ts'),
    starterHtml: await highlightBlock(read('starter.ts').trimEnd()),
    hintsHtml: fields.hintsHtml,
    solutionAfterAttempts: spec.solutionAfterAttempts,
    attempts: spec.attempts,
    checks: compiled.checks,
    points: compiled.checks.reduce((sum, check) => sum + check.points, 0),
    visibleBundle: compiled.visible.code,
    seconds: spec.limits.seconds,
    outputCharacters: spec.limits.outputCharacters,
    backend: spec.backend,
  };
  const closed: Omit<PrivateExercise, 'version'> = {
    id,
    hiddenBundle: compiled.hidden.code,
    solution: read('solution.ts'),
    solutionHtml: await highlightBlock(read('solution.ts').trimEnd()),
    explanationHtml: fields.explanationHtml,
    wrong: findWrongFiles([...folder.files.keys()]).flatMap(({ name, path }) => {
      const label = spec.wrong[name];
      return label ? [{ name, code: read(path), ...label }] : [];
    }),
  };
  return { open, closed, promptMarkdown: toPromptMarkdown(spec.prompt, place), file, links: fields.links, images: fields.images };
}
