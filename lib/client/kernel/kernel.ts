import { unreachable } from '#lib/base/invariant.ts';
import type { RawValue } from '#lib/notebook/controls/spec.ts';
import type { KeepOutcome } from '#lib/notebook/keep-messages.ts';
import type { NameChanges, NamedValue } from '#lib/notebook/named-values.ts';
import type { BackendName, CellAnalysis, KernelMessage, KernelRequest } from '#lib/notebook/protocol.ts';
import type { SandboxWorker } from '../sandbox/frame.ts';
import { AnalysisExchanges } from './analysis-exchanges.ts';
import { ControlExchanges } from './control-exchanges.ts';
import { fetchData } from './fetch-data.ts';
import { isKernelMessage } from './is-kernel-message.ts';
import type { KernelEvent, KernelStatus, RunFinished, RunHandle, RunStatus } from './kernel-events.ts';
import { KernelWorkers } from './kernel-workers.ts';
import { NameExchanges } from './name-exchanges.ts';

export type { KernelEvent, KernelStatus, RunFinished, RunHandle } from './kernel-events.ts';

export interface KernelOptions {
  /** folder of the built files, e.g. `/build/1f3a…` */
  readonly assetBase: string;
  readonly workers?: KernelWorkers;
  /** keeps what cells ask for; without one they are told that nothing is kept here */
  readonly keep?: Keep;
}

/** @param ask a claim of the sandbox's; never rejects */
export type Keep = (ask: unknown, cell: { readonly cellId: string; readonly source: string }) => Promise<KeepOutcome>;

/** How long a stop waits for a training Worker to hear it before it is ended, with all variables. */
const HEAR_STOP_MS = 250;
/** How long a stop waits for training to end its batch. */
const END_SOFTLY_MS = 3_000;
/** How often a long run's frame is asked whether its process lives, and how long it may take to answer. */
const PULSE_MS = 2_000;
const PULSE_ANSWER_MS = 4_000;

interface Run {
  readonly runId: number;
  readonly cellId: string;
  readonly source: string;
  readonly settle: (finished: RunFinished) => void;
}

/**
 * Runs the cells of one notebook in a sandboxed Worker, one at a time and in order. Page code only ever talks to this
 * class; it owns the frame, the Worker, a spare Worker and what happens when either must go.
 */
export class Kernel {
  private readonly workers: KernelWorkers;
  private readonly listeners = new Set<(event: KernelEvent) => void>();
  private readonly exchanges = new NameExchanges();
  private readonly controls = new ControlExchanges({
    post: (request) => this.post(request),
    emit: (event) => this.emit(event),
    cellOf: (runId) => this.cellOf.get(runId) ?? null,
  });
  private readonly keep: Keep | null;
  private readonly analyses = new AnalysisExchanges();
  private worker: Promise<SandboxWorker> | null = null;
  private queue: Run[] = [];
  private active: Run | null = null;
  /** the first of the queue, once the Worker has it: it goes on with that while the page still draws what came before */
  private ahead: Run | null = null;
  /** newest run of each cell: outputs of older ones are late and dropped */
  private readonly latest = new Map<string, number>();
  private cellOf = new Map<number, string>();
  private status: KernelStatus = 'idle';
  /** the run that said it can end softly */
  private heedsStop: number | null = null;
  private demanded: BackendName | null = null;
  private count = 0;
  private nextRun = 1;
  private stopTimer: ReturnType<typeof setTimeout> | null = null;
  private pulse: ReturnType<typeof setInterval> | null = null;
  private disposed = false;

  constructor(options: KernelOptions) {
    this.workers = options.workers ?? new KernelWorkers(options.assetBase);
    this.keep = options.keep ?? null;
  }

  /** Opens the frame and starts the Worker ahead of the first run, e.g. when the pointer nears a cell. */
  start(): void {
    if (this.worker || this.disposed) return;
    this.setStatus('starting');
    this.connect();
  }

