/** The host's hand on the learner's realm: one question at a time, within time and output limits. */
import type { AnswerProgram } from './compile-answer.ts';
import { toLearnerReply } from './decode-messages.ts';
import { parseFrame } from './frame.ts';
import { GRADING_LIMITS } from './limits.ts';
import { OurFaultError, type Clock, type Realm, type RealmEnd } from './realm.ts';
import { TurnTimer } from './turn.ts';
import { WIRE_LIMITS, type AskKind, type LearnerAnswer, type LearnerReply, type LearnerRequest, type WireError, type WireValue } from './wire.ts';

export interface LearnerLimits {
  readonly seconds: number;
  readonly outputCharacters: number;
  /** as said to the learner, MiB */
  readonly memoryMiB: number;
}

/** Why the realm is gone for good. */
export type LearnerEnd =
  | { readonly reason: 'time' | 'memory' | 'output'; readonly limit: string; readonly note: string }
  | { readonly reason: 'error'; readonly error: WireError; readonly note: string };

/** Stack lines of the program around the learner's code: of no use to them. */
const OUR_FRAMES = /\n\s+at [^\n]*(?:file:\/\/\/|blob:)[^\n]*/g;

export class LearnerSide {
  /** console text so far, cut */
  log = '';
  /** set once */
  ended: LearnerEnd | null = null;
  readonly #realm: Realm;
  readonly #limits: LearnerLimits;
  readonly #timer: TurnTimer;
  #logCharacters = 0;
  #strays = 0;
  #frames = 0;
  #lastId = 0;
  #turn: { readonly accepts: (reply: LearnerReply) => boolean; readonly resolve: (reply: LearnerReply | null) => void; readonly reject: (error: Error) => void } | null = null;
  #isAsking = false;
  /** questions that wait for the one before them */
  readonly #waiting: (() => void)[] = [];
  /** the realm ended while nobody waited: told at the next question */
  #fault: OurFaultError | null = null;

  constructor(realm: Realm, limits: LearnerLimits, clock: Clock) {
    this.#realm = realm;
    this.#limits = limits;
    this.#timer = new TurnTimer(clock, limits.seconds * 1000, () => this.#end(limitEnd('time', `${limits.seconds} s of running time`)), () => realm.waitedMs?.() ?? 0);
    realm.onFrame = (frame) => this.#receive(frame);
    realm.onEnd = (end) => this.#realmEnded(end);
  }

  /** ms that the learner's code has run */
  get usedMs(): number {
    return this.#timer.usedMs;
  }

