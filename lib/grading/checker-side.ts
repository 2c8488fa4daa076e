/** The host's hand on the checker's realm: runs one bundle, passes its questions on, counts its time. */
import { keepHidden, type CheckCard } from './check-outcome.ts';
import { toCheckerReply, toCheckResult } from './decode-messages.ts';
import { parseFrame } from './frame.ts';
import { GRADING_LIMITS } from './limits.ts';
import { OurFaultError, type Clock, type Realm } from './realm.ts';
import { TurnTimer } from './turn.ts';
import type { CheckResult } from './verdict.ts';
import { WIRE_LIMITS, type AskKind, type CheckerReply, type CheckerRequest, type LearnerAnswer, type WireValue } from './wire.ts';

/** The author's bundle or its process failed. The message is for the author, never for a learner. */
export class BrokenChecksError extends Error {
  override name = 'BrokenChecksError';
}

export interface BundleRun {
  readonly bundle: 'visible' | 'hidden';
  readonly code: string;
  readonly seed: number;
  /** what the compiler found in the bundle, in order: results must fit */
  readonly cards: readonly CheckCard[];
  readonly ask: (ask: AskKind, name: string, args: readonly WireValue[]) => Promise<LearnerAnswer>;
  readonly onStarted: (card: CheckCard) => void;
  readonly onResult: (result: CheckResult) => void;
}

export class CheckerSide {
  readonly #realm: Realm;
  readonly #clock: Clock;
  #usedMs = 0;

  constructor(realm: Realm, clock: Clock) {
    this.#realm = realm;
    this.#clock = clock;
  }

  /** Lists the checks of a bundle. Throws `BrokenChecksError`. */
  declare(code: string, seed: number): Promise<readonly { readonly title: string; readonly points: number }[]> {
    return this.#lead({ type: 'declare', code, seed }, (reply, finish) => {
      if (reply.type === 'declared') finish(reply.checks);
      else throw new BrokenChecksError(`Expected the checks to be declared, got the message “${reply.type}”: do not call learner while declaring`);
    });
  }

  /** Runs a bundle to its end. Throws `BrokenChecksError`, and `OurFaultError` when our side failed. */
  run({ bundle, code, seed, cards, ask, onStarted, onResult }: BundleRun): Promise<readonly CheckResult[]> {
    const results: CheckResult[] = [];
    let asks = 0;
    let unanswered = 0;
    return this.#lead({ type: 'run', bundle, code, seed }, (reply, finish, timer) => {
      switch (reply.type) {
        case 'started': {
          const card = cards[reply.index];
          if (card !== undefined) onStarted(card);
          return;
        }
        case 'ask':
          if (++asks > GRADING_LIMITS.asksPerBundle) throw new BrokenChecksError(`Expected at most ${GRADING_LIMITS.asksPerBundle} calls of the learner's code in one file, got more`);
          timer.stop();
          unanswered++;
          return ask(reply.ask, reply.name, reply.args).then((answer) => {
            // the learner's time is not the checks' own
            if (--unanswered === 0) timer.start();
            this.#realm.send(JSON.stringify({ type: 'answer', id: reply.id, answer } satisfies CheckerRequest));
          });
        case 'result': {
          const card = cards[results.length];
          const result = card === undefined ? null : toCheckResult(reply.result, card);
          if (result === null) throw new BrokenChecksError(`Expected a result of ${card === undefined ? 'no further check' : `“${card.title}”`}, got another: declare the same titles and points whatever random gives`);
          results.push(keepHidden(result));
          onResult(keepHidden(result));
          return;
        }
        case 'finished':
          if (results.length !== cards.length) throw new BrokenChecksError(`Expected ${cards.length} results, got ${results.length}`);
          return finish(results);
        default:
          throw new BrokenChecksError(`Expected a question or a result, got the message “${reply.type}”`);
      }
    });
  }

  /** ms that the checks themselves took, their calls of the learner's code left out */
  get usedMs(): number {
    return this.#usedMs;
  }

  kill(): void {
    this.#realm.kill();
  }

  /** Sends a request and handles replies in order until `finish`; whatever goes wrong rejects. */
  #lead<T>(request: CheckerRequest, handle: (reply: CheckerReply, finish: (value: T) => void, timer: TurnTimer) => void | Promise<void>): Promise<T> {
    const realm = this.#realm;
    return new Promise<T>((resolve, reject) => {
      const timer = new TurnTimer(this.#clock, GRADING_LIMITS.checkerSeconds * 1000, () => fail(new BrokenChecksError(`Expected the checks to take at most ${GRADING_LIMITS.checkerSeconds} s of their own, got more`)), () => realm.waitedMs?.() ?? 0);
      const fail = (error: Error): void => {
        timer.stop();
        reject(error);
      };
      realm.onEnd = (end) => {
        const message = 'message' in end ? end.message : end.reason === 'output' ? end.what : `it hit its ${end.reason} limit`;
        fail(end.reason === 'killed' ? new OurFaultError(`The process of the checks was ended from outside: ${message}`) : new BrokenChecksError(`The process of the checks ended: ${message}`));
      };
      let frames = 0;
      realm.onFrame = (text) => {
        if (++frames > WIRE_LIMITS.frames) return fail(new BrokenChecksError(`Expected at most ${WIRE_LIMITS.frames} messages of one file of checks, got more`));
        const frame = parseFrame(text);
        const reply = frame.ok ? toCheckerReply(frame.value) : null;
        if (reply === null) return fail(new BrokenChecksError(`Expected a message of the check engine, got ${frame.ok ? 'something else' : frame.error}`));
        if (reply.type === 'broken') return fail(new BrokenChecksError(reply.message));
        try {
          const finish = (value: T): void => {
            timer.stop();
            this.#usedMs += timer.usedMs;
            resolve(value);
          };
          handle(reply, finish, timer)?.catch(fail);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      };
      timer.start();
      realm.send(JSON.stringify(request));
    });
  }
}
