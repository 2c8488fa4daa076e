/** What a cell may post is drawn, or said not to be; a browser's React does the catching. */
import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { REASON_CHARACTERS } from '#lib/client/notebook/why-not-drawn.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { OutputBoundary } from './output-boundary.tsx';
import { OutputView } from './output-view.tsx';

/** As React has it after something inside has thrown. */
function drawAfter(error: unknown, of: unknown = 'before'): string {
  const boundary = new OutputBoundary({ of, children: 'drawn' });
  const failed = { ...boundary.state, of: 'before', ...OutputBoundary.getDerivedStateFromError(error) };
  boundary.state = { ...failed, ...OutputBoundary.getDerivedStateFromProps(boundary.props, failed) };
  return renderToStaticMarkup(createElement(Fragment, null, boundary.render()));
}

describe('an output that cannot be drawn', () => {
  it('says so, with the reason', () => {
    expect(drawAfter(new TypeError('points is undefined'))).toMatch(/^<p class="[^"]+">This output could not be drawn. The reason: points is undefined<\/p>$/);
    expect(drawAfter('a text')).toContain('The reason: a text');
    expect(drawAfter(Object.create(null))).toContain('Nothing is known of the reason.');
    expect(drawAfter(new Error('x'.repeat(REASON_CHARACTERS + 1)))).toContain(`: ${'x'.repeat(REASON_CHARACTERS)}…<`);
  });

  it('is tried again when it is another one', () => {
    expect(drawAfter(new Error('no'), 'after')).toBe('drawn');
  });

  it('is inside a boundary of its own, whatever it claims to be', () => {
    const claims: unknown[] = [{ kind: 'chart', chart: null }, { kind: 'no such kind' }];
    for (const output of claims) expect(OutputView({ output: output as Output, onGoTo: () => undefined }).type).toBe(OutputBoundary); // what a cell may post
    expect(() => renderToStaticMarkup(createElement(OutputView, { output: { kind: 'no such kind' } as unknown as Output, onGoTo: () => undefined }))).toThrow();
  });
});
