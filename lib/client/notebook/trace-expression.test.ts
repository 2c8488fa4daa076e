import { describe, expect, it } from 'vitest';
import type { Output } from '#lib/notebook/outputs.ts';
import type { NotebookKernel, NotebookKernelEvent } from './kernel-port.ts';
import { toTraceSource, traceExpression } from './trace-expression.ts';

const expressionOf = (selection: string): string | undefined => toTraceSource(selection).split('\n')[2];

describe('toTraceSource', () => {
  it.each([
    ['w.mul(x)', 'w.mul(x)'],
    ['  const loss: tf.Scalar = w.mul(x).mean();  ', 'w.mul(x).mean()'],
    ['export let loss = w', 'w'],
    ['return loss(w);', 'loss(w)'],
    ['a === b', 'a === b'],
    ['const same = a === b;', 'a === b'],
  ])('takes the expression of %s', (selection, expression) => {
    expect(expressionOf(selection)).toBe(expression);
  });

  it('stays one expression over several lines, with a comment at its end', () => {
    expect(toTraceSource('w\n  .mul(x) // times')).toContain('(\nw\n  .mul(x) // times\n)');
  });
});

describe('traceExpression', () => {
  it('gives positions of its own program as those in the cell', async () => {
    const output: Output = { kind: 'error', error: { name: 'Error', message: '', at: { line: 3, column: 4 }, frames: [{ cellId: 'trace:c', line: 3, column: 4, fn: null }, { cellId: 'other', line: 3, column: 4, fn: 'f' }], hint: null } };
    expect(await traceExpression(stage([{ type: 'output', cellId: 'trace:c', runId: 1, displayId: 1, output }, { type: 'finished', cellId: 'trace:c', runId: 1, status: 'failed', ms: 1, facts: null, leakedTensors: 0, memory: null }]), { cellId: 'c', expression: 'f()', at: { line: 10, column: 5 } })).toEqual([
      { kind: 'error', error: { ...output.error, at: { cellId: 'c', line: 10, column: 8 }, frames: [{ cellId: 'c', line: 10, column: 8, fn: null }, { cellId: 'other', line: 3, column: 4, fn: 'f' }] } },
    ]);
  });

  it('ends with nothing when the kernel is restarted', async () => {
    expect(await traceExpression(stage([{ type: 'restarted' }]), { cellId: 'c', expression: 'f()', at: { line: 1, column: 1 } })).toEqual([]);
  });
});

/** A kernel that answers a run with these events. */
function stage(events: readonly NotebookKernelEvent[]): NotebookKernel {
  const listeners = new Set<(event: NotebookKernelEvent) => void>();
  return {
    run: () => void queueMicrotask(() => events.forEach((event) => [...listeners].forEach((listener) => listener(event)))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exchange: async () => null,
    analyse: async () => [],
    stop: () => undefined,
    restart: () => undefined,
    setBackend: () => undefined,
    setControl: () => undefined,
    dispose: () => undefined,
  };
}
