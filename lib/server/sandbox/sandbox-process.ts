/** One sandbox process as a `Realm`: frames in and out, output counted, its end explained. */
import { spawn, type ChildProcess } from 'node:child_process';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import { FRAME_BYTES, parseFrame } from '#lib/grading/frame.ts';
import { OurFaultError, type Realm, type RealmEnd } from '#lib/grading/realm.ts';
import { bareEnv } from '#lib/server/env/env.ts';
import type { ProgramName } from './build-sandbox.ts';
import { CpuWait } from './cpu-wait.ts';
import { toCommand, type SandboxSetup } from './deno-command.ts';
import { explainEnd, unwrapEnd } from './explain-end.ts';
import { FrameSplitter } from './frame-splitter.ts';
import { watchMemory } from './memory-watch.ts';
import type { HardenOptions } from './programs/harden.ts';

/** What a process may say: messages of its kind, and in all. */
export interface ProcessOutput {
  readonly frameBytes: number;
  readonly stdoutBytes: number;
}

const GRADING_OUTPUT: ProcessOutput = { frameBytes: FRAME_BYTES, stdoutBytes: SANDBOX_LIMITS.stdoutBytes };

export class SandboxProcess implements Realm {
  tier = '';
  onFrame: (frame: string) => void = () => undefined;
  /** resolves once the process is gone */
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  readonly #splitter: FrameSplitter;
  readonly #stopWatching: () => void;
  readonly #cpuWait: CpuWait;
  #bytes = 0;
  #errorText = '';
  #errorBytes = 0;
  #isKilled = false;
  /** why we ended it, when it was not `kill` */
  #verdict: RealmEnd | null = null;
  /** set once it is gone */
  #end: RealmEnd | null = null;
  #onEnd: (end: RealmEnd) => void = () => undefined;

  private constructor(child: ChildProcess, setup: SandboxSetup, readonly output: ProcessOutput, onReady: (end: RealmEnd | null, tier: string) => void) {
    this.#child = child;
    this.#cpuWait = new CpuWait(child.pid ?? 0);
    this.#splitter = new FrameSplitter(output.frameBytes, (frame) => this.onFrame(frame), () => this.#endWith({ reason: 'output', what: `${output.frameBytes / 1024} KiB in one message` }));
    this.onFrame = (frame) => {
      const parsed = parseFrame(frame);
      if (parsed.ok && parsed.value.type === 'ready') onReady(null, String(parsed.value.tier));
    };
    this.onEnd = (end) => onReady(end, '');
    child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.#receiveError(chunk));
    // writing to a process that is gone: its end tells
    child.stdin?.on('error', () => undefined);
    this.#stopWatching = setup.libc === null && child.pid !== undefined ? watchMemory(child.pid, () => this.#endWith({ reason: 'memory' })) : () => undefined;
    this.exited = new Promise((resolve) => {
      const finish = (end: RealmEnd): void => {
        this.#stopWatching();
        this.#cpuWait.close();
        resolve();
        this.#end ??= this.#verdict ?? end;
        if (!this.#isKilled) this.#onEnd(this.#end);
      };
      child.on('error', (error) => finish({ reason: 'killed', message: error.message }));
      child.on('close', (code, signal) => finish(explainEnd(setup.bubblewrap === null ? { code, signal } : unwrapEnd(code, signal), this.#errorText)));
    });
  }

  /** Starts a program and waits until it is ready. Must be called on the main thread: the process dies with the thread that started it. */
  static start(setup: SandboxSetup, program: ProgramName, options: Partial<HardenOptions> = {}, output: ProcessOutput = GRADING_OUTPUT): Promise<SandboxProcess> {
    const { file, args, env } = toCommand(setup, program, options);
    const child = spawn(file, args, { env: bareEnv(env), cwd: setup.folder, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true, ...(setup.user ?? {}) });
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        clearTimeout(timer);
        sandbox.kill();
        reject(new OurFaultError(`Expected the sandbox program ${program} to start, got: ${why}`));
      };
      const timer = setTimeout(() => fail(`nothing for ${SANDBOX_LIMITS.startSeconds} s`), SANDBOX_LIMITS.startSeconds * 1000);
      const sandbox: SandboxProcess = new SandboxProcess(child, setup, output, (end, tier) => {
        if (end !== null) return fail(`${'message' in end ? end.message : end.reason} ${sandbox.#errorText}`.trim());
        clearTimeout(timer);
        sandbox.tier = tier;
        sandbox.onFrame = () => undefined;
        sandbox.onEnd = () => undefined;
        resolve(sandbox);
      });
    });
  }

  /** What it wrote to standard error, cut: for operators, never for learners. */
  get errorText(): string {
    return this.#errorText;
  }

  set onEnd(listener: (end: RealmEnd) => void) {
    this.#onEnd = listener;
    // it may have ended between two listeners
    if (this.#end !== null && !this.#isKilled) listener(this.#end);
  }

  /** bytes that it has said so far */
  get saidBytes(): number {
    return this.#bytes;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** True until it ended or was ended. */
  get isAlive(): boolean {
    return !this.#isKilled && this.#verdict === null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  send(frame: string): void {
    this.#child.stdin?.write(`${frame}\n`);
  }

  waitedMs(): number {
    return this.#cpuWait.readMs();
  }

  kill(): void {
    this.#isKilled = true;
    this.#signal();
  }

  /** Ends its input, after which it ends by itself. */
  async finish(): Promise<void> {
    this.#isKilled = true;
    this.#child.stdin?.end();
    await this.exited;
  }

  /** Lets our own process end although this one still waits, e.g. warm ones of a script. */
  unref(): void {
    this.#child.unref();
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) (stream as { unref?: () => void } | null)?.unref?.();
  }

  #receive(chunk: Buffer): void {
    // what it said before its own exit may be read after it, and counts
    if (this.#isKilled || this.#verdict !== null) return;
    this.#bytes += chunk.length;
    if (this.#bytes > this.output.stdoutBytes) return this.#endWith({ reason: 'output', what: `${this.output.stdoutBytes / 2 ** 20} MiB of values` });
    this.#splitter.push(chunk);
  }

  #receiveError(chunk: Buffer): void {
    this.#errorBytes += chunk.length;
    if (this.#errorText.length < SANDBOX_LIMITS.stderrBytes) this.#errorText += chunk.toString('utf8').slice(0, SANDBOX_LIMITS.stderrBytes);
    if (this.#errorBytes > SANDBOX_LIMITS.stderrBytes * 10) this.#endWith({ reason: 'output', what: `${(SANDBOX_LIMITS.stderrBytes * 10) / 1024} KiB of messages` });
  }

  #endWith(end: RealmEnd): void {
    this.#verdict ??= end;
    this.#signal();
  }

  #signal(): void {
    const { pid, exitCode, signalCode } = this.#child;
    // once it is reaped, its number may be another's
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      // the whole group, where there are groups
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // it is gone already
    }
  }
}
