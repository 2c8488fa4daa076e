/** Carries out what the state machine asks for, against the browser and the server. One client per exercise on a page. */
import { unreachable } from '#lib/base/invariant.ts';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import { readSubmission, sendSubmission, type Answer } from './api.ts';
import { browserFollowEffects, followSubmission, onWake, type FollowListener } from './follow-submission.ts';
import { isOwnPending, NOT_OWN, toOwnRequest } from './own-pending.ts';
import { findPending, forgetPending, keepPending } from './pending-store.ts';
import { IDLE, isBusy, step, type PendingSubmission, type SubmissionCommand, type SubmissionEvent, type SubmissionState } from './submission-flow.ts';

export interface SubmissionEffects {
  keep(pending: PendingSubmission): boolean;
  forget(exercise: string, key: string): void;
  find(exercise: string): PendingSubmission[];
  /** Whether who is at this browser now pressed it. */
  isOwn(pending: PendingSubmission): boolean;
  send(request: SubmissionRequest): Promise<Answer<SubmissionView>>;
  read(id: string): Promise<Answer<SubmissionView>>;
  follow(id: string, listener: FollowListener): () => void;
  after(ms: number, action: () => void): () => void;
  onWake(action: () => void): () => void;
  /** in [0, 1): spreads the retries of a whole class after an outage */
  random(): number;
}

export const browserEffects: SubmissionEffects = {
  keep: (pending) => keepPending(pending),
  forget: (exercise, key) => forgetPending(exercise, key),
  find: (exercise) => findPending(exercise),
  isOwn: (pending) => isOwnPending(pending),
  send: (request) => sendSubmission(request),
  read: (id) => readSubmission(id),
  follow: (id, listener) => followSubmission(id, listener),
  after: browserFollowEffects.after,
  onWake,
  random: Math.random,
};

/** Pauses before sending again, ms; the last one repeats. Each is shortened by up to a half at random. */
export const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Refused for now: too many at once (429), or from somebody who is not signed in (403). It stays written down. */
const STAYS: ReadonlySet<number> = new Set([403, 429]);

/** Between looks at a submission that failed by our fault, ms: an operator has to act first. */
export const LOOK_AGAIN_MS = 30_000;

export class SubmissionClient {
  #state: SubmissionState = IDLE;
  #listeners = new Set<() => void>();
  #unfollow = () => {};
  #cancelRetry = () => {};
  #forgetWake: () => void;
  #disposed = false;

  constructor(
    /** `course/lesson/exercise` */
    readonly exercise: string,
    private readonly effects: SubmissionEffects = browserEffects,
  ) {
    this.#forgetWake = effects.onWake(() => this.#on({ type: 'woke' }));
  }

  /** Bound, for `useSyncExternalStore`. */
  readonly getState = (): SubmissionState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Submit was pressed: writes it down, then sends. A second press while one is under way does nothing. */
  press(pending: PendingSubmission): void {
    if (isBusy(this.#state)) {
      // Written down by the page before this client was there, but another one is already on its way: one is enough.
      if (!this.#isCurrent(pending.request.key)) this.effects.forget(this.exercise, pending.request.key);
      return;
    }
    this.#on({ type: 'pressed', pending, kept: this.effects.keep(pending) });
  }

  /** Takes up what an earlier visit left unfinished: follows the newest, delivers the others on the side. */
  resume(): void {
    const kept = this.effects.find(this.exercise);
    const own = kept.filter((pending) => this.effects.isOwn(pending));
    const newest = own.pop() ?? kept.pop();
    for (const pending of own) void this.#deliver(pending);
    if (newest) this.press(newest);
  }

  /** The learner's last submission as the server knows it, shown unless something newer is under way here. */
  found(view: SubmissionView): void {
    this.#on({ type: 'found', view });
  }

  /** The learner does not want to wait for the next attempt. */
  tryNow(): void {
    this.#on({ type: 'woke' });
  }

  /** Stops watching and retrying; what is written down stays for the next visit. */
  dispose(): void {
    this.#disposed = true;
    this.#forgetWake();
    this.#unfollow();
    this.#cancelRetry();
    this.#listeners.clear();
  }

  #isCurrent(key: string): boolean {
    return 'pending' in this.#state && this.#state.pending?.request.key === key;
  }

  #on(event: SubmissionEvent): void {
    if (this.#disposed) return;
    const before = this.#state;
    const next = step(before, event);
    this.#state = next.state;
    for (const command of next.commands) this.#do(command);
    if (next.state !== before) for (const listener of this.#listeners) listener();
  }

  #do(command: SubmissionCommand): void {
    switch (command.type) {
      case 'send':
        void this.#send(command.request);
        return;
      case 'retry-later': {
        const pause = RETRY_AFTER_MS[Math.min(command.failures, RETRY_AFTER_MS.length) - 1] ?? 30_000;
        this.#cancelRetry();
        this.#cancelRetry = this.effects.after(pause * (1 - this.effects.random() / 2), () => this.#on({ type: 'retry', key: command.key }));
        return;
      }
      case 'cancel-retry':
        this.#cancelRetry();
        return;
      case 'follow':
        this.#follow(command.id);
        return;
      case 'unfollow':
        this.#unfollow();
        return;
      case 'look-later':
        this.#cancelRetry();
        this.#cancelRetry = this.effects.after(LOOK_AGAIN_MS, () => void this.#look(command.id));
        return;
      case 'forget':
        this.effects.forget(this.exercise, command.key);
        return;
      default:
        unreachable(command);
    }
  }

  async #send(request: SubmissionRequest): Promise<void> {
    // somebody may have signed in or out since it was pressed, in this tab or another
    const pending = this.#isCurrent(request.key) && 'pending' in this.#state ? this.#state.pending : null;
    if (pending && !this.effects.isOwn(pending)) return this.#on({ type: 'refused', key: request.key, status: 403, message: NOT_OWN, stays: true });
    const answer = await this.effects.send(pending ? toOwnRequest(pending) : request);
    if (answer.kind === 'ok') this.#on({ type: 'stored', key: request.key, view: answer.value });
    else if (answer.kind === 'refused') this.#on({ type: 'refused', key: request.key, status: answer.status, message: answer.message, stays: STAYS.has(answer.status) });
    else this.#on({ type: 'unreachable', key: request.key, reason: answer.reason });
  }

  async #deliver(pending: PendingSubmission): Promise<void> {
    const answer = await this.effects.send(toOwnRequest(pending));
    // Unreachable stays written down for the next visit.
    if (answer.kind === 'ok' || (answer.kind === 'refused' && !STAYS.has(answer.status))) this.effects.forget(this.exercise, pending.request.key);
  }

  async #look(id: string): Promise<void> {
    const answer = await this.effects.read(id);
    if (answer.kind === 'ok') this.#on({ type: 'viewed', view: answer.value });
    else if (!this.#disposed && this.#state.phase === 'done' && this.#state.view.id === id) this.#do({ type: 'look-later', id });
  }

  #follow(id: string): void {
    this.#unfollow();
    this.#unfollow = this.effects.follow(id, {
      onView: (view) => this.#on({ type: 'viewed', view }),
      onLink: (link) => this.#on({ type: 'link', id, link }),
      onGone: (status, message) => this.#on({ type: 'gone', id, status, message }),
    });
  }
}
