import type { BackpropStep, EdgeName, NodeName, Phase } from '#lib/ml/backprop-steps.ts';
import type { Network } from '#lib/ml/backprop.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { SvgMath } from '../math-text.tsx';
import styles from './network-diagram.module.css';

type Point = readonly [x: number, y: number];
const RADIUS = 33;
const NODES = { i1: [40, 96], i2: [40, 280], h1: [194, 96], h2: [194, 280], o1: [348, 96], o2: [348, 280] } as const satisfies Record<Exclude<NodeName, 'E'>, Point>;
const BIASES = { b1: [194, 188], b2: [348, 188] } as const satisfies Record<string, Point>;

const WEIGHT_EDGES = [
  ['w1', 'i1', 'h1'], ['w2', 'i2', 'h1'], ['w3', 'i1', 'h2'], ['w4', 'i2', 'h2'],
  ['w5', 'h1', 'o1'], ['w6', 'h2', 'o1'], ['w7', 'h1', 'o2'], ['w8', 'h2', 'o2'],
] as const;
const BIAS_EDGES = [['b1', 'h1'], ['b1', 'h2'], ['b2', 'o1'], ['b2', 'o2']] as const;

interface NetworkDiagramProps {
  readonly network: Network;
  readonly steps: readonly BackpropStep[];
  readonly position: number;
}

/** The network as a drawing: values appear as the walk computes them, the current step is lit. Decorative: the step says the same in words. */
export function NetworkDiagram({ network, steps, position }: NetworkDiagramProps) {
  const step = steps[position];
  if (!step) return null;
  const known = new Map(steps.slice(0, position + 1).map(({ quantity, value }) => [quantity, value]));
  const backwards = step.phase === 'backward' || step.phase === 'update';
  const glow = backwards || step.phase === 'error' ? styles.backward : styles.forward;
  const lit = (name: EdgeName | NodeName): boolean => step.edges.some((edge) => edge === name) || step.nodes.some((node) => node === name);

  return (
    <svg viewBox="2 18 384 340" className={styles.diagram} aria-hidden="true" focusable="false">
      {BIAS_EDGES.map(([bias, node]) => (
        <Edge key={bias + node} from={BIASES[bias]} to={NODES[node]} lit={lit(`${bias}-${node}` as EdgeName)} phase={step.phase} start={12} /> // one of the four
      ))}
      {WEIGHT_EDGES.map(([weight, from, to]) => (
        <Edge key={weight} from={NODES[from]} to={NODES[to]} lit={lit(weight)} phase={step.phase} start={RADIUS} />
      ))}
      {WEIGHT_EDGES.map(([weight, from, to]) => (
        <WeightLabel key={weight} name={weight} from={NODES[from]} to={NODES[to]} value={network[weight]} slope={known.get(`∂E/∂${weight}`)} updated={known.get(`${weight}⁺`)} glow={lit(weight) ? glow : undefined} />
      ))}
      {Object.entries(BIASES).map(([name, at]) => (
        <g key={name} className={styles.bias} transform={`translate(${at[0]} ${at[1]})`}>
          <rect x={-31} y={-12} width={62} height={24} rx={12} />
          <text y={4}>
            <SvgMath text={name} /> <tspan className={styles.number}>{short(network[name as 'b1' | 'b2'])}</tspan>
          </text>
        </g>
      ))}
      {(Object.keys(NODES) as (keyof typeof NODES)[]).map((name) => (
        <Neuron key={name} name={name} value={name === 'i1' || name === 'i2' ? network[name] : known.get(`out_${name}`)} delta={known.get(`δ_${name}`)} glow={lit(name) ? glow : undefined} />
      ))}
      <OutputLabel y={32} target="t1" value={network.t1} error={known.get('E_o1')} name="E_o1" />
      <OutputLabel y={336} target="t2" value={network.t2} error={known.get('E_o2')} name="E_o2" />
      <TotalError value={known.get('E')} after={known.get('E⁺')} glow={lit('E') ? styles.backward : undefined} />
    </svg>
  );
}

const short = (value: number): string => formatNumber(value, 4);

/** The visible part of a line between two centres: from rim to rim. */
function trim([x1, y1]: Point, [x2, y2]: Point, start: number, end: number) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  return { x1: x1 + dx * start, y1: y1 + dy * start, x2: x2 - dx * end, y2: y2 - dy * end };
}