  /** Queues a run of a cell. It starts when all runs before it have ended. */
  run(cellId: string, source: string): RunHandle {
    const runId = this.nextRun++;
    let settle: Run['settle'] = () => undefined;
    const finished = new Promise<RunFinished>((resolve) => (settle = resolve));
    const run: Run = { runId, cellId, source, settle };
    this.cellOf.set(runId, cellId);
    this.latest.set(cellId, runId);
    this.queue.push(run);
    this.emit({ type: 'queued', runId, cellId });
    this.start();
    this.next();
    this.postAhead();
    return { runId, cellId, finished };
  }

  /** Stops the running cell and empties the queue: softly where the cell lets us, else by ending the Worker. */
  stop(): void {
    const run = this.active;
    this.cancelQueue();
    if (!run && this.controls.isWorking) this.replaceWorker('stopped');
    if (!run || this.status === 'stopping') return;
    this.setStatus('stopping');
    // Nothing but training and frame loops can end softly, so nothing else is waited for.
    if (this.heedsStop !== run.runId) return this.replaceWorker('stopped');
    this.post({ type: 'soft-stop', runId: run.runId });
    this.stopTimer = setTimeout(() => this.replaceWorker('stopped'), HEAR_STOP_MS);
  }

  /** Throws all variables away. */
  restart(): void {
    this.cancelQueue();
    this.replaceWorker('asked');
  }

  /** Moves TensorFlow.js to another backend, now or when it is loaded. */
  setBackend(backend: BackendName): void {
    this.demanded = backend;
    this.workers.warm(backend);
    if (this.worker) this.post({ type: 'backend', backend });
  }

  /**
   * Gives names of the notebook other numbers, then reads names; the cell that runs now ends first. Starts no kernel: null
   * when there is none, or when it ends before it answers.
   */
  async exchange(names: readonly string[], changes: NameChanges): Promise<readonly NamedValue[] | null> {
    if (!this.worker) return null;
    const { request, answer } = this.exchanges.ask(names, changes);
    this.post(request);
    return answer;
  }

  /** Gives a control what its reader set; the cell that runs sees it at its next pause. Of what comes faster than it is taken, the newest counts. */
  setControl(controlId: string, raw: RawValue): void {
    this.controls.set(controlId, raw);
  }

  /** What texts give and take, without running them. */
  async analyse(cells: readonly { readonly cellId: string; readonly source: string }[]): Promise<readonly CellAnalysis[]> {
    this.start();
    const { request, answer } = this.analyses.ask(cells);
    this.post(request);
    return answer;
  }

