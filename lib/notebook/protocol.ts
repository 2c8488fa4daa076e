/** Messages between the page (kernel host) and the kernel Worker. The sandboxed frame between them only relays. */
import type { ControlMessage, ControlRequest } from './controls/messages.ts';
import type { KeepAsk, KeepOutcome } from './keep-messages.ts';
import type { NameChanges, NamedValue } from './named-values.ts';
import type { CellError, Output, OutputUpdate } from './outputs.ts';

/** Names a cell gives to and takes from the shared scope. Decides stale marks and order. */
export interface CellFacts {
  /** top-level declarations, in order */
  readonly defines: readonly string[];
  /** free names, less built-ins and imports */
  readonly uses: readonly string[];
  /** names of other cells that it assigns to */
  readonly writes: readonly string[];
  /** names of other cells whose values it changes in place, as far as its text shows, e.g. `xs.push(1)` */
  readonly changes: readonly string[];
  /** those of `uses` that only functions which the cell defines use: needed when these are called, not when the cell runs */
  readonly lateUses: readonly string[];
  /** those of `defines` that it imports: the same value whoever imports them */
  readonly imported: readonly string[];
  /** modules imported */
  readonly imports: readonly string[];
}

export const NO_FACTS: CellFacts = { defines: [], uses: [], writes: [], changes: [], lateUses: [], imported: [], imports: [] };

export type BackendName = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

export type KernelRequest =
  /** `behind`: sent while that run is on, and run only if it ends well; else nothing runs and nothing is said */
  | { readonly type: 'run'; readonly runId: number; readonly cellId: string; readonly source: string; readonly behind?: number }
  /** ask `model.fit` and loops that await to end softly; a hard stop is the host's `terminate()` */
  | { readonly type: 'soft-stop'; readonly runId: number }
  | { readonly type: 'backend'; readonly backend: BackendName }
  /** load TensorFlow.js ahead of its first import, so that a spare Worker answers at once; null: choose the backend */
  | { readonly type: 'warm'; readonly backend: BackendName | null }
  /** facts of texts that need not have run: for stale marks and the cells that one needs */
  | { readonly type: 'analyse'; readonly requestId: number; readonly cells: readonly { readonly cellId: string; readonly source: string }[] }
  /** give names of the shared scope other numbers, then tell what names hold: for figures that show them */
  | { readonly type: 'exchange'; readonly requestId: number; readonly names: readonly string[]; readonly changes: NameChanges }
  | ControlRequest
  /** answer to a `fetch-data` request */
  | { readonly type: 'data'; readonly requestId: number; readonly bytes: ArrayBuffer | null; readonly error: string | null }
  /** answer to a `keep` request */
  | { readonly type: 'kept'; readonly requestId: number; readonly outcome: KeepOutcome };

/** What a text gives and takes, or why it is not a program. */
export interface CellAnalysis {
  readonly cellId: string;
  readonly facts: CellFacts | null;
  readonly error: CellError | null;
}

/** The Worker posts arrays of these: what happened since the last post, in order. */
export type KernelMessage =
  | { readonly type: 'ready'; /** ms from Worker start */ readonly startMs: number }
  /** tfjs was loaded and its backend chosen; `trial` tells how, e.g. `{ cpu: 3.1, wasm: 0.9 }` in ms */
  | { readonly type: 'backend'; readonly backend: BackendName; readonly available: readonly BackendName[]; readonly trial: Readonly<Record<string, number>> }
  | { readonly type: 'started'; readonly runId: number }
  /** the run is inside something that a soft stop can end, such as `model.fit`; said once, when it gets there */
  | { readonly type: 'heeds-stop'; readonly runId: number }
  /** a soft stop arrived; `mayEnd`: the cell is inside something that ends by itself soon, so waiting keeps its variables */
  | { readonly type: 'stop-heard'; readonly runId: number; readonly mayEnd: boolean }
  | { readonly type: 'analysed'; readonly requestId: number; readonly cells: readonly CellAnalysis[] }
  /** one value for each name that was asked for, in order */
  | { readonly type: 'exchanged'; readonly requestId: number; readonly values: readonly NamedValue[] }
  | ControlMessage
  | { readonly type: 'output'; readonly runId: number; readonly displayId: number; readonly output: Output }
  | { readonly type: 'update'; readonly runId: number; readonly displayId: number; readonly update: OutputUpdate }
  | { readonly type: 'finished'; readonly runId: number; readonly status: 'done' | 'failed' | 'stopped'; /** own time of the cell in ms */ readonly ms: number; readonly facts: CellFacts | null; /** tensors alive now less those alive before, not reachable from the shared scope */ readonly leakedTensors: number; readonly memory: { readonly tensors: number; readonly bytes: number } | null }
  /** the sandbox has no network: the page fetches data sets for it (allow-listed folders only) */
  | { readonly type: 'fetch-data'; readonly requestId: number; readonly path: string }
  /** nor has it storage: the page keeps models and runs of training */
  | { readonly type: 'keep'; readonly requestId: number; readonly ask: KeepAsk };
