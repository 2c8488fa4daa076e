/** What the figure of the three searches remembers, how it is written into the address, and what it says in words. */
import { confidenceInterval, type Interval } from '#lib/ml/confidence-interval.ts';
import { bestOf, BUDGET, SEARCHES, searchSettings, settingAt, trySetting, type SearchId, type Setting, type Trial } from '#lib/ml/hyperparameter-search.ts';

export interface SearchState {
  readonly search: SearchId;
  /** trials that are shown, of all three searches alike */
  readonly shown: number;
  /** luck of the draws */
  readonly seed: number;
  /** whether the square is coloured by the error of every place, with the seed of the search's trainings */
  readonly map: boolean;
}

export const SHOWN = { min: 1, max: BUDGET } as const;
export const SEEDS = { min: 1, max: 20 } as const;
/** Seeds for the second training of a winner: none that a search uses. */
const AGAIN = Array.from({ length: 10 }, (_, k) => 101 + k);
/** Cells of the coloured square. */
export const MAP = { columns: 24, rows: 12 } as const;
/** Errors at which the colour changes, the best first. */
export const BANDS = [0.3, 0.4, 0.6, 1] as const;

export const INITIAL_STATE: SearchState = { search: 'grid', shown: BUDGET, seed: 4, map: false };

/** `random_16_4` and `_map`. Null for the untouched figure. */
export function encodeState({ search, shown, seed, map }: SearchState): string | null {
  const code = [search, shown, seed, ...(map ? ['map'] : [])].join('_');
  return code === [INITIAL_STATE.search, INITIAL_STATE.shown, INITIAL_STATE.seed].join('_') ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): SearchState {
  const [, id, shown, seed, map] = /^([a-z]+)_(\d{1,2})_(\d{1,2})(_map)?$/.exec(code) ?? [];
  const search = SEARCHES.find((one) => one.id === id)?.id;
  const isIn = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean => value >= min && value <= max;
  if (!search || !isIn(Number(shown), SHOWN) || !isIn(Number(seed), SEEDS)) return INITIAL_STATE;
  return { search, shown: Number(shown), seed: Number(seed), map: map !== undefined };
}

/** Keeps what was computed: there are few states, a search costs 16 trainings, and the server draws each page anew. */
function remember<Key extends string | number, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

const searchesOfSeed = remember((seed: number) => ({ grid: searchSettings('grid', seed), random: searchSettings('random', seed), bayes: searchSettings('bayes', seed) }));

/** The shown trials of one search. */
export const trialsOf = ({ seed, shown }: Pick<SearchState, 'seed' | 'shown'>, search: SearchId): readonly Trial[] => searchesOfSeed(seed)[search].slice(0, shown);

const againOf = remember((key: string): Interval => {
  const [eta = 0, units = 0] = key.split('_').map(Number);
  return confidenceInterval(AGAIN.map((seed) => trySetting({ eta, units }, seed)));
});

/** Where each search stands after the shown trials. */
export interface Standing {
  readonly id: SearchId;
  readonly title: string;
  readonly best: Trial;
  /** the best setting, trained again with ten other seeds */
  readonly again: Interval;
}

export function standingsOf(state: Pick<SearchState, 'seed' | 'shown'>): readonly Standing[] {
  return SEARCHES.map(({ id, title }) => {
    const best = bestOf(trialsOf(state, id));
    return { id, title, best, again: againOf(`${best.eta}_${best.units}`) };
  });
}

let bands: Uint8Array | null = null;
/** The colour of each cell, row by row from few neurons to many: 0 is the best band. Takes a few hundred trainings, once. */
export function mapBands(): Uint8Array {
  bands ??= Uint8Array.from({ length: MAP.columns * MAP.rows }, (_, k) => {
    const error = trySetting(settingAt(((k % MAP.columns) + 0.5) / MAP.columns, (Math.floor(k / MAP.columns) + 0.5) / MAP.rows));
    const band = BANDS.findIndex((limit) => error < limit);
    return band < 0 ? BANDS.length : band;
  });
  return bands;
}

/** `0.056`: two digits, whatever the size. */
export const sayRate = (eta: number): string => String(Number(eta.toPrecision(2)));
export const saySetting = ({ eta, units }: Setting): string => `${sayRate(eta)}, ${units} ${units === 1 ? 'neuron' : 'neurons'}`;

/** What the chosen search did last, and where it stands. */
export function describeState({ search, shown, seed }: SearchState): string {
  const trials = trialsOf({ seed, shown }, search);
  const standing = standingsOf({ seed, shown }).find(({ id }) => id === search);
  const last = trials.at(-1);
  if (!standing || !last) return '';
  const { best, again, title } = standing;
  const latest = `${title} search, trial ${shown} of ${BUDGET}: rate ${saySetting(last)}, error ${last.error.toFixed(3)}.`;
  const lead = best === last ? 'This is the best so far' : `The best so far is ${best.error.toFixed(3)} at ${saySetting(best)}`;
  return `${latest} ${lead}; with ten other seeds it makes ${again.mean.toFixed(3)} ± ${again.half.toFixed(3)}.`;
}
