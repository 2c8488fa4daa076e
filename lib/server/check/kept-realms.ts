/** A pair of sandbox processes that judges several answers of one exercise, for nobody here is hostile and a start costs more than an answer. */
import type { Realm } from '#lib/grading/realm.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_LIMITS } from './check-limits.ts';

export interface RealmPair {
  readonly learner: Realm;
  readonly checker: Realm;
}

export class KeptRealms {
  readonly #pool: SandboxPool;
  readonly #backend: 'cpu' | 'wasm';
  /** one for all who ask at once: a grade asks for both processes side by side */
  #pair: Promise<RealmPair> | null = null;
  #used = 0;

  constructor(pool: SandboxPool, backend: 'cpu' | 'wasm') {
    this.#pool = pool;
    this.#backend = backend;
  }

  /** no answer has been in them yet */
  get isFresh(): boolean {
    return this.#used === 0;
  }

  take(): Promise<RealmPair> {
    return (this.#pair ??= this.#open());
  }

  /** After every answer. Processes whose answer ended them, or left them in an unknown state, are replaced. */
  done(isSound: boolean): void {
    this.#used += 1;
    if (!isSound || this.#used >= CHECK_LIMITS.answersPerProcess) this.close();
  }

  close(): void {
    void this.#pair?.then(
      ({ learner, checker }) => {
        learner.kill();
        checker.kill();
      },
      () => undefined, // whoever asked for them was told
    );
    this.#pair = null;
    this.#used = 0;
  }

  /** For who takes processes of a pool and kills them: these stay. */
  asPool(): Pick<SandboxPool, 'take' | 'tier' | 'runtime'> {
    return {
      tier: this.#pool.tier,
      runtime: this.#pool.runtime,
      take: async (kind) => {
        const pair = await this.take();
        return lend(kind === 'checker' ? pair.checker : pair.learner);
      },
    };
  }

  async #open(): Promise<RealmPair> {
    const learner = await this.#pool.take(`learner-${this.#backend}`);
    try {
      return { learner, checker: await this.#pool.take('checker') };
    } catch (error) {
      learner.kill();
      throw error;
    }
  }
}

function lend(realm: Realm): Realm {
  const { waitedMs } = realm;
  return {
    tier: realm.tier,
    send: (frame) => realm.send(frame),
    ...(waitedMs ? { waitedMs: () => waitedMs.call(realm) } : {}),
    set onFrame(listener: Realm['onFrame']) {
      realm.onFrame = listener;
    },
    get onFrame() {
      return realm.onFrame;
    },
    set onEnd(listener: Realm['onEnd']) {
      realm.onEnd = listener;
    },
    get onEnd() {
      return realm.onEnd;
    },
    kill: () => undefined,
  };
}
