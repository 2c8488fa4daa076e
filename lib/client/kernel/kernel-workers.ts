import type { BackendName } from '#lib/notebook/protocol.ts';
import { fetchAsset } from '../sandbox/fetch-asset.ts';
import { openSandboxFrame, type SandboxFrame, type SandboxWorker } from '../sandbox/frame.ts';

/** How long after a stop the next spare is made: a Worker that was ended in a busy loop burns a core for about two seconds more. */
const SPARE_AFTER_STOP_MS = 2_500;
/** A spare after runs, when none has ended for so long: many short ones are not to share the processor with it. */
const SPARE_AFTER_RUN_MS = 400;

/** The sandbox frame of one notebook with the Worker in use and a spare that is ready to replace it. */
export class KernelWorkers {
  private frame: Promise<SandboxFrame> | null = null;
  private spare: Promise<SandboxWorker> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** what the timer waits for */
  private isAfterStop = false;
  /** the backend that spares load TensorFlow.js for; null while no cell has used it */
  private warmFor: BackendName | null = null;
  private disposed = false;

  constructor(
    private readonly assetBase: string,
    private readonly openFrame: typeof openSandboxFrame = openSandboxFrame,
  ) {}

  /** The spare if there is one, else a new Worker. */
  async take(): Promise<SandboxWorker> {
    this.cancelTimer();
    const spare = this.spare;
    this.spare = null;
    return spare ?? this.spawn();
  }

  /** Makes a spare a little later, so that it does not compete with what the learner waits for. */
  prepareSpare(after: 'run' | 'stop'): void {
    if (this.spare || this.isAfterStop || this.disposed) return;
    this.cancelTimer();
    this.isAfterStop = after === 'stop';
    this.timer = setTimeout(() => {
      this.cancelTimer();
      this.spare = this.spawnSpare();
      this.spare.catch(() => {
        this.spare = null;
      });
    }, after === 'run' ? SPARE_AFTER_RUN_MS : SPARE_AFTER_STOP_MS);
  }

  /** From now on spares have TensorFlow.js loaded. */
  warm(backend: BackendName): void {
    if (this.warmFor === backend) return;
    this.warmFor = backend;
    void this.spare?.then((worker) => worker.post({ type: 'warm', backend }));
  }

  /** Whether the frame's process still answers. */
  async isAlive(withinMs: number): Promise<boolean> {
    return (await this.frame)?.isAlive(withinMs) ?? false;
  }

  /** Throws the frame away with all its Workers; the next one to take opens another. */
  reset(): void {
    this.cancelTimer();
    this.spare = null;
    const frame = this.frame;
    this.frame = null;
    void frame?.then((opened) => opened.dispose(), () => undefined);
  }

  dispose(): void {
    this.disposed = true;
    this.reset();
  }

  private async spawn(): Promise<SandboxWorker> {
    // The script comes while the frame opens; a failure is told by `frame.spawn`.
    void fetchAsset(this.assetBase, 'kernel-worker.js').catch(() => undefined);
    this.frame ??= this.openFrame(this.assetBase);
    const frame = await this.frame.catch((error: unknown) => {
      this.frame = null;
      throw error;
    });
    return frame.spawn('kernel-worker.js');
  }

  private async spawnSpare(): Promise<SandboxWorker> {
    const worker = await this.spawn();
    if (this.warmFor) worker.post({ type: 'warm', backend: this.warmFor });
    return worker;
  }

  private cancelTimer(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.isAfterStop = false;
  }
}
