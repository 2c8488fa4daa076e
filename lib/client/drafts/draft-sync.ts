/**
 * Brings the drafts of this browser and those on the server together: after pauses in typing, at the opening of a lesson, and
 * when the connection is back. The local draft is always first; nothing here delays it, and no text is replaced that was not
 * known to whoever replaced it.
 */
import { DRAFT_LIMITS, isStorable, type DraftHead, type DraftHeads, type DraftWrite } from '#lib/course/drafts.ts';
import { decideSync, isSent, toAdopted, toAsking, type KnownOnServer } from './decide-sync.ts';
import type { DraftAnswer, DraftApi } from './draft-api.ts';
import type { DraftRecord } from './draft-record.ts';
import type { LocalDrafts } from './local-drafts.ts';

/** What the learner is told. */
export type SyncStatus =
  | { readonly kind: 'saving' }
  /** the server has everything that it may have */
  | { readonly kind: 'saved' }
  /** tried again by itself */
  | { readonly kind: 'away' }
  /** signed out, or somebody else is signed in */
  | { readonly kind: 'not-ours' }
  /** trying again would not help: `message` says why */
  | { readonly kind: 'refused'; readonly message: string };

export interface SyncEnvironment {
  readonly drafts: LocalDrafts;
  readonly api: Pick<DraftApi, 'read' | 'send'>;
  /** Calls back after so many ms; the answer cancels. */
  readonly later: (ms: number, callback: () => void) => () => void;
  /** One at a time over all tabs. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly tell: (status: SyncStatus) => void;
}

/** ms without a new revision before they are sent */
export const SYNC_PAUSE_MS = 1_500;
/** First and longest time between two tries without an answer, ms. */
export const SYNC_RETRY_MS = 3_000;
export const SYNC_RETRY_LONGEST_MS = 60_000;
/** So many revisions without an answer are remembered for each text. */
const UNANSWERED = 16;

const TOO_LONG = `A text here is longer than ${DRAFT_LIMITS.textCharacters / 1024} thousand characters; it is kept in this browser only.`;

export class DraftSync {
  readonly #environment: SyncEnvironment;
  /** lessons whose heads are to be asked for */
  readonly #lessons = new Set<string>();
  #cancel: (() => void) | null = null;
  #working: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  /** who the server said we are; null before its first answer */
  #owner: string | null = null;
  #ended = false;

  constructor(environment: SyncEnvironment) {
    this.#environment = environment;
  }

  /** A lesson was opened. */
  open(lesson: string): void {
    this.#lessons.add(lesson);
    this.#soon(0);
  }

