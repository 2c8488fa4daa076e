/**
 * Content while its author writes: a saved lesson is compiled alone and told to open pages at once; then its whole course is
 * compiled and published, which is what counts. A pass that a later save has overtaken tells nothing of that lesson.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { PICTURE_FOLDER } from '#lib/course/studio-files.ts';
import type { LiveEvent, LiveProblem } from '#lib/course/live-content.ts';
import { compileCourse, compileOneLesson, type CompiledCourse, type CompileOptions } from '../compile-course.ts';
import type { CompiledLesson } from '../compile-lesson.ts';
import { normaliseText } from '../normalise-text.ts';
import type { Published } from '../publish.ts';
import { findPlace, type ShownText } from './find-place.ts';

export interface LiveContentParts {
  /** holds a folder for each course */
  readonly folder: string;
  readonly compile: Partial<CompileOptions>;
  publish(compiled: CompiledCourse): Promise<Published>;
  /** for open pages */
  tell(event: LiveEvent): void;
  /** for the terminal */
  say(line: string): void;
  warn(lines: string): void;
}

/** What is known of a lesson's page. */
interface Shown extends ShownText {
  readonly version: string;
}

export class LiveContent {
  readonly #parts: LiveContentParts;
  /** by `course/lesson` */
  readonly #shown = new Map<string, Shown>();
  readonly #problems = new Map<string, readonly LiveProblem[]>();
  /** the save of each lesson that was looked at last; saves and passes are counted together */
  readonly #saves = new Map<string, number>();
  #turn = 0;

  constructor(parts: LiveContentParts) {
    this.#parts = parts;
  }

  /** Files came to rest, named from the folder of courses. Compiles the lesson alone when they are of one; else the pass that follows tells. */
  async save(files: readonly string[]): Promise<void> {
    const lessons = new Set(files.map((file) => file.split(/[\\/]/).slice(0, 2).join('/')));
    const [only = ''] = lessons;
    const [course = '', name = ''] = only.split('/');
    if (lessons.size !== 1 || name === PICTURE_FOLDER || !(await isFolder(join(this.#parts.folder, course, name)))) return;
    const path = `${course}/${toLessonSlug(name)}`;
    const turn = ++this.#turn;
    this.#saves.set(path, turn);
    const isLate = (): boolean => this.#saves.get(path) !== turn;
    const others = (this.#problems.get(course) ?? []).filter(({ lesson }) => lesson !== path);
    try {
      const compiled = await compileOneLesson(join(this.#parts.folder, course), name, this.#parts.compile);
      const shown = await this.#look(compiled, name);
      if (isLate()) return;
      this.#show(compiled, shown);
      this.#tellProblems(course, others);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      const problems = await this.#place(course, error.problems);
      if (!isLate()) this.#tellProblems(course, [...others, ...problems]);
    }
  }

  /** Compiles and publishes all courses, and prints what does not compile; true when everything did. */
  async publishAll(): Promise<boolean> {
    let isAll = true;
    for (const course of await listFolders(this.#parts.folder)) {
      if (!(await this.#publishCourse(course))) isAll = false;
    }
    return isAll;
  }

  async #publishCourse(course: string): Promise<boolean> {
    const { folder, compile, publish, tell, say, warn } = this.#parts;
    const turn = ++this.#turn;
    const compiled: { readonly lesson: CompiledLesson; readonly name: string }[] = [];
    const showAll = async (isNews: (path: string) => boolean): Promise<void> => {
      for (const { lesson, name } of compiled) {
        const path = toPath(lesson);
        const shown = await this.#look(lesson, name);
        if ((this.#saves.get(path) ?? 0) > turn) continue;
        if (isNews(path)) this.#show(lesson, shown);
        else this.#shown.set(path, shown);
      }
    };
    try {
      const { changed, removed } = await publish(await compileCourse(join(folder, course), { ...compile, onLesson: (lesson, name) => compiled.push({ lesson, name }) }));
      await showAll((path) => changed.includes(path));
      if (!this.#isOvertaken(course, turn)) this.#tellProblems(course, []);
      if (changed.length + removed.length === 0) return true;
      say(`${course}: ${String(changed.length)} published, ${String(removed.length)} withdrawn`);
      tell({ kind: 'published', paths: [...changed, ...removed] });
      return true;
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      warn(error.message);
      await showAll(() => true);
      const problems = await this.#place(course, error.problems);
      if (!this.#isOvertaken(course, turn)) this.#tellProblems(course, problems);
      return false;
    }
  }

  #isOvertaken(course: string, turn: number): boolean {
    return [...this.#saves].some(([path, save]) => path.startsWith(`${course}/`) && save > turn);
  }

  async #look(compiled: CompiledLesson, name: string): Promise<Shown> {
    return { version: compiled.lesson.version, lines: compiled.lines, text: await this.#readText(compiled.lesson.course, name) };
  }

  #readText = async (course: string, name: string): Promise<string> => normaliseText(await readFile(join(this.#parts.folder, course, name, 'lesson.mdx'), 'utf8').catch(() => ''));

  #show(compiled: CompiledLesson, shown: Shown): void {
    const path = toPath(compiled);
    const before = this.#shown.get(path);
    this.#shown.set(path, shown);
    if (before?.version !== shown.version) this.#parts.tell({ kind: 'lesson', lesson: compiled.lesson });
  }

  async #place(course: string, problems: readonly ContentProblem[]): Promise<readonly LiveProblem[]> {
    const root = join(this.#parts.folder, course);
    return Promise.all(
      problems.map(async (problem) => {
        const [name = '', ...rest] = relative(root, join(this.#parts.compile.root ?? process.cwd(), problem.file)).split(/[\\/]/);
        if (rest.length === 0) return { ...problem, lesson: null, place: null };
        const lesson = `${course}/${toLessonSlug(name)}`;
        return { ...problem, lesson, place: findPlace(problem, rest.join('/'), lesson, this.#shown.get(lesson) ?? null, await this.#readText(course, name)) };
      }),
    );
  }

  #tellProblems(course: string, problems: readonly LiveProblem[]): void {
    const before = this.#problems.get(course) ?? [];
    if (JSON.stringify(before) === JSON.stringify(problems)) return;
    this.#problems.set(course, problems);
    this.#parts.tell({ kind: 'problems', course, problems });
  }
}

const toPath = ({ lesson }: CompiledLesson): string => `${lesson.course}/${lesson.slug}`;

async function listFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name).toSorted();
}

const isFolder = (path: string): Promise<boolean> => readdir(path).then(() => true, () => false);
