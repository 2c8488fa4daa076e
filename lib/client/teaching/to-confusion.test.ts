import { describe, expect, it } from 'vitest';
import { CONFUSION_CLASSES, describeConfusion, describeConfusionCell, findRowShare, scoreClasses } from '#lib/notebook/charts/confusion.ts';
import { toConfusion, type ClassList } from './to-confusion.ts';

const tensor = (shape: readonly number[], values: readonly number[], dtype = 'float32') => ({ shape, dtype, size: values.length, isDisposed: false, dataId: {}, dataSync: () => Float32Array.from(values) });

describe('what confusion takes', () => {
  it('counts class numbers, also of a tensor, and keeps a column for a class nobody was taken for', () => {
    expect(toConfusion([0, 0, 1, 2], tensor([4], [0, 1, 1, 1]))).toEqual({ title: 'Confusion matrix', labels: ['0', '1', '2'], counts: [[1, 1, 0], [0, 1, 0], [0, 1, 0]] });
  });
  it('counts names, in the order of the labels or as they come', () => {
    expect(toConfusion(['dog', 'cat'], ['dog', 'dog'], { labels: ['cat', 'dog'], title: 'Pets' })).toEqual({ title: 'Pets', labels: ['cat', 'dog'], counts: [[0, 1], [0, 1]] });
    expect(toConfusion(['b', 'a'], ['b', 'b']).labels).toEqual(['b', 'a']);
  });
  it('takes of rows the greatest: one-hot labels against what a model predicts', () => {
    expect(toConfusion(tensor([2, 3], [1, 0, 0, 0, 0, 1]), tensor([2, 3], [0.2, 0.7, 0.1, 0.1, 0.1, 0.8])).counts).toEqual([[0, 1, 0], [0, 0, 0], [0, 0, 1]]);
    expect(toConfusion(tensor([2, 1], [0, 1]), [1, 1]).counts).toEqual([[0, 1], [0, 1]]);
  });
  it('takes booleans as 0 and 1', () => {
    expect(toConfusion([true, false] as unknown as ClassList, [1, 1]).counts).toEqual([[0, 1], [0, 1]]);
  });
  it('takes a ready matrix', () => {
    expect(toConfusion([[5, 1], [2, 8]], { labels: ['cat', 'dog'] })).toEqual({ title: 'Confusion matrix', labels: ['cat', 'dog'], counts: [[5, 1], [2, 8]] });
    expect(toConfusion(tensor([2, 2], [1, 2, 3, 4], 'int32')).counts).toEqual([[1, 2], [3, 4]]);
  });

  it.each<[unknown[], RegExp]>([
    [[[0, 1], [0]], /equally long, got 2 and 1/],
    [[[0, 3], [0, 0], { labels: ['a', 'b'] }], /actual to name one of 2 classes \(0 to 1\), got 3 at 1/],
    [[[0, 1], [0, 0.5], { labels: ['a', 'b'] }], /predicted to name one of 2 classes \(0 to 1\), got 0.5 at 1/],
    [[['a'], ['c'], { labels: ['a', 'b'] }], /predicted to name one of 2 classes \(a, b\), got "c" at 0/],
    [[[], []], /at least one example or one label/],
    [[[1, 2, 3]], /two lists|one square matrix/],
    [[[[1, 2, 3], [4, 5, 6]]], /one square matrix of counts; got one of the shape \[2, 3\]/],
    [[[[1, -2], [4, 5]]], /whole numbers from 0, in confusion's matrix, got -2/],
    [[[[1, 2], [4, 5]], { labels: ['a'] }], /as many labels as the matrix has rows, got 1 and 2/],
    [[[0], [0], { labels: ['a', 'a'] }], /labels to differ, got a, a/],
    [[[0], [0], { labels: 'ab' }], /labels to be a list of names, got string/],
    [[5, [1]], /list or a tensor of classes, got number/],
    [[tensor([1, 1, 1], [1]), [1]], /shape \[examples\] or \[examples, classes\], got \[1, 1, 1\]/],
    [[[CONFUSION_CLASSES], [0]], /at most 100 classes, got 101/],
  ])('says what is wrong with %j', (args, message) => {
    // What a learner writes may have any form.
    expect(() => toConfusion(...(args as Parameters<typeof toConfusion>))).toThrow(message);
  });
});

describe('what follows from the counts', () => {
  const pets = toConfusion([[6, 2, 0], [1, 3, 0], [0, 0, 0]], { labels: ['cat', 'dog', 'eel'] });

  it('has precision, recall and F1 of each class, and none where it would divide by nothing', () => {
    const { classes, accuracy, right, total } = scoreClasses(pets);
    expect([accuracy, right, total]).toEqual([0.75, 9, 12]);
    expect(classes[0]).toEqual({ label: 'cat', precision: 6 / 7, recall: 0.75, f1: 12 / 15, support: 8 });
    expect(classes[1]).toEqual({ label: 'dog', precision: 0.6, recall: 0.75, f1: 6 / 9, support: 4 });
    expect(classes[2]).toEqual({ label: 'eel', precision: null, recall: null, f1: null, support: 0 });
  });
  it('is told in words', () => {
    expect(describeConfusion(pets)).toBe('9 of 12 right, accuracy 75 %. Most often: cat, taken for dog: 2 of 8, 25 %');
    expect(describeConfusionCell(pets, 1, 1)).toBe('dog, recognised: 3 of 4, 75 %');
    expect(describeConfusionCell(pets, 2, 0)).toBe('eel, taken for cat: 0 of 0');
    expect(describeConfusion(toConfusion([[0]]))).toBe('No examples yet');
  });
  it('shares a row among its cells', () => {
    expect([findRowShare(pets, 0, 1), findRowShare(pets, 2, 2)]).toEqual([0.25, null]);
  });
});