  /** Something was written here. */
  wrote(): void {
    if (this.#ended) this.#environment.tell({ kind: 'not-ours' });
    else if (this.#failures === 0) this.#soon(SYNC_PAUSE_MS);
  }

  /** The connection may be back. */
  retry(): void {
    this.#soon(0);
  }

  /** Sends what waits, now: the page may go. */
  flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    return this.#work();
  }

  #soon(ms: number): void {
    if (this.#ended) return;
    this.#cancel?.();
    this.#cancel = this.#environment.later(ms, () => void this.flush());
  }

  #work(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#again = this.#working !== null;
    this.#working ??= this.#environment
      .alone(() => this.#exchange())
      .catch(() => this.#fail(null)) // storage that refuses is told by the draft itself
      .finally(() => {
        this.#working = null;
        if (this.#again) this.#soon(0);
      });
    return this.#working;
  }

  async #exchange(): Promise<void> {
    for (const lesson of [...this.#lessons]) {
      if (!this.#receive(await this.#environment.api.read(lesson), (answer) => this.#settleLesson(lesson, answer))) return;
      this.#lessons.delete(lesson);
    }
    const waiting = this.#findWaiting();
    const writes = waiting.filter(({ text, baseText }) => isStorable(text) && isStorable(baseText));
    if (writes.length > 0) this.#environment.tell({ kind: 'saving' });
    for (const batch of toBatches(writes)) {
      // the page may go before the answer is here
      for (const { key, id } of batch) this.#markSent(key, id);
      if (!this.#receive(await this.#environment.api.send(batch), (answer) => this.#settleBatch(batch, answer))) return;
    }
    this.#failures = 0;
    this.#environment.tell(waiting.length > writes.length ? { kind: 'refused', message: TOO_LONG } : { kind: 'saved' });
  }

  /** Whether it went on. */
  #receive(answer: DraftAnswer<DraftHeads>, settle: (answer: DraftHeads) => void): boolean {
    switch (answer.kind) {
      case 'ok':
      case 'conflict':
        this.#owner = answer.value.owner;
        settle(answer.value);
        return true;
      case 'not-ours':
        this.#ended = true;
        this.#environment.tell({ kind: 'not-ours' });
        return false;
      case 'refused':
        this.#environment.tell(answer);
        return false;
      case 'away':
        this.#fail(answer.waitMs);
        return false;
    }
  }

  #fail(waitMs: number | null): void {
    this.#environment.tell({ kind: 'away' });
    const backOff = Math.min(SYNC_RETRY_MS * 2 ** this.#failures, SYNC_RETRY_LONGEST_MS);
    this.#failures += 1;
    this.#soon(waitMs ?? backOff);
  }

  /** All that this browser has and the server, as far as is known, has not. */
  #findWaiting(): DraftWrite[] {
    const { drafts } = this.#environment;
    return drafts.list().flatMap((key) => {
      const local = drafts.read(key);
      const known = this.#known(key);
      if (local === null || local.parked !== null || isSent(local, known)) return [];
      const { id, base, baseText, text, savedAt } = local;
      return [{ key, id, base, baseText, text, savedAt, parents: known?.heads ?? [] }];
    });
  }

  #settleLesson(lesson: string, { heads }: DraftHeads): void {
    const { drafts } = this.#environment;
    const keys = new Set([...heads.map(({ key }) => key), ...drafts.list().filter((key) => key.startsWith(`${lesson}/`))]);
    for (const key of keys) this.#settle(key, heads.filter((head) => head.key === key));
  }

  #settleBatch(batch: readonly DraftWrite[], { heads }: DraftHeads): void {
    for (const { key, id } of batch) {
      const newer = heads.filter((head) => head.key === key);
      if (newer.length > 0) this.#settle(key, newer);
      else this.#setKnown(key, id, [id]);
    }
  }

  /** The server has exactly these heads of the key. */
  #settle(key: string, heads: readonly DraftHead[]): void {
    const { drafts } = this.#environment;
    const local = drafts.read(key);
    const known = this.#known(key);
    const step = decideSync(local, known, heads, (id) => heads.find((head) => head.id === id));
    const seen = heads.filter(({ id }) => id === local?.id || known?.heads.includes(id)).map(({ id }) => id);
    if (step.kind === 'adopt') {
      this.#write(key, toAdopted(step.head, local));
      this.#setKnown(key, step.head.id, [step.head.id]);
      // a second head is asked about
      if (heads.length > 1) this.#settle(key, heads);
    } else if (step.kind === 'ask' && local) {
      this.#write(key, toAsking(step.head, local));
      this.#setKnown(key, known?.sent ?? null, [...seen, step.head.id]);
    } else if (step.kind === 'push') {
      // sent with the next batch; heads with the same text as ours are known by that
      this.#setKnown(key, null, step.parents);
      this.#again = true;
    } else if (local && heads.some(({ id }) => id === local.id)) {
      this.#setKnown(key, local.id, seen);
    }
  }

  #write(key: string, record: DraftRecord): void {
    this.#environment.drafts.write(key, record);
  }

  /** What is known of another learner's drafts says nothing of these. */
  #known(key: string): KnownOnServer | null {
    const known = this.#environment.drafts.known(key);
    return known !== null && (this.#owner === null || known.owner === this.#owner) ? known : null;
  }

  #setKnown(key: string, sent: string | null, heads: readonly string[]): void {
    if (this.#owner !== null) this.#environment.drafts.setKnown(key, { owner: this.#owner, sent, heads, unanswered: [] });
  }

  #markSent(key: string, id: string): void {
    if (this.#owner === null) return;
    const { sent, heads, unanswered }: Omit<KnownOnServer, 'owner'> = this.#known(key) ?? { sent: null, heads: [], unanswered: [] };
    if (!unanswered.includes(id)) this.#environment.drafts.setKnown(key, { owner: this.#owner, sent, heads, unanswered: [...unanswered, id].slice(-UNANSWERED) });
  }
}

/** Within the limits of a request; a single text always fits. */
function toBatches(writes: readonly DraftWrite[]): DraftWrite[][] {
  const batches: DraftWrite[][] = [];
  let room = 0;
  for (const write of writes) {
    const size = (write.text?.length ?? 0) + (write.baseText?.length ?? 0);
    const last = batches.at(-1);
    if (last && last.length < DRAFT_LIMITS.writesPerRequest && size <= room) {
      last.push(write);
      room -= size;
    } else {
      batches.push([write]);
      room = DRAFT_LIMITS.requestCharacters - size;
    }
  }
  return batches;
}
