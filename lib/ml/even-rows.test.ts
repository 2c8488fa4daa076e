import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { withEvenRows } from './even-rows.ts';

const even = withEvenRows(tf);

it.each([
  ['a short row', () => even.tensor2d([[1, 2], [3]]), 'entry [0] is a list of 2, entry [1] is a list of 1'],
  ['a long row', () => even.tensor([[1, 2], [3, 4], [5, 6, 7]]), 'entry [0] is a list of 2, entry [2] is a list of 3'],
  ['a row among numbers', () => even.tensor([1, [2, 3]]), 'entry [0] is a single value, entry [1] is a list of 2'],
  ['a number among rows', () => even.tensor2d([[1], 2] as unknown as number[][]), 'entry [0] is a list of 1, entry [1] is a single value'],
  ['a short row deep inside', () => even.tensor3d([[[1, 2], [3, 4]], [[5, 6], [7]]]), 'entry [1][0] is a list of 2, entry [1][1] is a list of 1'],
  ['a short row of a typed array', () => even.tensor2d([new Float32Array(2), new Float32Array(3)] as unknown as number[][]), 'entry [0] is a list of 2, entry [1] is a list of 3'],
])('refuses %s, and says where it is', (_what, make, where) => {
  expect(make).toThrow(`All rows of a tensor must be equally long: ${where}.`);
});

it.each([
  ['even rows', () => even.tensor2d([[1, 2], [3, 4]]), [2, 2]],
  ['a flat list with a shape', () => even.tensor2d([1, 2, 3, 4], [2, 2]), [2, 2]],
  ['a typed array', () => even.tensor1d(new Float32Array(3)), [3]],
  ['one number', () => even.tensor(5), []],
  ['no rows', () => even.tensor([]), [0]],
  ['texts', () => even.tensor1d(['a', 'longer']), [2]],
  ['texts as bytes', () => even.tensor([new Uint8Array(1), new Uint8Array(2)], [2], 'string'), [2]],
])('takes %s', (_what, make, shape) => {
  const tensor = make();
  expect(tensor.shape).toEqual(shape);
  tensor.dispose();
});
