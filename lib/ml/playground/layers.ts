/** The numbers of a network as its passes read and write them: all layers in one array of each kind. */
import type { Activation } from './neuron-functions.ts';

export interface Layers {
  /** neurons of each layer, inputs first */
  readonly sizes: readonly number[];
  readonly activation: Activation;
  readonly output: Activation;
  /** examples of a row: the same neuron's next number is for the next example, the next neuron's is `capacity` further */
  readonly capacity: number;
  /** for each neuron behind the inputs, layer by layer, one weight for each neuron of the layer before */
  readonly weights: Float64Array;
  /** one for each neuron behind the inputs */
  readonly biases: Float64Array;
  /** a row for each neuron, inputs first: what it sends out */
  readonly values: Float64Array;
  /** a row for each neuron: ∂E/∂ what it sends out, then ∂E/∂ its sum */
  readonly errors: Float64Array;
}

/** A batch is filled up to a multiple of it: examples go through inner loops by fours, and by two at the end. */
export const LANES = 2;
