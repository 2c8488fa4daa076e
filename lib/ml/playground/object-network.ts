/**
 * The algorithm of the original TensorFlow Playground's network (D. Smilkov and S. Carter, `nn.ts`, 2016), written from its
 * description: a graph of node and link objects, one example at a time, derivatives added up in the objects until an update.
 * The baseline that `network.ts` is tested and measured against; no page has it.
 */
// Every index is bounded by the loop around it; a check in each inner loop would be paid at every step.
/* eslint-disable @typescript-eslint/no-non-null-assertion */
import type { Activation, NetworkShape, TrainingRate } from './network.ts';

interface ActivationFunction {
  output(x: number): number;
  der(x: number): number;
}

const ACTIVATIONS: Readonly<Record<Activation, ActivationFunction>> = {
  tanh: {
    output: (x) => Math.tanh(x),
    der: (x) => {
      const y = Math.tanh(x);
      return 1 - y * y;
    },
  },
  relu: { output: (x) => Math.max(0, x), der: (x) => (x <= 0 ? 0 : 1) },
  sigmoid: {
    output: (x) => 1 / (1 + Math.exp(-x)),
    der: (x) => {
      const y = 1 / (1 + Math.exp(-x));
      return y * (1 - y);
    },
  },
  linear: { output: (x) => x, der: () => 1 },
};

class ObjectNode {
  inputLinks: ObjectLink[] = [];
  outputs: ObjectLink[] = [];
  bias = 0.1;
  totalInput = 0;
  output = 0;
  outputDer = 0;
  inputDer = 0;
  accInputDer = 0;
  numAccumulatedDers = 0;

  constructor(readonly activation: ActivationFunction) {}

  updateOutput(): number {
    this.totalInput = this.bias;
    for (let j = 0; j < this.inputLinks.length; j++) {
      const link = this.inputLinks[j]!;
      this.totalInput += link.weight * link.source.output;
    }
    this.output = this.activation.output(this.totalInput);
    return this.output;
  }
}

class ObjectLink {
  isDead = false;
  errorDer = 0;
  accErrorDer = 0;
  numAccumulatedDers = 0;

  constructor(
    readonly source: ObjectNode,
    readonly dest: ObjectNode,
    public weight: number,
  ) {}
}

export class ObjectNetwork {
  readonly layers: ObjectNode[][];

  /** @param random as in `network.ts`: the same numbers give the same first weights */
  constructor(shape: NetworkShape, random: () => number) {
    const last = shape.sizes.length - 1;
    this.layers = shape.sizes.map((size, l) => Array.from({ length: size }, () => new ObjectNode(ACTIVATIONS[l === last ? shape.output : shape.activation])));
    for (let l = 1; l < this.layers.length; l++) {
      for (const dest of this.layers[l]!) {
        for (const source of this.layers[l - 1]!) {
          const link = new ObjectLink(source, dest, random() - 0.5);
          source.outputs.push(link);
          dest.inputLinks.push(link);
        }
      }
    }
  }

  forward(inputs: readonly number[]): number {
    const first = this.layers[0]!;
    for (let i = 0; i < first.length; i++) first[i]!.output = inputs[i]!;
    for (let l = 1; l < this.layers.length; l++) {
      const layer = this.layers[l]!;
      for (let i = 0; i < layer.length; i++) layer[i]!.updateOutput();
    }
    return this.layers.at(-1)![0]!.output;
  }

  backward(target: number): void {
    const output = this.layers.at(-1)![0]!;
    output.outputDer = output.output - target;
    for (let l = this.layers.length - 1; l >= 1; l--) {
      const layer = this.layers[l]!;
      for (let i = 0; i < layer.length; i++) {
        const node = layer[i]!;
        node.inputDer = node.outputDer * node.activation.der(node.totalInput);
        node.accInputDer += node.inputDer;
        node.numAccumulatedDers++;
      }
      for (let i = 0; i < layer.length; i++) {
        const node = layer[i]!;
        for (let j = 0; j < node.inputLinks.length; j++) {
          const link = node.inputLinks[j]!;
          if (link.isDead) continue;
          link.errorDer = node.inputDer * link.source.output;
          link.accErrorDer += link.errorDer;
          link.numAccumulatedDers++;
        }
      }
      if (l === 1) continue;
      const before = this.layers[l - 1]!;
      for (let i = 0; i < before.length; i++) {
        const node = before[i]!;
        node.outputDer = 0;
        for (let j = 0; j < node.outputs.length; j++) {
          const link = node.outputs[j]!;
          node.outputDer += link.weight * link.dest.inputDer;
        }
      }
    }
  }

  update({ learningRate, regularization, regularizationRate }: TrainingRate): void {
    for (let l = 1; l < this.layers.length; l++) {
      const layer = this.layers[l]!;
      for (let i = 0; i < layer.length; i++) {
        const node = layer[i]!;
        if (node.numAccumulatedDers > 0) {
          node.bias -= (learningRate * node.accInputDer) / node.numAccumulatedDers;
          node.accInputDer = 0;
          node.numAccumulatedDers = 0;
        }
        for (let j = 0; j < node.inputLinks.length; j++) {
          const link = node.inputLinks[j]!;
          if (link.isDead || link.numAccumulatedDers === 0) continue;
          link.weight -= (learningRate / link.numAccumulatedDers) * link.accErrorDer;
          const penalty = regularization === 'l1' ? Math.sign(link.weight) : regularization === 'l2' ? link.weight : 0;
          const weight = link.weight - learningRate * regularizationRate * penalty;
          if (regularization === 'l1' && link.weight * weight < 0) {
            link.weight = 0;
            link.isDead = true;
          } else link.weight = weight;
          link.accErrorDer = 0;
          link.numAccumulatedDers = 0;
        }
      }
    }
  }
}
