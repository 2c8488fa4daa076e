/**
 * The life of one submission as a pure state machine: events in, a state and commands out. It does nothing itself, so every
 * order of events (double click, lost connection, closed tab, restarted server) is a line in a test.
 */
import { unreachable } from '#lib/base/invariant.ts';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';

/** What the learner handed in, kept in this browser from the press of the button until its verdict is here. */
export interface PendingSubmission {
  readonly request: SubmissionRequest;
  /** ISO 8601, by this browser's clock: only orders what is kept here; what counts is when the server has it */
  readonly pressedAt: string;
  /** whose press it was, as lib/client/drafts/draft-space.ts names people (empty: nobody's account); missing in those of before it was noted */
  readonly space?: string;
}

export type SubmissionState =
  | { readonly phase: 'idle' }
  | InFlight
  /** could not be delivered; tried again by itself */
  | (Omit<InFlight, 'phase'> & { readonly phase: 'waiting'; readonly reason: UnreachableReason })
  /** the server has it and grades; `pending` is null when it was handed in elsewhere */
  | { readonly phase: 'following'; readonly pending: PendingSubmission | null; readonly view: SubmissionView; readonly link: Link }
  | { readonly phase: 'done'; readonly view: SubmissionView; /** as handed in; null when that was not here */ readonly code: string | null; /** handed in or awaited on this page, not found when it opened */ readonly fresh: boolean }
  /** the server said no; sending the same again would not help */
  | { readonly phase: 'refused'; readonly request: SubmissionRequest | null; readonly status: number; readonly message: string };

interface InFlight {
  readonly phase: 'sending';
  readonly pending: PendingSubmission;
  /** sends before this one */
  readonly failures: number;
  /** false when the browser's storage refused: then the page must stay open */
  readonly kept: boolean;
}

/** `network`: nobody answered; `server`: an answer 5xx, or none that is ours (a captive portal) */
export type UnreachableReason = 'network' | 'server';
export type Link = 'live' | 'lost';

export type SubmissionEvent =
  | { readonly type: 'pressed'; readonly pending: PendingSubmission; readonly kept: boolean }
  /** a submission seen on the server when the page opened */
  | { readonly type: 'found'; readonly view: SubmissionView }
  | { readonly type: 'stored'; readonly key: string; readonly view: SubmissionView }
  | { readonly type: 'unreachable'; readonly key: string; readonly reason: UnreachableReason }
  | { readonly type: 'refused'; readonly key: string; readonly status: number; readonly message: string; /** it stays written down, for somebody else */ readonly stays: boolean }
  | { readonly type: 'retry'; readonly key: string }
  /** the connection is back or the page is looked at again */
  | { readonly type: 'woke' }
  | { readonly type: 'viewed'; readonly view: SubmissionView }
  | { readonly type: 'link'; readonly id: string; readonly link: Link }
  /** followed, but the server does not know it (any more), or not for us */
  | { readonly type: 'gone'; readonly id: string; readonly status: number; readonly message: string };

export type SubmissionCommand =
  | { readonly type: 'send'; readonly request: SubmissionRequest }
  | { readonly type: 'retry-later'; readonly key: string; readonly failures: number }
  | { readonly type: 'cancel-retry' }
  | { readonly type: 'follow'; readonly id: string }
  | { readonly type: 'unfollow' }
  /** judged "our fault": the real verdict comes later, nobody knows when */
  | { readonly type: 'look-later'; readonly id: string }
  | { readonly type: 'forget'; readonly key: string };

export interface Step {
  readonly state: SubmissionState;
  readonly commands: readonly SubmissionCommand[];
}

export const IDLE: SubmissionState = { phase: 'idle' };

/** True while a press of Submit would hand in the same work twice. */
export function isBusy(state: SubmissionState): boolean {
  return state.phase === 'sending' || state.phase === 'waiting' || state.phase === 'following';
}

