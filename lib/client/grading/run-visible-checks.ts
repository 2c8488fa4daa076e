/** Runs an exercise's visible checks in the page's sandbox: fresh Workers each time, ended when a limit is hit. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import { examine, toCards, visibleSeed } from '#lib/grading/examine.ts';
import { OurFaultError, type Clock } from '#lib/grading/realm.ts';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { openSandboxFrame, type SandboxFrame } from '../sandbox/frame.ts';
import { WorkerRealm } from './worker-realm.ts';

export interface RunVisibleChecksOptions {
  readonly exercise: Pick<PublicExercise, 'version' | 'checks' | 'visibleBundle' | 'seconds' | 'outputCharacters' | 'backend'>;
  readonly code: string;
  /** `assetBase()` of the server */
  readonly assetBase: string;
  /** told of each result as it comes */
  readonly onCheck?: (result: CheckResult) => void;
  /** ends the run; the promise then rejects with the signal's reason */
  readonly signal?: AbortSignal;
}

const pageClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

let frames: { readonly assetBase: string; readonly frame: Promise<SandboxFrame> } | null = null;
/** a learner Worker with tfjs ready, for the next run */
let spare: { readonly key: string; readonly realm: Promise<WorkerRealm> } | null = null;

/** Starts what the first run would wait for (tfjs in a Worker): call it when a run is likely, e.g. when the editor gets focus. */
export function warmVisibleChecks(assetBase: string, backend: 'cpu' | 'wasm'): void {
  const key = `${assetBase} ${backend}`;
  if (spare?.key === key) return;
  spare?.realm.then((realm) => realm.kill()).catch(() => undefined);
  const realm = openFrame(assetBase).then((frame) => WorkerRealm.startLearner(frame, backend));
  spare = { key, realm };
  realm.catch(() => {
    if (spare?.realm === realm) spare = null;
  });
}

/** The verdict over the visible checks. When our side fails its kind is `ours`; nothing but an abort rejects. */
export async function runVisibleChecks({ exercise, code, assetBase, onCheck, signal }: RunVisibleChecksOptions): Promise<Verdict> {
  signal?.throwIfAborted();
  const cards = toCards(exercise.checks.filter(({ bundle }) => bundle === 'visible'));
  const opened: WorkerRealm[] = [];
  const keep = async (realm: Promise<WorkerRealm>): Promise<WorkerRealm> => {
    const started = await realm;
    opened.push(started);
    return started;
  };
  const abort = aborted(signal);
  try {
    const learner = keep(takeLearner(assetBase, exercise.backend));
    learner.catch(() => undefined);
    const publicSeed = visibleSeed(exercise.version);
    const outcome = examine({
      code,
      cards,
      bundles: [{ bundle: 'visible', code: exercise.visibleBundle, seed: publicSeed }],
      learnerSeed: publicSeed,
      limits: { seconds: exercise.seconds, outputCharacters: exercise.outputCharacters, memoryMiB: SANDBOX_LIMITS.learnerMiB },
      compile: async (text) => (await learner).compile(text),
      openLearner: () => learner,
      openChecker: async () => keep(WorkerRealm.startChecker(await openFrame(assetBase))),
      clock: pageClock,
      onResult: onCheck,
    });
    return (await Promise.race([outcome, abort.promise])).verdict;
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof OurFaultError)) console.error(error);
    return { kind: 'ours', points: 0, earned: 0, checks: [], error: null, limit: null, log: '' };
  } finally {
    abort.release();
    for (const realm of opened) realm.kill();
    warmVisibleChecks(assetBase, exercise.backend);
  }
}

function takeLearner(assetBase: string, backend: 'cpu' | 'wasm'): Promise<WorkerRealm> {
  warmVisibleChecks(assetBase, backend);
  const taken = spare?.realm;
  spare = null;
  return taken ?? Promise.reject(new OurFaultError('The checks could not start: no Worker'));
}

function openFrame(assetBase: string): Promise<SandboxFrame> {
  if (frames?.assetBase === assetBase) return frames.frame;
  const frame = openSandboxFrame(assetBase);
  frames = { assetBase, frame };
  frame.catch(() => {
    if (frames?.frame === frame) frames = null;
  });
  return frame;
}

/** Rejects when the signal aborts, so that stopping and leaving the page share one path. */
function aborted(signal: AbortSignal | undefined): { readonly promise: Promise<never>; readonly release: () => void } {
  let listener = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', listener);
  });
  promise.catch(() => undefined);
  return { promise, release: () => signal?.removeEventListener('abort', listener) };
}
