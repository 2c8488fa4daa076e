/**
 * The learner's side of the border: runs their program, answers one question at a time. Everything here shares its realm
 * with the learner's code and may be tampered with by it: what it sends is a claim, and nothing worth stealing is here.
 */
import { mapError } from '../notebook/map-error.ts';
import { runProgram, type Importer } from '../notebook/run-program.ts';
import { createBoundedConsole } from './bounded-console.ts';
import { seededRandom } from '#lib/base/seeded-random.ts';
import { decodeValue, encodeValue, WireSizeError, type TensorRealm } from './wire-codec.ts';
import { FRAME_BYTES } from './frame.ts';
import type { LearnerReply, LearnerRequest, WireError, WireValue } from './wire.ts';

/** What a realm (Worker, Deno process) gives the runtime. */
export interface LearnerHost {
  /** sends one frame at once, even while the learner's code is busy */
  readonly send: (frame: string) => void;
  readonly tensors: TensorRealm;
  readonly importer: Importer;
}

/** as in `compileAnswer`, which is not imported here: the compiler stays out of the grader's sandbox */
const CELL_ID = 'answer';

/** lines of a stack that are looked through for the learner's own */
const STACK_LINES = 50;

/** Gives the handler for frames from the host. Requests are answered one after the other. */
export function createLearnerRuntime(host: LearnerHost): (frame: string) => void {
  // the learner may replace these: keep the realm's own for the next request
  const { parse, stringify } = JSON;
  const { hasOwn } = Object;
  const realm = globalThis as unknown as Record<string, unknown>;
  // the learner's line may stand below many of tfjs's
  Error.stackTraceLimit = STACK_LINES;
  let positions: Parameters<typeof mapError>[1] = () => null;

  const send = (reply: LearnerReply): void => host.send(stringify(reply));

  const wireError = (thrown: unknown): WireError => {
    const { name, message, at } = mapError(thrown, positions, CELL_ID);
    return { name: name.slice(0, 80), message: message.slice(0, 500), line: at?.line ?? null, column: at?.column ?? null, memory: isMemoryError(thrown) };
  };

  const load = async (request: Extract<LearnerRequest, { type: 'load' }>): Promise<void> => {
    positions = () => ({ lineTable: [...request.lineTable], columns: request.columns.map((column) => [...column]) });
    Math.random = seededRandom(request.seed).next;
    const console = createBoundedConsole(request.outputCharacters, (text) => send({ type: 'log', text }), () => send({ type: 'log-limit' }));
    Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true });
    try {
      await runProgram({ code: request.code }, host.importer);
      console.flush();
      send({ type: 'loaded', defined: [] });
    } catch (thrown) {
      console.flush();
      send({ type: 'load-failed', error: wireError(thrown) });
    }
    flush = console.flush;
  };
  let flush = (): void => undefined;

  const answer = async (request: Exclude<LearnerRequest, { type: 'load' }>): Promise<void> => {
    const { id } = request;
    let reply: LearnerReply;
    try {
      reply = { type: 'value', id, value: await answerTo(request) };
    } catch (thrown) {
      reply = thrown instanceof WireSizeError ? { type: 'too-large', id, what: thrown.message } : { type: 'threw', id, error: wireError(thrown) };
    }
    flush();
    const frame = stringify(reply);
    host.send(frame.length <= FRAME_BYTES ? frame : stringify({ type: 'too-large', id, what: 'a value of more characters than a frame may have' } satisfies LearnerReply));
  };

  const select = (name: string): unknown => {
    if (!hasOwn(globalThis, name)) throw new ReferenceError(`${name} is not defined: define it at the top level of your code`);
    return realm[name];
  };

  const answerTo = async (request: Exclude<LearnerRequest, { type: 'load' }>): Promise<WireValue> => {
    const found = select(request.name);
    if (request.type === 'read') return encodeValue(await found, host.tensors);
    if (typeof found !== 'function') throw new TypeError(`${request.name} is not a function: it is ${found === null ? 'null' : `of type ${typeof found}`}`);
    const args = request.args.map((arg) => decodeValue(arg, host.tensors));
    const value = encodeValue(await (Reflect.apply(found, undefined, args) as unknown), host.tensors);
    return request.type === 'call' ? value : [value, args.map((arg) => encodeAfter(arg))];
  };

  /** An argument as the call left it. */
  const encodeAfter = (arg: unknown): WireValue => {
    try {
      return encodeValue(arg, host.tensors);
    } catch {
      return { $: 'opaque', what: 'a value that can no longer be read' };
    }
  };

  let last: Promise<void> = Promise.resolve();
  return (frame) => {
    const request = parse(frame) as LearnerRequest;
    last = last.then(() => (request.type === 'load' ? load(request) : answer(request))).catch((thrown: unknown) => {
      // only reached when the learner broke the realm under us: answer what can be answered
      if (request.type !== 'load') send({ type: 'threw', id: request.id, error: wireError(thrown) });
      else send({ type: 'load-failed', error: wireError(thrown) });
    });
  };
}

/** V8's, SpiderMonkey's and JavaScriptCore's words for "there is no memory for that". */
function isMemoryError(thrown: unknown): boolean {
  return thrown instanceof RangeError && /allocation failed|could not allocate|out of memory|array buffer allocation|failed to grow memory/i.test(thrown.message);
}