/** What happens next. Events about another submission than the current one change nothing. */
export function step(state: SubmissionState, event: SubmissionEvent): Step {
  switch (event.type) {
    case 'pressed':
      if (isBusy(state)) return stay(state);
      return { state: { phase: 'sending', pending: event.pending, failures: 0, kept: event.kept }, commands: [{ type: 'cancel-retry' }, { type: 'unfollow' }, { type: 'send', request: event.pending.request }] };
    case 'found':
      // what somebody else left here does not hide one's own
      return state.phase === 'idle' || (state.phase === 'refused' && state.status === 403) ? toView(null, event.view, false) : stay(state);
    case 'stored':
      return isCurrent(state, event.key) ? toView(state.pending, event.view, true) : stay(state);
    case 'unreachable': {
      if (state.phase !== 'sending' || !isCurrent(state, event.key)) return stay(state);
      const failures = state.failures + 1;
      return { state: { ...state, phase: 'waiting', failures, reason: event.reason }, commands: [{ type: 'retry-later', key: event.key, failures }] };
    }
    case 'refused':
      if (!isCurrent(state, event.key)) return stay(state);
      return {
        state: { phase: 'refused', request: state.pending.request, status: event.status, message: event.message },
        commands: [{ type: 'cancel-retry' }, ...(event.stays ? [] : forgetting(state.pending))],
      };
    case 'retry':
      return state.phase === 'waiting' && isCurrent(state, event.key) ? sendAgain(state) : stay(state);
    case 'woke':
      return state.phase === 'waiting' ? sendAgain(state) : stay(state);
    case 'viewed':
      return afterView(state, event.view);
    case 'link':
      if (state.phase !== 'following' || state.view.id !== event.id || state.link === event.link) return stay(state);
      return { state: { ...state, link: event.link }, commands: [] };
    case 'gone':
      if (state.phase !== 'following' || state.view.id !== event.id) return stay(state);
      return {
        state: { phase: 'refused', request: state.pending?.request ?? null, status: event.status, message: event.message },
        commands: [{ type: 'unfollow' }, ...forgetting(state.pending)],
      };
    default:
      return unreachable(event);
  }
}

const stay = (state: SubmissionState): Step => ({ state, commands: [] });

type Undelivered = Extract<SubmissionState, { phase: 'sending' | 'waiting' }>;

function isCurrent(state: SubmissionState, key: string): state is Undelivered {
  return (state.phase === 'sending' || state.phase === 'waiting') && state.pending.request.key === key;
}

function sendAgain(state: Extract<SubmissionState, { phase: 'waiting' }>): Step {
  const { pending, failures, kept } = state;
  return { state: { phase: 'sending', pending, failures, kept }, commands: [{ type: 'cancel-retry' }, { type: 'send', request: pending.request }] };
}

const forgetting = (pending: PendingSubmission | null): SubmissionCommand[] => (pending ? [{ type: 'forget', key: pending.request.key }] : []);

function toView(pending: PendingSubmission | null, view: SubmissionView, fresh: boolean): Step {
  if (view.state === 'done') return toDone(view, pending?.request.code ?? null, fresh, [{ type: 'cancel-retry' }, ...forgetting(pending)]);
  return { state: { phase: 'following', pending, view, link: 'live' }, commands: [{ type: 'cancel-retry' }, { type: 'follow', id: view.id }] };
}

function afterView(state: SubmissionState, view: SubmissionView): Step {
  if (state.phase === 'done' && state.view.id === view.id && isOurs(state.view)) {
    // Back in the queue, or judged at last.
    return view.state === 'done' ? toDone(view, state.code, state.fresh, []) : { state: { phase: 'following', pending: null, view, link: 'live' }, commands: [{ type: 'follow', id: view.id }] };
  }
  if (state.phase !== 'following' || state.view.id !== view.id) return stay(state);
  if (view.state !== 'done') return { state: { ...state, view, link: 'live' }, commands: [] };
  return toDone(view, state.pending?.request.code ?? null, true, [{ type: 'unfollow' }, ...forgetting(state.pending)]);
}

const isOurs = (view: SubmissionView): boolean => view.verdict?.kind === 'ours';

function toDone(view: SubmissionView, code: string | null, fresh: boolean, commands: readonly SubmissionCommand[]): Step {
  return { state: { phase: 'done', view, code, fresh }, commands: isOurs(view) ? [...commands, { type: 'look-later', id: view.id }] : commands };
}
