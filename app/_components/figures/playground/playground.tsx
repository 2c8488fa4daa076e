'use client';
import { useState, type ReactNode } from 'react';
import { DATA_SET_TASKS, type Point } from '#lib/ml/playground/data-sets.ts';
import { decodeSettings, encodeSettings, FIRST_SETTINGS, SETTINGS_LIMITS, type Settings } from '#lib/ml/playground/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { Controls, Range } from './controls.tsx';
import { ExportPanel } from './export-panel.tsx';
import { LossCurve } from './loss-curve.tsx';
import { NetworkPanel } from './network-panel.tsx';
import type { NeuronName } from './network-places.ts';
import { OutputPanel } from './output-panel.tsx';
import { OwnData } from './own-data.tsx';
import { useSession } from './use-session.ts';
import { WeightsPanel } from './weights-panel.tsx';
import frame from '../frame.module.css';
import styles from './playground.module.css';

const DATA_CHOICES = [
  { id: 'circle', title: 'Circle' },
  { id: 'xor', title: 'XOR' },
  { id: 'gaussian', title: 'Gaussian' },
  { id: 'spiral', title: 'Spiral' },
  { id: 'plane', title: 'Plane' },
  { id: 'bumps', title: 'Bumps' },
  { id: 'own', title: 'Your own' },
] as const;

/** A network to tinker with: its data, inputs, layers and rates, training before one's eyes. */
export function Playground() {
  const [settings, setSettings] = useState(FIRST_SETTINGS);
  const [own, setOwn] = useState<readonly Point[]>([]);
  const [isPlaying, setPlaying] = useState(false);
  const [restarts, setRestarts] = useState(0);
  const [shown, setShown] = useState<NeuronName | null>(null);
  const [target, setTarget] = useState<1 | -1>(1);
  const run = useSession(settings, own, isPlaying, restarts);
  useAddress('playground', encodeSettings(settings), (code) => setSettings(decodeSettings(code)));

  const change = (part: Partial<Settings>): void => {
    // a neuron that is no longer there cannot be shown
    setShown(null);
    setSettings((now) => ({ ...now, ...part }));
  };
  const reset = (): void => {
    setPlaying(false);
    setOwn([]);
    change(FIRST_SETTINGS);
    setRestarts(restarts + 1);
  };
  const epoch = Math.floor(run.losses.at(-1)?.epoch ?? 0);
  return (
    <figure className={`${frame.frame} ${styles.figure}`} aria-label="The playground: a network that learns before your eyes">
      <div className={styles.bar}>
        <Button variant="primary" icon={<Icon name={isPlaying ? 'stop' : 'play'} />} onClick={() => setPlaying(!isPlaying)} disabled={run.session.train.length === 0}>
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <Button onClick={run.step} disabled={isPlaying || run.session.train.length === 0}>
          One batch
        </Button>
        <Button variant="plain" icon={<Icon name="reset" />} onClick={() => (setPlaying(false), setRestarts(restarts + 1))}>
          Start again
        </Button>
        <p className={styles.epoch}>
          Epoch <strong>{epoch.toLocaleString('en')}</strong>
        </p>
      </div>
      <Controls settings={settings} onChange={change} />
      <div className={styles.data}>
        <ChoiceRow legend="Data" choices={DATA_CHOICES} chosen={settings.data} onChange={(data) => change({ data, ...(data === 'own' ? {} : { task: DATA_SET_TASKS[data] }) })} />
        <div className={styles.ranges}>
          <Range label="Trained on" value={settings.trainPercent} unit=" %" limits={SETTINGS_LIMITS.trainPercent} step={10} onChange={(trainPercent) => change({ trainPercent })} />
          <Range label="Noise" value={settings.noise} unit=" %" limits={SETTINGS_LIMITS.noise} step={5} onChange={(noise) => change({ noise })} />
          <Range label="Batch size" value={settings.batchSize} unit="" limits={SETTINGS_LIMITS.batchSize} step={1} onChange={(batchSize) => change({ batchSize })} />
          <Range label="Seed" value={Math.min(settings.seed, 100)} unit="" limits={{ least: 0, most: 100 }} step={1} onChange={(seed) => change({ seed })} />
        </div>
        {settings.data === 'own' ? <OwnData points={own} onChange={setOwn} target={target} onTarget={setTarget} /> : null}
      </div>
      <div className={styles.stage}>
        <NetworkPanel run={run} settings={settings} onChange={change} onShow={setShown} />
        <div>
          <OutputPanel run={run} settings={settings} shown={shown} onPoint={settings.data === 'own' ? (x, y) => setOwn([...own, { x, y, target }]) : null} />
          <LossCurve losses={run.losses} />
        </div>
      </div>
      <Fold title="Weights as numbers">
        <WeightsPanel run={run} settings={settings} />
      </Fold>
      <Fold title="Take it along as code">
        <ExportPanel run={run} settings={settings} />
      </Fold>
      <FigureFoot words={describe(run.losses.at(-1), epoch, isPlaying)} quiet={isPlaying} onReset={reset} />
    </figure>
  );
}

/** Drawn only while it is open: hundreds of fields need not follow the training. */
function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? children : null}
    </details>
  );
}

function describe(last: { readonly train: number; readonly test: number } | undefined, epoch: number, isPlaying: boolean): string {
  if (!last || Number.isNaN(last.train)) return 'No points to learn from yet.';
  if (!Number.isFinite(last.train)) return 'The weights have grown beyond all numbers: a smaller learning rate, then start again.';
  const losses = `training loss ${last.train.toFixed(3)}, test loss ${Number.isNaN(last.test) ? 'none' : last.test.toFixed(3)}`;
  return isPlaying ? `Training: ${losses}.` : `After ${String(epoch)} epochs: ${losses}.`;
}
