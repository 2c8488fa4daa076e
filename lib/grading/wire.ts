/**
 * Values that cross the border between the learner's realm and the check engine: JSON-safe, total, bounded.
 * Everything that arrives from the learner's side is only a claim and is decoded strictly.
 */

/** Tensor data in base64 of little-endian bytes: float32 4 bytes, int32 4 bytes, bool 1 byte. */
export interface WireTensor {
  readonly $: 'tensor';
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly data: string;
}

export type WireValue =
  | number
  | string
  | boolean
  | null
  | readonly WireValue[]
  | { readonly $: 'number'; readonly value: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { readonly $: 'undefined' }
  | WireTensor
  | { readonly $: 'typed'; readonly name: 'Float32Array' | 'Float64Array' | 'Int32Array' | 'Uint8Array' | 'Uint8ClampedArray' | 'Int8Array' | 'Int16Array' | 'Uint16Array' | 'Uint32Array'; readonly data: string }
  | { readonly $: 'record'; readonly entries: readonly (readonly [string, WireValue])[] }
  /** cannot cross: function, symbol, promise, too deep, too large … */
  | { readonly $: 'opaque'; readonly what: string };

/** Limits of one frame, checked before `JSON.parse` and after. */
export const WIRE_LIMITS = {
  /** bytes of one frame */
  frameBytes: 256 * 1024,
  /** nesting of one value */
  depth: 16,
  /** values in one frame */
  nodes: 50_000,
  /** sides of one tensor */
  rank: 8,
  /** frames of one realm: the learner's of one submission, the checker's of one bundle */
  frames: 20_000,
} as const;

/** What a check can ask: to call a function, to read a name, or to call and also tell what the arguments hold afterwards. */
export type AskKind = 'call' | 'read' | 'observe';

/** checker -> learner (relayed) */
export type LearnerRequest =
  | { readonly type: 'load'; /** program made by `compileCell` */ readonly code: string; readonly lineTable: readonly (number | null)[]; /** `CompiledCell.columns` */ readonly columns: readonly (readonly number[])[]; readonly seed: number; readonly outputCharacters: number }
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly args: readonly WireValue[] }
  /** a call whose value is the pair [value, arguments after the call] */
  | { readonly type: 'observe'; readonly id: number; readonly name: string; readonly args: readonly WireValue[] }
  /** the value of a top-level name, called or not */
  | { readonly type: 'read'; readonly id: number; readonly name: string };

/** learner -> checker (relayed): claims */
export type LearnerReply =
  | { readonly type: 'ready'; readonly backend: string; /** tier applied by the sandbox to itself */ readonly tier: string }
  | { readonly type: 'loaded'; readonly defined: readonly string[] }
  | { readonly type: 'load-failed'; readonly error: WireError }
  | { readonly type: 'value'; readonly id: number; readonly value: WireValue }
  | { readonly type: 'threw'; readonly id: number; readonly error: WireError }
  /** the value of the call is larger than a frame may be */
  | { readonly type: 'too-large'; readonly id: number; readonly what: string }
  | { readonly type: 'log'; readonly text: string }
  /** more console text than the exercise allows */
  | { readonly type: 'log-limit' };

/** host -> checker */
export type CheckerRequest =
  /** only list the checks: what the compiler does with a new bundle */
  | { readonly type: 'declare'; readonly code: string; readonly seed: number }
  | { readonly type: 'run'; readonly bundle: 'visible' | 'hidden'; readonly code: string; readonly seed: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: LearnerAnswer };

/** What became of one question to the learner's code. */
export type LearnerAnswer =
  | { readonly type: 'value'; readonly value: WireValue }
  | { readonly type: 'threw'; readonly error: WireError }
  /** the learner's realm ended or hit a limit; `gone` is final for the submission, `too-large` for this call */
  | { readonly type: 'too-large'; readonly what: string }
  | { readonly type: 'gone'; readonly reason: 'time' | 'memory' | 'output' | 'error'; readonly note: string };

/** checker -> host */
export type CheckerReply =
  | { readonly type: 'ready'; readonly tier: string }
  | { readonly type: 'declared'; readonly checks: readonly { readonly title: string; readonly points: number }[] }
  | { readonly type: 'started'; readonly index: number }
  | { readonly type: 'ask'; readonly id: number; readonly ask: AskKind; readonly name: string; readonly args: readonly WireValue[] }
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'finished' }
  /** the bundle does not load or declares its checks wrongly; for the author */
  | { readonly type: 'broken'; readonly message: string };

export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** true when the error says that memory could not be had */
  readonly memory: boolean;
}