function Edge({ from, to, lit, phase, start }: { readonly from: Point; readonly to: Point; readonly lit: boolean; readonly phase: Phase; readonly start: number }) {
  const line = trim(from, to, start, RADIUS);
  if (!lit) return <line {...line} className={styles.edge} />;
  const ahead = phase === 'forward';
  const tip: Point = ahead ? [line.x2, line.y2] : [line.x1, line.y1];
  const angle = (Math.atan2(line.y2 - line.y1, line.x2 - line.x1) * 180) / Math.PI + (ahead ? 0 : 180);
  return (
    <g className={ahead ? styles.forward : styles.backward}>
      <line {...line} className={styles.litEdge} />
      <line {...line} className={styles.pulse} key={phase} />
      {phase !== 'update' && <path d="M1 0L-9 -5.5L-9 5.5Z" transform={`translate(${tip[0]} ${tip[1]}) rotate(${angle})`} className={styles.tip} />}
    </g>
  );
}

interface WeightLabelProps {
  readonly name: string;
  readonly from: Point;
  readonly to: Point;
  readonly value: number;
  readonly slope: number | undefined;
  readonly updated: number | undefined;
  readonly glow: string | undefined;
}

function WeightLabel({ name, from, to, value, slope, updated, glow }: WeightLabelProps) {
  const level = from[1] === to[1];
  // crossing lines carry their labels near their start, where they are apart
  const along = level ? 0.5 : 0.345;
  const [x, y] = [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
  const second = updated !== undefined ? `→ ${short(updated)}` : slope !== undefined ? `∂ ${short(slope)}` : null;
  const [first, below] = level ? [-9, 18] : second ? [-3, 13] : [4, 13];
  return (
    <g transform={`translate(${x} ${y})`} className={glow}>
      {/* a crossing line ends where its label begins */}
      {!level && <rect x={-33} y={second ? -15 : -9} width={66} height={second ? 32 : 18} rx={4} className={styles.plate} />}
      <text y={first} className={glow ? styles.litLabel : styles.label}>
        <SvgMath text={name} /> <tspan className={styles.number}>{short(value)}</tspan>
      </text>
      {second && (
        <text y={below} className={styles.slope}>
          {second}
        </text>
      )}
    </g>
  );
}

function Neuron({ name, value, delta, glow }: { readonly name: keyof typeof NODES; readonly value: number | undefined; readonly delta: number | undefined; readonly glow: string | undefined }) {
  const [x, y] = NODES[name];
  return (
    <g transform={`translate(${x} ${y})`} className={[styles.neuron, glow].filter(Boolean).join(' ')}>
      <circle r={RADIUS} className={glow ? styles.litNode : styles.node} />
      <text y={delta === undefined ? -5 : -12} className={styles.nodeName}>
        <SvgMath text={name} />
      </text>
      <text y={delta === undefined ? 14 : 4} className={value === undefined ? styles.unknown : styles.nodeValue}>
        {value === undefined ? '·' : short(value)}
      </text>
      {delta !== undefined && (
        <text y={19} className={styles.delta}>
          δ {short(delta)}
        </text>
      )}
    </g>
  );
}

function OutputLabel({ y, target, value, name, error }: { readonly y: number; readonly target: string; readonly value: number; readonly name: string; readonly error: number | undefined }) {
  return (
    <g transform={`translate(348 ${y})`}>
      <text className={styles.target}>
        target <SvgMath text={target} /> <tspan className={styles.number}>{short(value)}</tspan>
      </text>
      {error !== undefined && (
        <text y={17} className={styles.slope}>
          <SvgMath text={name} /> {short(error)}
        </text>
      )}
    </g>
  );
}

function TotalError({ value, after, glow }: { readonly value: number | undefined; readonly after: number | undefined; readonly glow: string | undefined }) {
  return (
    <g transform="translate(194 346)" className={glow}>
      <text className={glow ? styles.litTotal : styles.total}>
        {value === undefined ? '' : <><SvgMath text="E" /> = {short(value)}{after === undefined ? '' : ` → ${short(after)}`}</>}
      </text>
    </g>
  );
}
