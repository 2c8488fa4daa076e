/** A Worker of the sandbox frame as a `Realm`. */
import { FRAME_BYTES, parseFrame } from '#lib/grading/frame.ts';
import { OurFaultError, type Realm, type RealmEnd } from '#lib/grading/realm.ts';
import type { CompiledAnswer } from '#lib/grading/compile-answer.ts';
import type { SandboxFrame, SandboxWorker } from '../sandbox/frame.ts';
import { isLearnerWorkerReply, type LearnerWorkerReply, type LearnerWorkerRequest } from './learner-messages.ts';

/** ms until a Worker must be ready; it may have to fetch tfjs first */
const START_MS = 30_000;

export class WorkerRealm implements Realm {
  readonly tier = 'page';
  onFrame: (frame: string) => void = () => undefined;
  #end: RealmEnd | null = null;
  #onEnd: (end: RealmEnd) => void = () => undefined;
  readonly #worker: SandboxWorker;
  #onReply: (reply: LearnerWorkerReply) => void = () => undefined;

  private constructor(worker: SandboxWorker) {
    this.#worker = worker;
    worker.onMessage = (message) => {
      if (typeof message !== 'string') {
        if (isLearnerWorkerReply(message)) this.#onReply(message);
      } else if (message.length > FRAME_BYTES) {
        this.#endWith({ reason: 'output', what: `${FRAME_BYTES / 1024} KiB in one message` });
      } else this.onFrame(message);
    };
    worker.onError = (message) => this.#endWith(/memory/i.test(message) ? { reason: 'memory' } : { reason: 'error', message });
  }

  /** A Worker for the learner's answer with tfjs ready on the backend. */
  static async startLearner(frame: SandboxFrame, backend: 'cpu' | 'wasm'): Promise<WorkerRealm> {
    const realm = new WorkerRealm(await frame.spawn('learner-worker.js'));
    const reply = await realm.#ask({ type: 'prepare', backend });
    if (reply.type === 'prepared' && reply.problem === null) return realm;
    realm.kill();
    throw new OurFaultError(`The checks could not start: ${reply.type === 'prepared' ? reply.problem : 'unexpected reply'}`);
  }

  static async startChecker(frame: SandboxFrame): Promise<WorkerRealm> {
    const realm = new WorkerRealm(await frame.spawn('checker-worker.js'));
    await new Promise<void>((resolve, reject) => {
      const fail = (message: string): void => {
        clearTimeout(timer);
        realm.kill();
        reject(new OurFaultError(`The checks could not start: ${message}`));
      };
      const timer = setTimeout(() => fail(`no answer for ${START_MS / 1000} s`), START_MS);
      realm.onEnd = (end) => fail('message' in end ? end.message : end.reason);
      realm.onFrame = (frame) => {
        const parsed = parseFrame(frame);
        if (!parsed.ok || parsed.value.type !== 'ready') return;
        clearTimeout(timer);
        resolve();
      };
    });
    return realm;
  }

  /** The compiler runs in the Worker: it is too heavy for the page. */
  async compile(code: string): Promise<CompiledAnswer> {
    const reply = await this.#ask({ type: 'compile', code });
    if (reply.type !== 'compiled') throw new OurFaultError('The checks could not read the code: unexpected reply');
    return reply.answer;
  }

  set onEnd(listener: (end: RealmEnd) => void) {
    this.#onEnd = listener;
    if (this.#end !== null) listener(this.#end);
  }

  send(frame: string): void {
    this.#worker.post(frame);
  }

  kill(): void {
    this.#worker.terminate();
  }

  #endWith(end: RealmEnd): void {
    this.kill();
    this.#end ??= end;
    this.#onEnd(this.#end);
  }

  #ask(request: LearnerWorkerRequest): Promise<LearnerWorkerReply> {
    return new Promise((resolve, reject) => {
      const fail = (message: string): void => {
        clearTimeout(timer);
        this.kill();
        reject(new OurFaultError(`The checks could not start: ${message}`));
      };
      const timer = setTimeout(() => fail(`no answer for ${START_MS / 1000} s`), START_MS);
      this.onEnd = (end) => fail('message' in end ? end.message : end.reason);
      this.#onReply = (reply) => {
        clearTimeout(timer);
        resolve(reply);
      };
      this.#worker.post(request);
    });
  }
}
