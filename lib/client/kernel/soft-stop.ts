import type * as Tf from '@tensorflow/tfjs';

/** Thrown inside a cell to end it; learners may catch it, then a hard stop follows. */
export class StopSignal extends Error {
  override name = 'Stopped';
  constructor() {
    super('The cell was stopped.');
  }
}

/** Lets training end after its current batch, so that a stopped cell keeps its variables. */
export class SoftStop {
  private asked = false;
  private framesAwaited = false;
  private readonly training = new Set<Tf.LayersModel>();
  private heeds: () => void = () => undefined;

  /** A run begins. `heeds` is called once it is inside something that a soft stop can end. */
  begin(heeds: () => void): void {
    this.asked = false;
    this.framesAwaited = false;
    let told = false;
    this.heeds = () => {
      if (!told) heeds();
      told = true;
    };
  }

  /** Asks the run to end; gives whether it is inside something that will. */
  ask(): boolean {
    this.asked = true;
    for (const model of this.training) model.stopTraining = true;
    return this.training.size > 0 || this.framesAwaited;
  }

  /** `tf` with training and `nextFrame` that heed a stop. */
  install(tf: typeof Tf): typeof Tf {
    const prototype = tf.LayersModel.prototype;
    const { fit, fitDataset } = prototype;
    const { training } = this;
    const throwIfAsked = (): void => {
      if (this.asked) throw new StopSignal();
    };
    const heed = async <Value>(model: Tf.LayersModel, train: () => Promise<Value>): Promise<Value> => {
      throwIfAsked();
      training.add(model);
      this.heeds();
      try {
        return await train();
      } finally {
        training.delete(model);
        throwIfAsked();
      }
    };
    prototype.fit = function (this: Tf.LayersModel, ...args) {
      return heed(this, () => fit.apply(this, args));
    };
    prototype.fitDataset = function (this: Tf.LayersModel, ...args) {
      return heed(this, () => (fitDataset as (...args: unknown[]) => Promise<Tf.History>).apply(this, args));
    };
    const nextFrame = async (): Promise<void> => {
      this.framesAwaited = true;
      this.heeds();
      await tf.nextFrame();
      throwIfAsked();
    };
    return { ...tf, nextFrame };
  }
}
