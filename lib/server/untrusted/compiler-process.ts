/** One compiler in its sandbox process: takes one text after the other, and is ended by the first that costs too much. */
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import { OurFaultError, type Clock, type RealmEnd } from '#lib/grading/realm.ts';
import { TurnTimer } from '#lib/grading/turn.ts';
import type { UnnamedExercise } from '../content/compile-exercise.ts';
import { nameExercise, type CompiledExercise } from '../content/name-exercise.ts';
import type { LessonWork } from '../content/compile-lesson.ts';
import type { Prose } from '../content/compile-prose.ts';
import type { CompiledChecks } from '../content/compile-effects.ts';
import type { ExerciseFolder } from '../content/exercise-folder.ts';
import { prepareOnce } from '../sandbox/prepare-sandbox.ts';
import { SandboxProcess } from '../sandbox/sandbox-process.ts';
import { compileChecksOfFiles } from './compile-checks-of-files.ts';
import { compilerReplySchema, type CompilerReply, type CompilerRequest } from './compiler-messages.ts';
import { UNTRUSTED_LIMITS, type CompilerLimits } from './untrusted-limits.ts';

const clock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** The process had ended before it was given the text: another one takes it. */
export class NotBegunError extends OurFaultError {
  override name = 'NotBegunError';
}

type AskChecks = (bundle: 'visible' | 'hidden') => Promise<CompiledChecks>;

export class CompilerProcess implements LessonWork {
  #usedMs = 0;
  /** ends when the last request is answered */
  #turn: Promise<unknown> = Promise.resolve();
  /** rejects the request that is being answered */
  #giveUp: () => void = () => undefined;

  private constructor(
    private readonly sandbox: SandboxProcess,
    private readonly limits: CompilerLimits,
  ) {}

  /** Starts one; throws `OurFaultError`. */
  static async start(limits: CompilerLimits = UNTRUSTED_LIMITS): Promise<CompilerProcess> {
    const { setup } = await prepareOnce();
    const sandbox = await SandboxProcess.start(setup, 'compiler', {}, { frameBytes: limits.answerBytes, stdoutBytes: limits.answersBytes });
    // a server that ends does not wait for it; it ends with its input
    sandbox.unref();
    return new CompilerProcess(sandbox, limits);
  }

  get isAlive(): boolean {
    return this.sandbox.isAlive;
  }

  /** False once it was ended, or has worked so long or said so much that it should be replaced: the next text is not to pay for those before. */
  get isFresh(): boolean {
    const { compilerSeconds, answerBytes, answersBytes } = this.limits;
    return this.isAlive && this.#usedMs < compilerSeconds * 1000 && this.sandbox.saidBytes + answerBytes <= answersBytes;
  }

  async prose(...[file, text, place]: Parameters<LessonWork['prose']>): Promise<Prose> {
    const none: AskChecks = () => Promise.reject(new OurFaultError('Expected a text without checks'));
    // made by the same compiler as in our own process; what pages draw of it is looked through before it is used
    return (await this.#ask({ type: 'prose', file, text, place }, file, none)) as unknown as Prose;
  }

  async exercise(...[folder, place]: Parameters<LessonWork['exercise']>): Promise<CompiledExercise> {
    const request: CompilerRequest = { type: 'exercise', name: folder.name, display: folder.display, files: [...folder.files], place };
    // as above
    return nameExercise((await this.#ask(request, folder.display, askChecksOf(folder))) as unknown as UnnamedExercise);
  }

  kill(): void {
    this.sandbox.kill();
    this.#giveUp();
  }

  /** Ends it when it has answered what it was given. */
  async retire(): Promise<void> {
    await this.#turn;
    this.kill();
  }

  #ask(request: CompilerRequest, file: string, askChecks: AskChecks): Promise<Record<string, unknown>> {
    const answer = this.#turn.then(() => this.#lead(request, file, askChecks));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  #lead(request: CompilerRequest, file: string, askChecks: AskChecks): Promise<Record<string, unknown>> {
    const { sandbox } = this;
    const seconds = this.limits.compileSeconds;
    return new Promise<Record<string, unknown>>((resolve, reject) => {
      this.#giveUp = () => {
        timer.stop();
        reject(new OurFaultError('Expected the compiler to answer, but it was closed'));
      };
      const timer: TurnTimer = new TurnTimer(
        clock,
        seconds * 1000,
        () => {
          sandbox.kill();
          reject(tooMuch(file, `a text that compiles within ${seconds} s`, 'one that takes longer'));
        },
        () => sandbox.waitedMs(),
      );
      const send = (message: CompilerRequest): void => {
        timer.start();
        sandbox.send(JSON.stringify(message));
      };
      sandbox.onFrame = (frame) => {
        timer.stop();
        const reply = parseReply(frame);
        if (reply.type === 'checks') {
          askChecks(reply.bundle).then(
            (checks) => send({ type: 'checks-done', checks }),
            (error: unknown) => (error instanceof ContentError ? send({ type: 'checks-refused', problems: error.problems }) : reject(error instanceof Error ? error : new Error(String(error)))),
          );
          return;
        }
        this.#usedMs += timer.usedMs;
        if (reply.type === 'done') resolve(reply.value);
        else reject(reply.type === 'refused' ? toContentError(reply.problems) : new OurFaultError(`Expected ${file} to compile or to be refused, got: ${reply.message}`));
      };
      sandbox.onEnd = (end) => {
        timer.stop();
        reject(explainCompilerEnd(end, file));
      };
      if (sandbox.isAlive) send(request);
      else reject(new NotBegunError('Expected the compiler to run, got one that has ended'));
    });
  }
}

const askChecksOf =
  (folder: ExerciseFolder): AskChecks =>
  (bundle) =>
    compileChecksOfFiles(folder, bundle);

function parseReply(frame: string): CompilerReply {
  try {
    return compilerReplySchema.parse(JSON.parse(frame));
  } catch {
    return { type: 'failed', message: 'an answer that is none' };
  }
}

function toContentError(problems: readonly ContentProblem[]): Error {
  const [first, ...others] = problems;
  return first ? new ContentError([first, ...others]) : new OurFaultError('Expected the compiler to name a problem');
}

const tooMuch = (file: string, expected: string, found: string): ContentError =>
  new ContentError([{ file, position: null, expected, found, todo: 'make the text simpler, or two of it' }]);

/** The process is gone: by what the text made of it, or by somebody from outside. */
export function explainCompilerEnd(end: RealmEnd, file: string): Error {
  switch (end.reason) {
    case 'memory':
      return tooMuch(file, 'a text that compiles within the memory of the compiler', 'one that needs more');
    case 'output':
      return tooMuch(file, `a text that compiles to at most ${UNTRUSTED_LIMITS.answerBytes / 2 ** 20} MiB`, 'one that becomes more');
    case 'time':
      return tooMuch(file, 'a text that compiles within the time of the compiler', 'one that takes longer');
    case 'error':
      return tooMuch(file, 'a text that the compiler can read', `one on which it ended (${end.message})`);
    case 'killed':
      return new OurFaultError(`The compiler was ended from outside: ${end.message}`);
  }
}
