/** What the page knows about one cell's runs. Its text is kept by its draft. */
import type { CellFacts } from '#lib/notebook/protocol.ts';
import type { OutputSlot } from './output-slot.ts';

export type CellPhase = 'idle' | 'queued' | 'running' | 'done' | 'failed' | 'stopped';

export interface CellState {
  readonly phase: CellPhase;
  /** number of the last run, counted over the notebook; null before the first */
  readonly count: number | null;
  /** ms since the epoch, while running */
  readonly startedAt: number | null;
  /** own time of the last finished run */
  readonly ms: number | null;
  /** the text that ran last; null before the first run */
  readonly ranSource: string | null;
  /** names of the text that ran last */
  readonly facts: CellFacts | null;
  /** the kernel that held this cell's results is gone */
  readonly lost: boolean;
  /** tensors this cell's last run made and let go of without disposing */
  readonly leakedTensors: number;
  readonly outputs: readonly OutputSlot[];
}

export const NEVER_RUN: CellState = { phase: 'idle', count: null, startedAt: null, ms: null, ranSource: null, facts: null, lost: false, leakedTensors: 0, outputs: [] };

/** Why a cell's results may not be what its text would give now; derived, never stored. */
export type Staleness =
  | { readonly kind: 'edited' }
  | { readonly kind: 'upstream'; /** cells that ran or were edited since, names that a control changed */ readonly because: readonly string[] }
  /** a figure gave a name that it used another value */
  | { readonly kind: 'figure' }
  | { readonly kind: 'lost' };

export interface CellStatus {
  readonly icon: 'check' | 'cross' | 'clock' | 'stop' | 'alert' | 'edit' | 'play' | null;
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad' | 'warn';
  /** e.g. `Done in 12 ms`; never colour alone */
  readonly text: string;
}

/** A cell's state in words. */
export function describeCell(state: CellState, stale: Staleness | null): CellStatus {
  if (state.phase === 'running') return { icon: null, tone: 'busy', text: 'Running' };
  if (state.phase === 'queued') return { icon: 'clock', tone: 'busy', text: 'Queued' };
  if (state.phase === 'stopped' && stale?.kind === 'lost') return { icon: 'stop', tone: 'warn', text: 'Stopped, and all names were lost' };
  if (state.phase !== 'idle' && stale !== null) return describeStale(stale);
  switch (state.phase) {
    case 'idle':
      return { icon: null, tone: 'quiet', text: 'Not run yet' };
    case 'done':
      return { icon: 'check', tone: 'good', text: `Done in ${formatDuration(state.ms ?? 0)}` };
    case 'failed':
      return { icon: 'cross', tone: 'bad', text: `Failed after ${formatDuration(state.ms ?? 0)}` };
    case 'stopped':
      return { icon: 'stop', tone: 'warn', text: 'Stopped' };
  }
}

function describeStale(stale: Staleness): CellStatus {
  switch (stale.kind) {
    case 'edited':
      return { icon: 'edit', tone: 'warn', text: 'Edited since it ran' };
    case 'upstream':
      return { icon: 'alert', tone: 'warn', text: stale.because.length === 0 ? 'Out of date' : `Out of date: ${stale.because.join(', ')} changed` };
    case 'figure':
      return { icon: 'alert', tone: 'warn', text: 'Out of date: a figure changed' };
    case 'lost':
      return { icon: 'alert', tone: 'warn', text: 'State was lost: run it again' };
  }
}

/** `12 ms`, `3.4 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return 'under 1 ms';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1_000)} s`;
}
