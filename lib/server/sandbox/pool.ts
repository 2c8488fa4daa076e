/**
 * Warm sandbox processes: taken one for one submission, ended after it, replaced in the background.
 * Lives in one long-lived process, on its main thread.
 */
import { OurFaultError, type Realm } from '#lib/grading/realm.ts';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import type { ProgramName } from './build-sandbox.ts';
import type { SandboxSetup } from './deno-command.ts';
import { prepareSandbox, type PrepareOptions } from './prepare-sandbox.ts';
import { SandboxProcess } from './sandbox-process.ts';
import type { SandboxTier } from './sandbox-tier.ts';

export type RealmKind = Exclude<ProgramName, 'self-test' | 'compiler'>;

export interface SandboxPool {
  readonly tier: SandboxTier;
  /** e.g. `deno 2.9.5` */
  readonly runtime: string;
  /** A process of its own, ready; whoever takes it kills it. Throws `OurFaultError` when none can be started. */
  take(kind: RealmKind): Promise<Realm>;
  /** Resolves when every process taken so far has ended and the warm ones stand ready again. */
  settled(): Promise<void>;
  /** Ends every process, also those taken. */
  close(): Promise<void>;
}

export interface PoolOptions extends PrepareOptions {
  /** processes kept warm of each kind; wasm learners are started when first needed */
  readonly warm?: number;
}

export async function openPool(options: PoolOptions = {}): Promise<SandboxPool> {
  const { setup, tier, runtime } = await prepareSandbox(options);
  return new WarmPool(setup, tier, runtime, options.warm ?? SANDBOX_LIMITS.warm);
}

class WarmPool implements SandboxPool {
  readonly #warm = new Map<RealmKind, Promise<SandboxProcess>[]>();
  readonly #all = new Set<SandboxProcess>();
  readonly #taken = new Set<Promise<void>>();
  #isClosed = false;

  constructor(
    readonly setup: SandboxSetup,
    readonly tier: SandboxTier,
    readonly runtime: string,
    readonly size: number,
  ) {
    for (const kind of ['learner-cpu', 'checker'] as const) this.#fill(kind);
  }

  async take(kind: RealmKind): Promise<Realm> {
    const waiting = this.#warm.get(kind) ?? [];
    for (;;) {
      if (this.#isClosed) throw new OurFaultError('Expected the sandbox pool to be open, got one that is closed');
      const next = waiting.shift();
      const sandbox = await (next ?? this.#start(kind));
      // a warm process may have been ended from outside while it waited
      if (!sandbox.isAlive) continue;
      // its successor starts when it ends: a start beside it would take the processor from the submission
      const replaced = sandbox.exited.then(() => {
        this.#taken.delete(replaced);
        this.#fill(kind);
      });
      this.#taken.add(replaced);
      return sandbox;
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.#taken);
    await Promise.allSettled([...this.#warm.values()].flat());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const starting = await Promise.allSettled([...this.#warm.values()].flat());
    this.#warm.clear();
    for (const result of starting) if (result.status === 'fulfilled') result.value.kill();
    const all = [...this.#all];
    for (const sandbox of all) sandbox.kill();
    await Promise.all(all.map((sandbox) => sandbox.exited));
  }

  #fill(kind: RealmKind): void {
    const waiting = this.#warm.get(kind) ?? [];
    this.#warm.set(kind, waiting);
    while (!this.#isClosed && waiting.length < this.size) {
      const started = this.#start(kind);
      // whoever takes it sees the failure; until then it is not unhandled
      started.catch(() => undefined);
      waiting.push(started);
    }
  }

  async #start(kind: RealmKind): Promise<SandboxProcess> {
    const sandbox = await SandboxProcess.start(this.setup, kind);
    this.#all.add(sandbox);
    void sandbox.exited.then(() => this.#all.delete(sandbox));
    return sandbox;
  }
}
