'use client';

import { useId, useMemo, useState } from 'react';
import { SEARCHES } from '#lib/ml/hyperparameter-search.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { FigureFoot } from '../figure-foot.tsx';
import { useAddress } from '../use-address.ts';
import { SearchPlot } from './search-plot.tsx';
import { decodeState, describeState, encodeState, INITIAL_STATE, saySetting, SEEDS, SHOWN, standingsOf, trialsOf } from './search-state.ts';
import { StandingTable } from './standing-table.tsx';
import frame from '../frame.module.css';
import styles from './hyperparameter-search.module.css';

/** Grid, random and Bayesian search for a learning rate and a number of neurons, with sixteen trainings each. */
export function HyperparameterSearch() {
  const id = useId();
  const [state, setState] = useState(INITIAL_STATE);
  const { search, shown, seed, map } = state;
  const standings = useMemo(() => standingsOf({ seed, shown }), [seed, shown]);
  const trials = trialsOf({ seed, shown }, search);
  const best = standings.find((standing) => standing.id === search)?.best;

  useAddress('search', encodeState(state), (code) => setState(decodeState(code)));

  return (
    <figure className={frame.frame} aria-label="Three searches, one budget">
      <ChoiceRow legend="The search" choices={SEARCHES} chosen={search} onChange={(chosen) => setState((now) => ({ ...now, search: chosen }))} />
      <div className={`${frame.stage} ${styles.stage}`}>
        <div>
          {best && <SearchPlot search={search} trials={trials} best={best} map={map} />}
          <p className={styles.legend}>
            <span data-kind="trial">trial</span>
            {search === 'bayes' && <span data-kind="blind">blind trial</span>}
            <span data-kind="last">latest</span>
            <span data-kind="best">best</span>
            {map && <span data-kind="map">low error</span>}
          </p>
        </div>
        <div>
          <StandingTable standings={standings} search={search} shown={shown} />
          <div className={styles.fields}>
            <label htmlFor={`${id}-shown`}>trials</label>
            <input id={`${id}-shown`} type="range" {...SHOWN} value={shown} onChange={({ currentTarget }) => setState((now) => ({ ...now, shown: Number(currentTarget.value) }))} />
            <output>{shown}</output>
            <label htmlFor={`${id}-seed`}>seed of the search</label>
            <input id={`${id}-seed`} type="range" {...SEEDS} value={seed} onChange={({ currentTarget }) => setState((now) => ({ ...now, seed: Number(currentTarget.value) }))} />
            <output>{seed}</output>
          </div>
          <div className={styles.row}>
            <Button size="sm" disabled={shown >= SHOWN.max} onClick={() => setState((now) => ({ ...now, shown: Math.min(SHOWN.max, now.shown + 1) }))}>
              Next trial
            </Button>
            <label className={styles.check}>
              <input type="checkbox" checked={map} onChange={({ currentTarget }) => setState((now) => ({ ...now, map: currentTarget.checked }))} />
              Colour by the error of every place
            </label>
          </div>
        </div>
      </div>
      <details className={styles.list}>
        <summary>These trials as a list</summary>
        <ol>
          {trials.map((trial, k) => (
            <li key={k}>
              rate {saySetting(trial)}: error {trial.error.toFixed(3)}
              {trial === best && ', the best'}
            </li>
          ))}
        </ol>
      </details>
      <FigureFoot words={describeState(state)} onReset={() => setState(INITIAL_STATE)} />
    </figure>
  );
}
