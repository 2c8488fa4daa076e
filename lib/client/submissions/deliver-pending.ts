/** Sends what was submitted on pages that are closed or elsewhere, from any page of the site: a learner need not find the exercise again. */
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import { sendSubmission, type Answer } from './api.ts';
import { onWake } from './follow-submission.ts';
import { isOwnPending, toOwnRequest } from './own-pending.ts';
import { findPending, forgetPending } from './pending-store.ts';
import type { PendingSubmission } from './submission-flow.ts';

export interface DeliveryEffects {
  /** all that are kept, oldest first */
  find(): readonly PendingSubmission[];
  forget(exercise: string, key: string): void;
  send(request: SubmissionRequest): Promise<Answer<SubmissionView>>;
  /** this person pressed it */
  isOwn(pending: PendingSubmission): boolean;
  /** the exercise is on this page, which follows it itself */
  isHere(exercise: string): boolean;
  after(ms: number, action: () => void): void;
  /** One tab at a time; a key that two send all the same is one submission. */
  alone(work: () => Promise<void>): Promise<void>;
}

/** Until the next attempt, in milliseconds, after nobody answered or the server asked to wait (429). Shortened by up to a half at random, for a class comes back at once. */
export const DELIVER_AGAIN_MS = 60_000;

const TOO_MANY = 429;

export class Delivery {
  /** refused for good: kept for the exercise's page, which asks again and shows the reason */
  readonly #refused = new Set<string>();
  #waits = false;

  constructor(
    private readonly effects: DeliveryEffects,
    private readonly random: () => number = Math.random,
  ) {}

  /** Sends what can be sent now; tries again by itself as long as something waits for the server. */
  run(): Promise<void> {
    return this.effects.alone(() => this.#sendAll());
  }

  async #sendAll(): Promise<void> {
    const { find, forget, send, isOwn, isHere } = this.effects;
    for (const pending of find()) {
      const { request } = pending;
      if (this.#refused.has(request.key) || !isOwn(pending) || isHere(request.exercise)) continue;
      const answer = await send(toOwnRequest(pending));
      if (answer.kind === 'ok') forget(request.exercise, request.key);
      else if (answer.kind === 'refused' && answer.status !== TOO_MANY) this.#refused.add(request.key);
      else return this.#runLater();
    }
  }

  #runLater(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.effects.after(DELIVER_AGAIN_MS * (1 - this.random() / 2), () => {
      this.#waits = false;
      void this.run();
    });
  }
}

const LOCK = 'epoch-deliver';

/** For the life of the page. */
export function startDelivery(): void {
  const delivery = new Delivery({
    find: () => findPending(null),
    forget: forgetPending,
    send: sendSubmission,
    isOwn: isOwnPending,
    isHere: (exercise) => location.pathname === `/courses/${exercise.split('/', 2).join('/')}`,
    after: (ms, action) => void setTimeout(action, ms),
    // a page of plain http has no locks
    alone: async (work) => ('locks' in navigator ? navigator.locks.request(LOCK, work) : work()),
  });
  onWake(() => void delivery.run());
  void delivery.run();
}
