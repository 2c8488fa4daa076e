/** What page and kernel say to each other about controls. */
import { CONTROL_LIMITS, type RawValue } from './spec.ts';

export type ControlRequest =
  /** the learner set it; heard also while a cell runs, at its next pause */
  | { readonly type: 'control'; readonly controlId: string; readonly raw: RawValue }
  /** what controls of an earlier kernel held, by their key: those that are made again begin with it */
  | { readonly type: 'control-memory'; readonly kept: readonly (readonly [key: string, raw: RawValue])[] };

export type ControlMessage =
  /** answer to `control`: the kernel holds it; `problem` says why not, as a sentence, or is empty */
  | { readonly type: 'control-taken'; readonly controlId: string; readonly problem: string }
  /** names lead to something else than before */
  | { readonly type: 'control-changed'; readonly names: readonly string[] }
  /** a control's `onChange` runs; its outputs come under `runId`, which is below 0 */
  | { readonly type: 'control-began'; readonly controlId: string; readonly runId: number }
  | { readonly type: 'control-ended'; readonly controlId: string; readonly runId: number };

/** Names as the sandbox claims them. */
export const readNames = (claim: unknown): readonly string[] => (Array.isArray(claim) ? claim.filter((name): name is string => typeof name === 'string').slice(0, CONTROL_LIMITS.names) : []);
