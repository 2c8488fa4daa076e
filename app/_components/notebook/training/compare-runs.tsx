'use client';
import { useState } from 'react';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { findDifferences, listMetrics, listOutcomes, nameApart, toSeries, type Axis, type ComparedRow } from '#lib/client/training/compare-runs.ts';
import type { RunRecord } from '#lib/client/training/run-record.ts';
import { LiveCurve } from '../../charts/live-curve.tsx';
import styles from './training.module.css';

/** Runs in one chart, and what they differ in. */
export function CompareRuns({ runs }: { readonly runs: readonly RunRecord[] }) {
  const metrics = listMetrics(runs);
  const [wanted, setMetric] = useState<string | null>(null);
  const [axis, setAxis] = useState<Axis>('done');
  const metric = wanted !== null && metrics.includes(wanted) ? wanted : (metrics[0] ?? '');
  const { different, same } = findDifferences(runs);
  const units = [...new Set(runs.map(({ unit }) => unit))].join(' or ');
  return (
    <section className={styles.compare} aria-label="Comparison">
      <div className={styles.actions}>
        <label>
          Metric{' '}
          <select value={metric} onChange={(event) => setMetric(event.target.value)}>
            {metrics.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Over{' '}
          <select value={axis} onChange={(event) => setAxis(event.target.value as Axis)}>
            <option value="done">{units}</option>
            <option value="seconds">seconds</option>
          </select>
        </label>
      </div>
      {metric === '' ? <p>None of these runs has told a metric yet.</p> : <LiveCurve title={metric} xLabel={axis === 'done' ? units : 'seconds of training'} yLabel="" logY={false} series={toSeries(runs, metric, axis)} />}
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Differences between the runs">
        <table>
          <thead>
            <tr>
              <td />
              {nameApart(runs).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listOutcomes(runs).map((row) => <Row key={row.name} row={row} />)}
            {different.map((row) => <Row key={`config ${row.name}`} row={row} />)}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>
        {different.length === 0 && 'They were given the same. '}
        {same.length > 0 && `The same for all: ${same.map(({ name, values }) => `${name} ${show(values[0] ?? null)}`).join(', ')}.`}
      </p>
    </section>
  );
}

function Row({ row }: { readonly row: ComparedRow }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.values.map((value, index) => (
        <td key={index}>{show(value)}</td>
      ))}
    </tr>
  );
}

const show = (value: ComparedRow['values'][number]): string => (value === null ? 'none' : typeof value === 'number' ? formatNumber(value) : String(value));