  /** Listens to all events until the returned function is called. */
  subscribe(listener: (event: KernelEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends everything; the kernel cannot be used again. */
  dispose(): void {
    this.disposed = true;
    this.clearTimers();
    this.cancelQueue();
    this.finishActive('stopped');
    this.listeners.clear();
    this.analyses.end();
    this.exchanges.end();
    this.worker = null;
    this.workers.dispose();
  }

  private connect(): void {
    const worker = this.workers.take();
    this.worker = worker;
    worker.then(
      (connected) => {
        if (this.worker !== worker) return;
        connected.onMessage = (data) => this.receiveAll(data);
        connected.onError = (message) => this.fail(message);
        // A spare was ready long ago; its first message was lost with nobody listening.
        if (this.demanded) connected.post({ type: 'backend', backend: this.demanded } satisfies KernelRequest);
        const memory = this.controls.memory();
        if (memory) connected.post(memory);
        this.setStatus(this.active ? 'busy' : 'idle');
      },
      (error: unknown) => {
        if (this.worker === worker) this.fail(error instanceof Error ? error.message : String(error));
      },
    );
  }

  private post(request: KernelRequest, transfer: readonly Transferable[] = []): void {
    const worker = this.worker;
    // A late answer goes to the Worker that asked, never to its successor.
    void worker?.then((connected) => this.worker === worker && connected.post(request, transfer), () => undefined);
  }

  private next(): void {
    if (this.active || this.disposed || !this.worker) return;
    const run = this.queue.shift();
    if (!run) return;
    this.active = run;
    if (this.ahead === run) this.ahead = null;
    else this.post({ type: 'run', runId: run.runId, cellId: run.cellId, source: run.source });
    this.postAhead();
    this.watchPulse();
  }

  private postAhead(): void {
    const [run] = this.queue;
    if (!run || this.ahead || !this.active || this.status === 'stopping') return;
    this.ahead = run;
    this.post({ type: 'run', runId: run.runId, cellId: run.cellId, source: run.source, behind: this.active.runId });
  }

  private receiveAll(data: unknown): void {
    if (!Array.isArray(data)) return;
    for (const message of data) if (isKernelMessage(message)) this.receive(message);
  }

  private receive(message: KernelMessage): void {
    switch (message.type) {
      case 'ready':
        return;
      case 'backend':
        this.workers.warm(this.demanded ?? message.backend);
        return this.emit({ type: 'backend', backend: message.backend, available: message.available, trial: message.trial });
      case 'started':
        if (message.runId !== this.active?.runId) return;
        this.controls.cellStarted(message.runId);
        this.forgetEarlierRuns(message.runId, this.active.cellId);
        this.setStatus('busy');
        return this.emit({ type: 'started', runId: message.runId, cellId: this.active.cellId, count: ++this.count });
      case 'output':
      case 'update': {
        const cellId = this.controls.admit(message) ? this.cellOf.get(message.runId) : undefined;
        if (cellId !== undefined && this.latest.get(cellId) === message.runId) this.emit({ ...message, cellId });
        return;
      }
      case 'heeds-stop':
        this.heedsStop = message.runId;
        return;
      case 'stop-heard':
        if (message.runId !== this.active?.runId || this.status !== 'stopping') return;
        if (!message.mayEnd) return this.replaceWorker('stopped');
        this.clearStopTimer();
        this.stopTimer = setTimeout(() => this.replaceWorker('stopped'), END_SOFTLY_MS);
        return;
      case 'finished':
        return this.finish(message);
      case 'analysed':
        return this.analyses.receive(message);
      case 'exchanged': {
        const assigned = this.exchanges.receive(message);
        if (assigned) this.emit(assigned);
        return;
      }
      case 'control-taken':
      case 'control-changed':
      case 'control-began':
      case 'control-ended':
        return this.controls.receive(message);
      case 'fetch-data':
        return void this.answerData(message.requestId, message.path);
      case 'keep':
        return void this.answerKeep(message.requestId, message.ask);
      default:
        return unreachable(message);
    }
  }

  /** What they still say has been overtaken. */
  private forgetEarlierRuns(runId: number, cellId: string): void {
    for (const [earlier, cell] of this.cellOf) if (cell === cellId && earlier < runId) this.cellOf.delete(earlier);
  }

  private finish(message: Extract<KernelMessage, { type: 'finished' }>): void {
    const run = this.active;
    if (message.runId !== run?.runId) return;
    this.clearTimers();
    this.active = null;
    this.exchanges.cellEnded();
    this.controls.cellEnded();
    const { status, ms, facts, leakedTensors, memory } = message;
    this.settle(run, { type: 'finished', runId: run.runId, cellId: run.cellId, status, ms, facts, leakedTensors, memory });
    // a stop came too late for this run, and what it took out of the queue is on already
    if (status === 'done' && this.ahead && !this.queue.includes(this.ahead)) return this.replaceWorker('stopped');
    if (status !== 'done') this.ahead = null;
    // Later cells build on this one: running them now would only pile up errors.
    if (status !== 'done') this.cancelQueue();
    this.workers.prepareSpare('run');
    if (this.queue.length === 0) this.setStatus('idle');
    this.next();
  }

  /** Ends the Worker at once and goes on with the spare. */
  private replaceWorker(reason: Extract<KernelEvent, { type: 'restarted' }>['reason']): void {
    this.clearTimers();
    const old = this.worker;
    this.worker = null;
    this.ahead = null;
    void old?.then((worker) => worker.terminate(), () => undefined);
    this.finishActive(reason === 'crashed' ? 'failed' : 'stopped');
    this.count = 0;
    this.controls.end();
    // what was queued while the old one stopped runs in the next
    this.cellOf = new Map(this.queue.map(({ runId, cellId }) => [runId, cellId]));
    this.analyses.end();
    this.exchanges.end();
    this.emit({ type: 'restarted', reason });
    if (reason === 'crashed') this.workers.reset();
    this.setStatus('starting');
    this.connect();
    this.workers.prepareSpare('stop');
    this.next();
  }

  private finishActive(status: RunStatus): void {
    const run = this.active;
    this.active = null;
    if (run) this.settleUnrun(run, status);
  }

  private cancelQueue(): void {
    for (const run of this.queue.splice(0)) this.settleUnrun(run, 'stopped');
  }

  private settleUnrun(run: Run, status: RunStatus): void {
    this.settle(run, { type: 'finished', runId: run.runId, cellId: run.cellId, status, ms: 0, facts: null, leakedTensors: 0, memory: null });
  }

  private settle(run: Run, finished: RunFinished): void {
    this.emit(finished);
    run.settle(finished);
  }

  /** The Worker did not start: nothing can run until the learner tries again. */
  private fail(message: string): void {
    const run = this.active ?? this.queue[0];
    if (run) {
      const error = { name: 'Kernel', message: `The kernel could not start: ${message}`, at: null, frames: [], hint: 'Check the connection and run the cell again.' };
      this.emit({ type: 'output', runId: run.runId, cellId: run.cellId, displayId: 0, output: { kind: 'error', error } });
    }
    this.clearTimers();
    this.worker = null;
    this.ahead = null;
    this.controls.end();
    this.analyses.end();
    this.exchanges.end();
    this.workers.reset();
    this.finishActive('failed');
    this.cancelQueue();
    this.setStatus('failed');
  }

  private watchPulse(): void {
    this.pulse ??= setInterval(() => {
      void this.workers.isAlive(PULSE_ANSWER_MS).then((alive) => {
        if (alive || !this.active || this.disposed) return;
        const { runId, cellId } = this.active;
        const error = { name: 'Kernel', message: 'The kernel ended unexpectedly, most likely because it ran out of memory.', at: null, frames: [], hint: 'Use smaller data, or free tensors with tf.tidy and dispose.' };
        this.emit({ type: 'output', runId, cellId, displayId: 0, output: { kind: 'error', error } });
        this.cancelQueue();
        this.replaceWorker('crashed');
      });
    }, PULSE_MS);
  }

  private async answerData(requestId: number, path: string): Promise<void> {
    const worker = this.worker;
    const answer = await fetchData(path).then(
      (bytes) => ({ bytes, error: null }),
      (error: unknown) => ({ bytes: null, error: error instanceof Error ? error.message : String(error) }),
    );
    if (this.worker === worker) this.post({ type: 'data', requestId, ...answer }, answer.bytes ? [answer.bytes] : []);
  }

  private async answerKeep(requestId: number, ask: unknown): Promise<void> {
    const { worker, active } = this;
    if (!active || !this.keep) return this.post({ type: 'kept', requestId, outcome: { ok: false, error: 'Nothing is kept here. Models and runs are kept for the cells of a lesson, while they run.' } });
    const outcome = await this.keep(ask, active);
    if (this.worker === worker) this.post({ type: 'kept', requestId, outcome });
  }

  private clearTimers(): void {
    this.clearStopTimer();
    if (this.pulse) clearInterval(this.pulse);
    this.pulse = null;
  }

  private clearStopTimer(): void {
    if (this.stopTimer) clearTimeout(this.stopTimer);
    this.stopTimer = null;
  }

  private setStatus(status: KernelStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.emit({ type: 'status', status });
  }

  private emit(event: KernelEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
