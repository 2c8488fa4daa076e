/**
 * `epoch/training` where nothing is kept: it trains as `fit` and a plain loop do. With a seed its randomness is that of the notebook,
 * so the numbers are, too.
 */
import { SeededEpochs } from '../ml/training/seeded-epochs.ts';
import { randomOf } from '../ml/training/steer-shuffle.ts';

interface Options {
  readonly seed?: number;
  readonly shuffle?: boolean;
  readonly callbacks?: object | readonly object[];
}

interface Trainable {
  fit(x: unknown, y: unknown, args: unknown): Promise<unknown>;
}

/** What TensorFlow.js tells its callbacks of the training. */
interface Params {
  readonly samples?: number;
}

interface SeededCallback extends Readonly<Record<'setModel' | 'onTrainBegin' | 'onBatchBegin' | 'onBatchEnd' | 'onEpochEnd' | 'onTrainEnd', () => unknown>> {
  params: Params | null;
  setParams(params: Params): void;
  onEpochBegin(epoch: number): Promise<void>;
}

const nothing = async (): Promise<void> => undefined;

/**
 * Draws the randomness of each epoch from the seed. TensorFlow.js takes it as a callback of its own class, or wraps it into one and
 * calls its functions with that as `this`: either way `params` are there.
 */
function seededCallback(seed: number, isShuffled: boolean): object {
  let randomness: SeededEpochs | null = null;
  const callback: SeededCallback = {
    params: null,
    setParams(params) {
      this.params = params;
    },
    setModel: () => undefined,
    onTrainBegin: nothing,
    async onEpochBegin(epoch) {
      randomness ??= new SeededEpochs(seed, isShuffled ? (this.params?.samples ?? null) : null);
      randomness.begin(epoch);
    },
    onBatchBegin: nothing,
    onBatchEnd: nothing,
    onEpochEnd: nothing,
    onTrainEnd: async () => randomness?.end(),
  };
  return callback;
}

export async function train(model: Trainable, x: unknown, y: unknown, options: Options = {}): Promise<unknown> {
  const others = [options.callbacks ?? []].flat();
  const { random } = Math;
  try {
    return await model.fit(x, y, options.seed === undefined ? options : { ...options, callbacks: [...others, seededCallback(options.seed, options.shuffle !== false)] });
  } finally {
    Math.random = random;
  }
}

export const checkpoint = (_name: string, { seed }: Options = {}): object => (seed === undefined ? {} : seededCallback(seed, true));

export async function startRun(_name: string, { steps, seed }: { readonly steps: number; readonly seed?: number }): Promise<AsyncIterable<number> & { log(): void }> {
  return {
    log: () => undefined,
    async *[Symbol.asyncIterator]() {
      const { random } = Math;
      try {
        for (let step = 0; step < steps; step++) {
          if (seed !== undefined) Math.random = randomOf(seed, step);
          yield step;
        }
      } finally {
        Math.random = random;
      }
    },
  };
}