  /** Runs the program; null when it is loaded, else why not. The realm being gone is in `ended`. */
  async load(cell: AnswerProgram, seed: number): Promise<WireError | null> {
    const { code, lineTable, columns } = cell;
    const request: LearnerRequest = { type: 'load', code, lineTable, columns, seed, outputCharacters: this.#limits.outputCharacters };
    const reply = await this.#takeTurn(request, (candidate) => candidate.type === 'loaded' || candidate.type === 'load-failed');
    if (reply?.type === 'load-failed' && reply.error.memory) this.#end(limitEnd('memory', `${this.#limits.memoryMiB} MiB of memory`));
    else if (reply?.type === 'load-failed') return reply.error;
    return null;
  }

  /** One question after the other, however many a check asks at once: the learner's code is one. */
  async ask(ask: AskKind, name: string, args: readonly WireValue[]): Promise<LearnerAnswer> {
    if (this.#isAsking) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isAsking = true;
    try {
      return await this.#askNow(ask, name, args);
    } finally {
      const next = this.#waiting.shift();
      this.#isAsking = next !== undefined;
      next?.();
    }
  }

  async #askNow(ask: AskKind, name: string, args: readonly WireValue[]): Promise<LearnerAnswer> {
    const id = ++this.#lastId;
    const request: LearnerRequest = ask === 'read' ? { type: 'read', id, name } : { type: ask, id, name, args };
    // only the outstanding question can be answered, and only once
    const reply = await this.#takeTurn(request, (candidate) => 'id' in candidate && candidate.id === id);
    if (reply?.type === 'value') return { type: 'value', value: reply.value };
    if (reply?.type === 'threw' && reply.error.memory) this.#end(limitEnd('memory', `${this.#limits.memoryMiB} MiB of memory`));
    else if (reply?.type === 'threw') return { type: 'threw', error: reply.error };
    if (reply?.type === 'too-large') return { type: 'too-large', what: reply.what };
    const { reason, note } = this.ended ?? limitEnd('output', 'its frames');
    return { type: 'gone', reason, note };
  }

  kill(): void {
    this.#timer.stop();
    this.#realm.kill();
  }

  #takeTurn(request: LearnerRequest, accepts: (reply: LearnerReply) => boolean): Promise<LearnerReply | null> {
    if (this.#fault !== null) return Promise.reject(this.#fault);
    if (this.ended !== null) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#turn = { accepts, resolve, reject };
      const frame = JSON.stringify(request);
      this.#timer.start();
      this.#realm.send(frame);
    });
  }

  #finishTurn(reply: LearnerReply | null): void {
    this.#timer.stop();
    const turn = this.#turn;
    this.#turn = null;
    turn?.resolve(reply);
  }

  #receive(text: string): void {
    if (this.ended !== null) return;
    if (++this.#frames > WIRE_LIMITS.frames) return this.#end(limitEnd('output', `${WIRE_LIMITS.frames.toLocaleString('en')} messages`));
    const frame = parseFrame(text);
    const reply = frame.ok ? toLearnerReply(frame.value) : null;
    if (reply?.type === 'log') this.#keepLog(reply.text);
    else if (reply?.type === 'log-limit') this.#endByOutput();
    else if (reply !== null && this.#turn?.accepts(reply)) this.#finishTurn(reply);
    else if (++this.#strays > GRADING_LIMITS.strayFrames) this.#end(limitEnd('output', `${GRADING_LIMITS.strayFrames} messages that were not asked for`));
  }

  #keepLog(claim: string): void {
    this.#logCharacters += claim.length;
    const text = claim.replace(OUR_FRAMES, '');
    const room = GRADING_LIMITS.logCharactersKept - this.log.length;
    if (room > 0) this.log += text.slice(0, room);
    // the realm counts too; this is the count that cannot be tampered with. Twice: the realm adds words to lines that it cuts.
    if (this.#logCharacters > this.#limits.outputCharacters * 2 + 4_096) this.#endByOutput();
  }

  #endByOutput(): void {
    this.#end(limitEnd('output', `${this.#limits.outputCharacters.toLocaleString('en')} characters of output`));
  }

  #end(end: LearnerEnd): void {
    if (this.ended !== null) return;
    this.ended = end;
    this.#realm.kill();
    this.#finishTurn(null);
  }

  #realmEnded(end: RealmEnd): void {
    if (this.ended !== null) return;
    switch (end.reason) {
      case 'killed': {
        this.#fault = new OurFaultError(`The process of the learner's code was ended from outside: ${end.message}`);
        this.#timer.stop();
        const turn = this.#turn;
        this.#turn = null;
        turn?.reject(this.#fault);
        return;
      }
      case 'error':
        return this.#end({ reason: 'error', error: { name: 'Error', message: end.message, line: null, column: null, memory: false }, note: end.message });
      case 'memory':
        return this.#end(limitEnd('memory', `${this.#limits.memoryMiB} MiB of memory`));
      case 'output':
        return this.#end(limitEnd('output', end.what));
      case 'time':
        return this.#end(limitEnd('time', `${this.#limits.seconds} s of running time`));
    }
  }
}

function limitEnd(reason: 'time' | 'memory' | 'output', limit: string): LearnerEnd {
  return { reason, limit, note: `Your code used more than ${limit}, the limit of this exercise.` };
}
