'use client';
import { NumberField } from '../number-field.tsx';
import { toWords } from './network-places.ts';
import type { Settings } from '#lib/ml/playground/settings.ts';
import type { RunningSession } from './use-session.ts';
import styles from './weights-panel.module.css';

interface WeightsPanelProps {
  readonly run: RunningSession;
  readonly settings: Settings;
}

/** Largest weight that can be typed. */
const LIMIT = 100;

/** All weights and biases as numbers that can be changed. */
export function WeightsPanel({ run, settings }: WeightsPanelProps) {
  const { network } = run.session;
  return (
    <div className={styles.layers}>
      {network.biases.map((biases, l) => (
        <section key={l} className={styles.layer} aria-label={`Weights into ${l === settings.hidden.length ? 'the output' : `hidden layer ${String(l + 1)}`}`}>
          <p className={styles.title}>{l === settings.hidden.length ? 'Into the output' : `Into hidden layer ${String(l + 1)}`}</p>
          {Array.from(biases, (bias, o) => {
            const weights = network.weights[l];
            const inputs = network.shape.sizes[l] ?? 0;
            const to = toWords({ layer: l + 1, neuron: o }, settings);
            return (
              <div key={o} className={styles.neuron}>
                <NumberField
                  symbol={`b${String(o + 1)}`}
                  words={`bias of ${to}`}
                  value={bias}
                  min={-LIMIT}
                  max={LIMIT}
                  onChange={(value) => {
                    biases[o] = value;
                    run.changed();
                  }}
                />
                {Array.from({ length: inputs }, (_, i) => (
                  <NumberField
                    key={i}
                    symbol={`w${String(o + 1)}${String(i + 1)}`}
                    words={`weight from ${toWords({ layer: l, neuron: i }, settings)} to ${to}`}
                    value={weights?.[o * inputs + i] ?? 0}
                    min={-LIMIT}
                    max={LIMIT}
                    onChange={(value) => {
                      if (weights) weights[o * inputs + i] = value;
                      run.changed();
                    }}
                  />
                ))}
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}
