'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ChartReading } from '#lib/client/charts/chart-reading.ts';
import { toNetworkRows } from '#lib/client/charts/to-csv.ts';
import type { Track } from '#lib/client/charts/track.ts';
import { layOutNetwork, type NetworkPart } from '#lib/notebook/charts/lay-out-network.ts';
import { describeNetwork, describeNetworkLayer, type Network } from '#lib/notebook/charts/network.ts';
import { ChartShell } from './chart-shell.tsx';
import styles from './charts.module.css';
import { RowsTable } from './series-table.tsx';

/** Of its size: smaller, and its text (12 px) could not be read; then it is scrolled. */
const SMALLEST = 0.8;

/** A network's layers, from left to right, with their shapes and parameters. */
export function NetworkView({ network }: { readonly network: Network }) {
  const drawing = useMemo(() => layOutNetwork(network), [network]);
  const svg = useRef<SVGSVGElement>(null);
  const [reading] = useState(() => new ChartReading());
  useEffect(() => {
    reading.setPlace(({ index }) => {
      const place = drawing.places[index];
      const scale = (svg.current?.clientWidth ?? drawing.width) / drawing.width;
      return place ? { x: place.x * scale, y: place.y * scale, width: place.width * scale, height: place.height * scale } : null;
    });
    return () => reading.setPlace(null);
  }, [reading, drawing]);
  const [head = [], ...rows] = toNetworkRows(network);
  return (
    <ChartShell
      title={network.title}
      other={{ name: 'List', view: () => <RowsTable label="Layers of the network" head={head} rows={rows} total={rows.length} /> }}
      points={{ tracks: () => [toLayerTrack(network)], log: true, reading }}
      canListen={false}
      summary={describeNetwork(network)}
      saved={() => ({ kind: 'network', network })}
    >
      <svg ref={svg} className={styles.network} style={{ minWidth: drawing.width * SMALLEST }} width={drawing.width} height={drawing.height} viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
        {drawing.parts.map((part, at) => (
          <Part key={at} part={part} />
        ))}
      </svg>
    </ChartShell>
  );
}

/** The layers as points, in the order in which numbers pass through them. */
function toLayerTrack(network: Network): Track {
  const place = (index: number): number => index;
  return { name: network.title, length: network.layers.length, x: place, y: place, value: (index) => network.layers[index]?.params ?? NaN, say: (index) => describeNetworkLayer(network, index) };
}

function Part({ part }: { readonly part: NetworkPart }) {
  switch (part.kind) {
    case 'link':
      return <path d={part.path} className={styles.link} data-fine={part.fine} />;
    case 'unit':
      return <circle cx={part.x} cy={part.y} r={part.radius} className={styles.unit} data-input={part.isInput} />;
    case 'box':
      return <rect x={part.x} y={part.y} width={part.width} height={part.height} rx="4" className={styles.unit} data-input={part.isInput} />;
    case 'text':
      return <text x={part.x} y={part.y} textAnchor="middle" className={styles.text} data-tone={part.tone}>{part.text}</text>;
  }
}
