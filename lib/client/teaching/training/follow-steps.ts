/** Follows a training loop that a learner wrote. */
import type * as Tf from '@tensorflow/tfjs';
import { randomOf } from '#lib/ml/training/steer-shuffle.ts';
import { readOptimizer, readTensors, restoreOptimizer, restoreVariables } from '#lib/ml/training/snapshot-state.ts';
import type { ConfigValue } from '#lib/notebook/keep-messages.ts';
import type { TrainingHost } from '../training-host.ts';
import { checkRestored } from './follow-fit.ts';
import { RunFollower, type Every } from './run-follower.ts';

export interface StepsPlan {
  readonly name: string;
  readonly steps: number;
  readonly seed: number;
  readonly every: Every;
  readonly weights: readonly Tf.Variable[];
  readonly optimizer: Tf.Optimizer | null;
  readonly config: Readonly<Record<string, ConfigValue>>;
}

/** ms of steps between two looks at whether the run was stopped */
const YIELD_MS = 100;

/** A loop that is on. */
export class FollowedSteps {
  readonly #tf: typeof Tf;
  readonly #host: TrainingHost;
  readonly #plan: StepsPlan;
  readonly #follower: RunFollower;
  #metrics: Readonly<Record<string, number>> = {};

  private constructor(tf: typeof Tf, host: TrainingHost, plan: StepsPlan, follower: RunFollower) {
    this.#tf = tf;
    this.#host = host;
    this.#plan = plan;
    this.#follower = follower;
  }

  static async begin(host: TrainingHost, plan: StepsPlan): Promise<FollowedSteps> {
    const tf = await host.tensorFlow();
    const { name, steps, seed, optimizer, config, weights } = plan;
    const about = { ...(optimizer ? { optimizer: optimizer.getClassName() } : {}), steps, ...config };
    const follower = await RunFollower.begin(host, { name, unit: 'step', total: steps, seed, backend: tf.getBackend(), config: about }, plan.every);
    const { past } = follower;
    if (past) {
      const variables = weights.map((variable) => ({ name: variable.name, shape: variable.shape, write: (value: Tf.Tensor) => variable.assign(value) }));
      checkRestored(name, restoreVariables(tf, variables, past.weights));
      if (optimizer && past.optimizer) checkRestored(name, restoreOptimizer(tf, optimizer, past.optimizer));
    }
    return new FollowedSteps(tf, host, plan, follower);
  }

  log(metrics: Readonly<Record<string, number>>): void {
    this.#metrics = metrics;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<number, void, undefined> {
    const { steps, weights, optimizer } = this.#plan;
    const original = Math.random;
    let yieldedAt = this.#host.now();
    try {
      for (let step = this.#follower.past?.done ?? 0; step < steps; step++) {
        Math.random = randomOf(this.#follower.seed, step);
        yield step;
        this.#follower.log(step + 1, this.#metrics);
        await this.#follower.checkpoint(async () => ({
          weights: await readTensors(weights.map((variable) => ({ name: variable.name, tensor: variable }))),
          optimizer: optimizer && (await readOptimizer(optimizer)),
          history: {},
        }));
        if (this.#host.now() - yieldedAt < YIELD_MS) continue;
        await this.#tf.nextFrame();
        yieldedAt = this.#host.now();
      }
      await this.#follower.end();
    } finally {
      Math.random = original;
    }
  }
}
