/** One run of the playground: data, network and losses. Steps allocate nothing. */
// Every index is bounded by the loop around it; a check in each inner loop would be paid at every step.
/* eslint-disable @typescript-eslint/no-non-null-assertion */
import { seededRandom } from '#lib/base/seeded-random.ts';
import { DATA_SET_TASKS, DOMAIN, drawData, type Point } from './data-sets.ts';
import { FEATURES, type Feature } from './features.ts';
import { Network } from './network.ts';
import { SETTINGS_LIMITS, type Settings } from './settings.ts';

/** Points that are drawn, by task, as in the original. */
const COUNTS = { classification: 500, regression: 1_200 } as const;

/** Side of a neuron's map and of the output's, in pixels of the network's own values. */
export const MAP_SIDES = { neuron: 20, output: 60 } as const;

interface Examples {
  readonly count: number;
  /** `[feature][example]` */
  readonly inputs: readonly Float64Array[];
  readonly targets: Float64Array;
}

export class PlaygroundSession {
  readonly network: Network;
  readonly features: readonly Feature[];
  readonly train: readonly Point[];
  readonly test: readonly Point[];
  /** epochs so far, with parts */
  epoch = 0;
  #settings: Settings;
  readonly #trainExamples: Examples;
  readonly #testExamples: Examples;
  readonly #targets: Float64Array;
  readonly #neuronGrid: Examples;
  readonly #outputGrid: Examples;
  #next = 0;

  /** @param own points of one's own, for `data: 'own'` */
  constructor(settings: Settings, own: readonly Point[] = []) {
    this.#settings = settings;
    this.features = FEATURES.filter(({ id }) => settings.features.includes(id));
    const points = settings.data === 'own' ? own : drawPoints(settings);
    const shuffled = seededRandom(settings.seed + 1).shuffle(points);
    const cut = Math.max(1, Math.floor((shuffled.length * settings.trainPercent) / 100));
    this.train = shuffled.slice(0, cut);
    this.test = shuffled.slice(cut);
    this.#trainExamples = toExamples(this.train, this.features);
    this.#testExamples = toExamples(this.test, this.features);
    this.#neuronGrid = toExamples(toGrid(MAP_SIDES.neuron), this.features);
    this.#outputGrid = toExamples(toGrid(MAP_SIDES.output), this.features);
    this.#targets = new Float64Array(SETTINGS_LIMITS.batchSize.most);
    const random = seededRandom(settings.seed + 2);
    const shape = { sizes: [this.features.length, ...settings.hidden, 1], activation: settings.activation, output: settings.task === 'classification' ? 'tanh' : 'linear' } as const;
    this.network = new Network(shape, SETTINGS_LIMITS.batchSize.most, () => random.next());
  }

  /** Goes on with other rates or another batch size; anything else that differs needs a new session. */
  retune(settings: Settings): void {
    this.#settings = settings;
  }

  /** One update by the next batch. */
  step(): void {
    const { count, inputs, targets } = this.#trainExamples;
    if (count === 0) return;
    const size = Math.min(this.#settings.batchSize, count - this.#next);
    copyBatch(inputs, this.#next, size, this.network);
    for (let e = 0; e < size; e += 1) this.#targets[e] = targets[this.#next + e]!;
    this.network.train(this.#targets, size, this.#settings);
    this.#next = this.#next + size >= count ? 0 : this.#next + size;
    this.epoch += size / count;
  }

  /**
   * Updates until the epoch under way is over; a whole one from the start of one.
   * @param isLate asked after each update; true leaves the rest for the next call
   */
  stepEpoch(isLate: () => boolean = () => false): void {
    do this.step();
    while (this.#next !== 0 && !isLate());
    if (this.#next === 0) this.epoch = Math.round(this.epoch);
  }

  /** Mean of ½(y − t)², or NaN for no points. */
  loss(part: 'train' | 'test'): number {
    const { count, inputs, targets } = part === 'train' ? this.#trainExamples : this.#testExamples;
    let total = 0;
    for (let from = 0; from < count; from += this.network.capacity) {
      const size = Math.min(this.network.capacity, count - from);
      copyBatch(inputs, from, size, this.network);
      this.network.forward(size);
      for (let e = 0; e < size; e += 1) total += 0.5 * (this.network.outputs[e]! - targets[from + e]!) ** 2;
    }
    return total / count;
  }

  /**
   * What neurons say over the whole plane, row by row from the top left.
   * @param write gets each value with the layer (0: features), the neuron and the place of its pixel
   * @param part `output`: the last neuron alone, on a finer grid
   */
  draw(part: 'neurons' | 'output', write: (layer: number, neuron: number, pixel: number, value: number) => void): void {
    const { count, inputs } = part === 'neurons' ? this.#neuronGrid : this.#outputGrid;
    const { sizes } = this.network.shape;
    const { capacity } = this.network;
    for (let from = 0; from < count; from += capacity) {
      const size = Math.min(capacity, count - from);
      copyBatch(inputs, from, size, this.network);
      this.network.forward(size);
      for (let layer = part === 'output' ? sizes.length - 1 : 0; layer < sizes.length; layer += 1) {
        const values = this.network.values(layer);
        for (let neuron = 0; neuron < sizes[layer]!; neuron += 1) for (let e = 0; e < size; e += 1) write(layer, neuron, from + e, values[neuron * capacity + e]!);
      }
    }
  }
}

function drawPoints(settings: Settings): Point[] {
  const set = settings.data === 'own' ? 'circle' : settings.data;
  return drawData(set, COUNTS[DATA_SET_TASKS[set]], settings.noise / 100, seededRandom(settings.seed));
}

function toExamples(points: readonly Pick<Point, 'x' | 'y' | 'target'>[], features: readonly Feature[]): Examples {
  return { count: points.length, inputs: features.map(({ of }) => Float64Array.from(points, ({ x, y }) => of(x, y))), targets: Float64Array.from(points, ({ target }) => target) };
}

/** The middles of the pixels of a square map, from the top left. */
function toGrid(side: number): Point[] {
  const toPlane = (pixel: number): number => ((pixel + 0.5) / side - 0.5) * 2 * DOMAIN;
  return Array.from({ length: side * side }, (_, index) => ({ x: toPlane(index % side), y: -toPlane(Math.floor(index / side)), target: 0 }));
}

function copyBatch(inputs: readonly Float64Array[], from: number, size: number, network: Network): void {
  const to = network.inputs;
  for (let feature = 0; feature < inputs.length; feature += 1) {
    const source = inputs[feature]!;
    const row = feature * network.capacity;
    for (let e = 0; e < size; e += 1) to[row + e] = source[from + e]!;
  }
}
