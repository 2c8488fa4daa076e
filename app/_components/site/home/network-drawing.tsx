import { forward, type Network } from '#lib/ml/backprop.ts';
import styles from './first-network.module.css';

const COLUMNS = { inputs: 44, hidden: 176, outputs: 308 };
const ROWS = [62, 176] as const;
const RADIUS = 27;

interface Edge {
  readonly weight: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

function listEdges(n: Network): Edge[] {
  const [top, bottom] = ROWS;
  const { inputs, hidden, outputs } = COLUMNS;
  const edge = (weight: number, from: readonly [number, number], to: readonly [number, number]): Edge => ({ weight, from, to });
  return [
    edge(n.w1, [inputs, top], [hidden, top]),
    edge(n.w2, [inputs, bottom], [hidden, top]),
    edge(n.w3, [inputs, top], [hidden, bottom]),
    edge(n.w4, [inputs, bottom], [hidden, bottom]),
    edge(n.w5, [hidden, top], [outputs, top]),
    edge(n.w6, [hidden, bottom], [outputs, top]),
    edge(n.w7, [hidden, top], [outputs, bottom]),
    edge(n.w8, [hidden, bottom], [outputs, bottom]),
  ];
}

/** The network with its numbers of this moment: lines as thick as their weights, broken where a weight is negative. */
export function NetworkDrawing({ network }: { readonly network: Network }) {
  const { out_h1, out_h2, out_o1, out_o2 } = forward(network);
  const [top, bottom] = ROWS;
  const nodes = [
    { name: 'i₁', x: COLUMNS.inputs, y: top, value: network.i1, note: 'input' },
    { name: 'i₂', x: COLUMNS.inputs, y: bottom, value: network.i2, note: 'input' },
    { name: 'h₁', x: COLUMNS.hidden, y: top, value: out_h1, note: null },
    { name: 'h₂', x: COLUMNS.hidden, y: bottom, value: out_h2, note: null },
    { name: 'o₁', x: COLUMNS.outputs, y: top, value: out_o1, note: `wanted ${network.t1}` },
    { name: 'o₂', x: COLUMNS.outputs, y: bottom, value: out_o2, note: `wanted ${network.t2}` },
  ];
  return (
    <svg viewBox="0 0 360 250" className={styles.drawing} aria-hidden="true" focusable="false">
      {listEdges(network).map(({ weight, from, to }) => (
        <line
          key={`${from.join()}-${to.join()}`}
          className={styles.edge}
          x1={from[0]}
          y1={from[1]}
          x2={to[0]}
          y2={to[1]}
          strokeWidth={Math.min(7, 0.75 + 1.6 * Math.abs(weight))}
          strokeDasharray={weight < 0 ? '5 4' : undefined}
        />
      ))}
      {nodes.map(({ name, x, y, value, note }) => (
        <g key={name}>
          <circle className={styles.node} cx={x} cy={y} r={RADIUS} />
          <text className={styles.value} x={x} y={y + 5} textAnchor="middle">
            {value.toFixed(3)}
          </text>
          {note === null ? null : (
            <text className={styles.note} x={x} y={y + RADIUS + 18} textAnchor="middle">
              {note}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
