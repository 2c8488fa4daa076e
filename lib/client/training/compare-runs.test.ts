import { describe, expect, it } from 'vitest';
import { findDifferences, listMetrics, listOutcomes, nameApart, toCsv, toJson, toSeries } from './compare-runs.ts';
import { describeRun, type RunRecord } from './run-record.ts';

const RUN: RunRecord = {
  id: 'a', lesson: 'l', cellId: 'c', name: 'mnist', title: 'mnist', note: '', source: 1, unit: 'epoch', total: 3, seed: 1, backend: 'wasm', config: { rate: 0.1, layers: 2 },
  startedAt: 0, seenAt: 1, endedAt: 2, result: 'finished', page: 'p', isDismissed: false, done: 3,
  curve: { done: [1, 2, 3], seconds: [0.5, 1, 1.5], metrics: { loss: [3, null, 1], acc: [0, 0.5, 1] } },
};
const OTHER: RunRecord = { ...RUN, id: 'b', seed: 2, result: 'crashed', done: 2, config: { rate: 0.2, layers: 2, extra: true }, curve: { done: [1, 2], seconds: [1, 2], metrics: { loss: [4, 2], toString: [1, 1] } } };

describe('runs side by side', () => {
  it('are one series each, by epoch or by seconds, with gaps left out', () => {
    expect(listMetrics([RUN, OTHER])[0]).toBe('loss');
    expect(toSeries([RUN, OTHER], 'loss', 'done')).toEqual([{ name: 'mnist (1)', x: [1, 3], y: [3, 1] }, { name: 'mnist (2)', x: [1, 2], y: [4, 2] }]);
    expect(toSeries([RUN, OTHER], 'acc', 'seconds')).toEqual([{ name: 'mnist (1)', x: [0.5, 1, 1.5], y: [0, 0.5, 1] }]);
    expect(nameApart([RUN, { ...OTHER, title: 'best' }])).toEqual(['mnist', 'best']);
  });

  it('tell what they differ in, and how they ended', () => {
    const { different, same } = findDifferences([RUN, OTHER]);
    expect(different).toEqual([{ name: 'rate', values: [0.1, 0.2] }, { name: 'seed', values: [1, 2] }, { name: 'extra', values: [null, true] }]);
    expect(same.map(({ name }) => name)).toEqual(['layers', 'backend']);
    expect(listOutcomes([RUN, OTHER]).slice(0, 3)).toEqual([{ name: 'result', values: ['Finished, 3 epochs', 'Cut off at epoch 2 of 3'] }, { name: 'seconds', values: [1.5, 2] }, { name: 'last loss', values: [1, 2] }]);
    expect(describeRun({ ...RUN, result: null, done: 1 })).toBe('Running, epoch 1 of 3');
    expect(describeRun({ ...RUN, result: 'finished', done: 1 })).toBe('Finished at epoch 1 of 3');
  });

  it('go out as CSV that no spreadsheet computes, and as JSON without what is only ours', () => {
    const csv = toCsv([{ ...RUN, title: '=1+1,"x"' }, OTHER]);
    expect(csv.split('\n').slice(0, 3)).toEqual(['run,done,seconds,loss,acc,toString', `"'=1+1,""x""",1,0.5,3,0,`, `"'=1+1,""x""",2,1,,0.5,`]);
    expect(JSON.parse(toJson([RUN]))).toEqual([expect.not.objectContaining({ page: 'p' })]);
  });
});
