import type { BackpropStep, EdgeName, NodeName, Phase } from '#lib/ml/backprop-steps.ts';
import { VALUE_IDS, type WeightName } from '#lib/ml/backprop-values.ts';
import type { Network } from '#lib/ml/backprop.ts';
import type { Explanation } from '#lib/ml/explain-value.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { SvgMath } from '../math-text.tsx';
import { useExplained } from './use-explaining.ts';
import { useRoving } from './use-roving.ts';
import { ValueMark } from './value-button.tsx';
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

/**
 * The network as a drawing: values appear as the walk computes them, the current step is lit, or the value that is explained.
 * Each number explains itself; the lines between say nothing that the steps do not say in words.
 */
export function NetworkDiagram({ network, steps, position }: NetworkDiagramProps) {
  const { explanation } = useExplained();
  const values = useRoving<SVGSVGElement>(VALUE_IDS);
  const step = steps[position];
  if (!step) return null;
  const { shown, phase, nodes, edges } = momentOf(steps, step, position, explanation);
  const known = new Map<string, number>(steps.slice(0, shown + 1).map(({ quantity, value }) => [quantity, value]));
  const glow = phase === 'forward' ? styles.forward : styles.backward;
  const lit = (name: EdgeName | NodeName): boolean => edges.some((edge) => edge === name) || nodes.some((node) => node === name);

  return (
    <svg ref={values} viewBox="2 18 384 340" className={styles.diagram} role="group" aria-label="The network’s numbers: arrow keys move, Enter explains">
      {BIAS_EDGES.map(([bias, node]) => (
        <Edge key={bias + node} from={BIASES[bias]} to={NODES[node]} lit={lit(`${bias}-${node}` as EdgeName)} phase={phase} start={12} /> // one of the four
      ))}
      {WEIGHT_EDGES.map(([weight, from, to]) => (
        <Edge key={weight} from={NODES[from]} to={NODES[to]} lit={lit(weight)} phase={phase} start={RADIUS} />
      ))}
      {WEIGHT_EDGES.map(([weight, from, to]) => (
        <WeightLabel key={weight} name={weight} from={NODES[from]} to={NODES[to]} value={network[weight]} slope={known.get(`∂E/∂${weight}`)} updated={known.get(`${weight}⁺`)} glow={lit(weight) ? glow : undefined} />
      ))}
      {Object.entries(BIASES).map(([name, at]) => (
        <g key={name} className={styles.bias} transform={`translate(${at[0]} ${at[1]})`}>
          <rect x={-31} y={-12} width={62} height={24} rx={12} />
          <ValueMark id={name as 'b1' | 'b2'} box={[-33, -14, 66, 28]}>
            <text y={4}>
              <SvgMath text={name} /> <tspan className={styles.number}>{short(network[name as 'b1' | 'b2'])}</tspan>
            </text>
          </ValueMark>
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
  readonly name: WeightName;
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
      <ValueMark id={name} box={[-35, first - 13, 70, 17]}>
        <text y={first} className={glow ? styles.litLabel : styles.label}>
          <SvgMath text={name} /> <tspan className={styles.number}>{short(value)}</tspan>
        </text>
      </ValueMark>
      {second && (
        <ValueMark id={updated === undefined ? `∂E/∂${name}` : `${name}⁺`} box={[-35, below - 12, 70, 16]}>
          <text y={below} className={styles.slope}>
            {second}
          </text>
        </ValueMark>
      )}
    </g>
  );
}

interface NeuronProps {
  readonly name: keyof typeof NODES;
  readonly value: number | undefined;
  readonly delta: number | undefined;
  readonly glow: string | undefined;
}

function Neuron({ name, value, delta, glow }: NeuronProps) {
  const [x, y] = NODES[name];
  const written = (
    <>
      <text y={delta === undefined ? -5 : -12} className={styles.nodeName}>
        <SvgMath text={name} />
      </text>
      <text y={delta === undefined ? 14 : 4} className={value === undefined ? styles.unknown : styles.nodeValue}>
        {value === undefined ? '·' : short(value)}
      </text>
    </>
  );
  const isInput = name === 'i1' || name === 'i2';
  return (
    <g transform={`translate(${x} ${y})`} className={[styles.neuron, glow].filter(Boolean).join(' ')}>
      <circle r={RADIUS} className={glow ? styles.litNode : styles.node} />
      {value === undefined ? (
        <g aria-hidden="true">{written}</g>
      ) : (
        <ValueMark id={isInput ? name : `out_${name}`} box={delta === undefined ? [-26, -19, 52, 38] : [-24, -25, 48, 33]}>
          {written}
        </ValueMark>
      )}
      {delta !== undefined && !isInput && (
        <ValueMark id={`δ_${name}`} box={[-31, 9, 62, 15]}>
          <text y={20} className={styles.delta}>
            δ {short(delta)}
          </text>
        </ValueMark>
      )}
    </g>
  );
}

interface OutputLabelProps {
  readonly y: number;
  readonly target: 't1' | 't2';
  readonly value: number;
  readonly name: 'E_o1' | 'E_o2';
  readonly error: number | undefined;
}

function OutputLabel({ y, target, value, name, error }: OutputLabelProps) {
  return (
    <g transform={`translate(348 ${y})`}>
      <ValueMark id={target} box={[-45, -13, 90, 17]}>
        <text className={styles.target}>
          target <SvgMath text={target} /> <tspan className={styles.number}>{short(value)}</tspan>
        </text>
      </ValueMark>
      {error !== undefined && (
        <ValueMark id={name} box={[-45, 5, 90, 16]}>
          <text y={17} className={styles.slope}>
            <SvgMath text={name} /> {short(error)}
          </text>
        </ValueMark>
      )}
    </g>
  );
}

function TotalError({ value, after, glow }: { readonly value: number | undefined; readonly after: number | undefined; readonly glow: string | undefined }) {
  if (value === undefined) return null;
  const text = glow ? styles.litTotal : styles.total;
  return (
    <g transform={`translate(${after === undefined ? 194 : 160} 346)`} className={glow}>
      <ValueMark id="E" box={[-40, -15, 80, 22]}>
        <text className={text}>
          <SvgMath text="E" /> = {short(value)}
        </text>
      </ValueMark>
      {after !== undefined && (
        <g transform="translate(76 0)">
          <ValueMark id="E⁺" box={[-34, -15, 68, 22]}>
            <text className={text}>→ {short(after)}</text>
          </ValueMark>
        </g>
      )}
    </g>
  );
}

interface Moment {
  /** up to which step values are known */
  readonly shown: number;
  readonly phase: Phase;
  readonly nodes: readonly NodeName[];
  readonly edges: readonly EdgeName[];
}

/** What is lit: the step, or in its place the explained value, which is shown even when the walk has not come to it. */
function momentOf(steps: readonly BackpropStep[], step: BackpropStep, position: number, explanation: Explanation | null): Moment {
  if (!explanation) return { ...step, shown: position };
  const { nodes, edges } = explanation;
  const own = steps.findIndex(({ quantity }) => quantity === explanation.id);
  // the second way forward needs all new weights
  const needed = own === -1 && explanation.formula !== null ? steps.length - 1 : own;
  return { shown: Math.max(position, needed), phase: steps[own]?.phase ?? 'forward', nodes, edges };
}
