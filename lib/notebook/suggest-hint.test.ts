import { expect, it } from 'vitest';
import { suggestHint } from './suggest-hint.ts';

const NAMES = ['weights', 'learningRate', 'x', 'loss'];

it.each([
  ['ReferenceError', 'wieghts is not defined', "Did you mean 'weights'?"],
  ['ReferenceError', 'LearningRate is not defined', "Did you mean 'learningRate'?"],
  ['ReferenceError', "Can't find variable: losss", "Did you mean 'loss'?"],
  ['ReferenceError', 'model is not defined', "Run the cell that declares 'model' first."],
  ['ReferenceError', 'tf is not defined', "Import TensorFlow.js first: import * as tf from '@tensorflow/tfjs'"],
  ['RangeError', 'Maximum call stack size exceeded', 'A function calls itself without end: check when it stops.'],
  ['Error', 'Tensor is disposed.', 'A disposed tensor cannot be used again. If its cell ran anew, run the cells that build on it, too.'],
  ['TypeError', 'x.map is not a function', null],
])('%s: %s', (name, message, hint) => {
  expect(suggestHint({ name, message }, NAMES)).toBe(hint);
});
