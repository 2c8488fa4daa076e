'use client';
import { lazy } from 'react';
import type { Output } from '#lib/notebook/outputs.ts';

const LiveCurve = lazy(async () => ({ default: (await import('./live-curve.tsx')).LiveCurve }));
const StaticChart = lazy(async () => ({ default: (await import('./static-chart.tsx')).StaticChart }));
const ConfusionView = lazy(async () => ({ default: (await import('./confusion-view.tsx')).ConfusionView }));
const NetworkView = lazy(async () => ({ default: (await import('./network-view.tsx')).NetworkView }));

export type ChartOutput = Extract<Output, { kind: 'chart' | 'curve' | 'confusion' | 'network' }>;

/** The one door to all charts: a page that shows none loads nothing of them, and one that shows one only what draws it. */
export function ChartOutput({ output }: { readonly output: ChartOutput }) {
  switch (output.kind) {
    case 'chart':
      return <StaticChart chart={output.chart} />;
    case 'curve':
      return <LiveCurve title={output.title} xLabel={output.xLabel} yLabel={output.yLabel} logY={output.logY} series={output.series} />;
    case 'confusion':
      return <ConfusionView confusion={output.confusion} />;
    case 'network':
      return <NetworkView network={output.network} />;
  }
}
