/** What a cell asks the page to keep for it, since its sandbox has no storage: models, and runs of training. */
import type { Curve } from '../ml/training/thin-curve.ts';

/** One value of a run's configuration. */
export type ConfigValue = string | number | boolean;

/** A run of training as it begins. */
export interface RunStart {
  /** the learner's word for it, e.g. `mnist` */
  readonly name: string;
  readonly unit: 'epoch' | 'step';
  /** epochs or steps it will have */
  readonly total: number;
  readonly seed: number;
  readonly backend: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
}

export interface RunProgress {
  readonly done: number;
  readonly curve: Curve;
}

/** How a model is kept: what TensorFlow.js calls its artifacts, less the weights, as JSON; and the weights. */
export interface ModelFile {
  readonly json: string;
  readonly weights: ArrayBuffer;
}

/** Where `model.save` may put a model. */
export const MODEL_SCHEMES = ['indexeddb', 'localstorage', 'downloads'] as const;
export type ModelScheme = (typeof MODEL_SCHEMES)[number];

export interface ModelPlace {
  readonly scheme: ModelScheme;
  readonly name: string;
}

export type KeepAsk =
  | { readonly what: 'save-model'; readonly place: ModelPlace; readonly model: ModelFile; /** ModelArtifactsInfo of TensorFlow.js, as JSON */ readonly info: string }
  | { readonly what: 'load-model'; readonly place: ModelPlace }
  | { readonly what: 'remove-model'; readonly place: ModelPlace }
  | { readonly what: 'list-models'; readonly scheme: ModelScheme }
  | { readonly what: 'begin-run'; readonly run: RunStart }
  | { readonly what: 'log-run'; readonly runId: string; readonly progress: RunProgress }
  | { readonly what: 'write-checkpoint'; readonly runId: string; readonly progress: RunProgress; readonly bytes: ArrayBuffer }
  | { readonly what: 'end-run'; readonly runId: string; readonly progress: RunProgress };

export type KeepAnswer =
  | { readonly what: 'done' }
  | { readonly what: 'model'; readonly model: ModelFile }
  | { readonly what: 'models'; readonly models: readonly { readonly name: string; readonly info: string }[] }
  /** `checkpoint`: the learner chose to go on from there; null: it begins */
  | { readonly what: 'begun'; readonly runId: string; readonly checkpoint: ArrayBuffer | null };

/** What a cell is answered, or why not. */
export type KeepOutcome = { readonly ok: true; readonly answer: KeepAnswer } | { readonly ok: false; readonly error: string };
