/** A compiler that is there whenever it is needed: started with the first text, replaced when one ended it or it has worked long. */
import { ContentError } from '#lib/course/content-error.ts';
import type { LessonWork } from '../content/compile-lesson.ts';
import { CompilerProcess, NotBegunError } from './compiler-process.ts';
import { UNTRUSTED_LIMITS, type CompilerLimits } from './untrusted-limits.ts';

export class StandingCompiler implements LessonWork {
  #current: Promise<CompilerProcess> | null = null;
  #idle: NodeJS.Timeout | null = null;
  /** texts that are being compiled or wait */
  #working = 0;
  /** processes that a text has ended */
  #ended = 0;

  /** processes started so far */
  #started = 0;
  readonly #limits: CompilerLimits;

  /** `compilersEnded`: so many texts may end the compiler before no further one is read */
  constructor(limits: Partial<CompilerLimits> = {}) {
    this.#limits = { ...UNTRUSTED_LIMITS, ...limits };
  }

  /** Processes that it has taken so far, and whether one stands ready. */
  get processes(): { readonly started: number; readonly isStanding: boolean } {
    return { started: this.#started, isStanding: this.#current !== null };
  }

  prose(...given: Parameters<LessonWork['prose']>): ReturnType<LessonWork['prose']> {
    return this.#with(given[0], (compiler) => compiler.prose(...given));
  }

  exercise(...given: Parameters<LessonWork['exercise']>): ReturnType<LessonWork['exercise']> {
    return this.#with(given[0].display, (compiler) => compiler.exercise(...given));
  }

  /** Ends the process; the next text starts another. */
  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const ending = this.#current;
    this.#current = null;
    (await ending?.catch(() => null))?.kill();
  }

  async #with<Value>(file: string, work: (compiler: CompilerProcess) => Promise<Value>): Promise<Value> {
    this.#working += 1;
    if (this.#idle) clearTimeout(this.#idle);
    try {
      return await this.#try(file, work);
    } finally {
      this.#working -= 1;
      // it is idle from now on, not since it was given the text
      if (this.#working === 0) this.#idle = setTimeout(() => void this.close(), this.#limits.idleSeconds * 1000).unref();
    }
  }

  async #try<Value>(file: string, work: (compiler: CompilerProcess) => Promise<Value>): Promise<Value> {
    for (;;) {
      if (this.#ended >= this.#limits.compilersEnded) {
        throw new ContentError([{ file, position: null, expected: 'the texts before to compile', found: `${this.#ended} on which the compiler had to be ended`, todo: 'mend those first; this one was not read' }]);
      }
      const compiler = await this.#ready();
      try {
        return await work(compiler);
      } catch (error) {
        // a text before this one ended the process
        if (error instanceof NotBegunError) continue;
        if (error instanceof ContentError && !compiler.isAlive) this.#ended += 1;
        throw error;
      }
    }
  }

  #ready(): Promise<CompilerProcess> {
    const known = this.#current;
    const next = async (): Promise<CompilerProcess> => {
      const standing = await known?.catch(() => null);
      if (standing?.isFresh) return standing;
      void standing?.retire();
      this.#started += 1;
      return CompilerProcess.start(this.#limits);
    };
    this.#current = next();
    return this.#current;
  }
}
