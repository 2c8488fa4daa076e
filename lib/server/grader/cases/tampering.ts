/** Wrong answers to the fixture exercise `sigmoid` that try to be judged as right, or to read what they are judged by. None may pass. */

export interface TamperingCase {
  readonly name: string;
  readonly code: string;
}

const WRONG = 'const sigmoid = (x) => x * 0;';
const WRITE = 'const write = (text) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\\n"));';
const frame = (reply: string): string => `write(JSON.stringify(${reply}));`;

export const TAMPERING_CASES: readonly TamperingCase[] = [
  { name: 'verdict frames on stdout', code: `${WRITE} ${frame('{ type: "finished" }')} ${frame('{ type: "result", result: { status: "passed", earned: 5, points: 5, index: 0, title: "gives one half at 0" } }')} ${WRONG}` },
  { name: 'answers before the questions', code: `${WRITE} for (let id = 0; id < 60; id++) ${frame('{ type: "value", id, value: 0.5 }')} ${WRONG}` },
  { name: 'two answers to one question', code: `${WRITE} const sigmoid = (x) => { for (let id = 0; id < 60; id++) ${frame('{ type: "value", id, value: 0.5 }')} return 0; };` },
  { name: 'a verdict, then the exit', code: `${WRITE} ${frame('{ type: "finished" }')} Deno.exit(0);` },
  { name: 'another JSON.stringify', code: `JSON.stringify = () => '{"type":"value","id":1,"value":0.5}'; ${WRONG}` },
  { name: 'another TextEncoder', code: `const encode = TextEncoder.prototype.encode; TextEncoder.prototype.encode = function (text) { return encode.call(this, String(text).replace('"value":0}', '"value":0.5}')); }; ${WRONG}` },
  { name: 'another stdout', code: `const real = Deno.stdout.writeSync; Object.getPrototypeOf(Deno.stdout).writeSync = function () { return real.call(this, new TextEncoder().encode('{"type":"finished"}\\n')); }; ${WRONG}` },
  { name: 'other mathematics', code: `Math.abs = () => 0; Math.max = () => 0; Number.isNaN = () => false; Array.prototype.every = () => true; Array.prototype.some = () => false; ${WRONG}` },
  { name: 'another prototype', code: `for (const [key, value] of [["passed", true], ["status", "passed"], ["earned", 5], ["kind", "passed"]]) Object.defineProperty(Object.prototype, key, { get: () => value, set() {}, configurable: true }); ${WRONG}` },
  { name: 'another promise', code: `Promise.prototype.then = function (resolve) { resolve(0.5); return this; }; ${WRONG}` },
  { name: 'an object that pretends to be a number', code: 'const sigmoid = () => ({ valueOf: () => 0.5, toString: () => "0.5", [Symbol.toPrimitive]: () => 0.5 });' },
  { name: 'a text that looks like a number', code: 'const sigmoid = (x) => String(1 / (1 + Math.exp(-x)));' },
  { name: 'NaN', code: 'const sigmoid = () => NaN;' },
  { name: 'infinity', code: 'const sigmoid = () => Infinity;' },
  { name: 'nothing', code: 'const sigmoid = () => undefined;' },
  { name: 'an empty array', code: 'const sigmoid = () => [];' },
  { name: 'an empty tensor', code: 'import * as tf from "@tensorflow/tfjs"; const sigmoid = () => tf.zeros([0]);' },
  { name: 'a proxy as an array', code: 'const sigmoid = () => new Proxy([], { get: (target, key) => (key === "length" ? 0 : { valueOf: () => NaN }) });' },
  { name: 'a promise that resolves itself again', code: 'let n = 0; const sigmoid = () => ({ then(resolve) { resolve(n++ % 2 ? NaN : 0.5); } });' },
  { name: 'a wire value as a value', code: 'const sigmoid = () => ({ $: "number", value: "NaN" });' },
  { name: 'a deep frame', code: `${WRITE} write('{"type":"value","id":1,"value":' + '['.repeat(100000) + ']'.repeat(100000) + '}'); ${WRONG}` },
  { name: 'a frame with __proto__', code: `${WRITE} write('{"__proto__":{"type":"value"},"id":1,"value":0.5}'); write('{"type":"value","id":1,"value":{"$":"record","entries":[["__proto__",1]]}}'); ${WRONG}` },
  { name: 'a table of the published input', code: 'const sigmoid = (x) => (x === 0 ? 0.5 : 0);' },
  { name: 'replaying what came before', code: 'let last = 0.5; const sigmoid = (x) => { const now = last; last = x > 0 ? 0.9 : 0.1; return now; };' },
  {
    name: 'reading the checks through callers',
    code: 'const sigmoid = new Function("x", "let c = arguments.callee.caller, s = \'\'; for (let i = 0; c && i < 9; i++) { s += c; try { c = c.caller } catch { break } } console.log(s); return 0");',
  },
  {
    name: 'reading the checks through stack frames',
    code: 'const sigmoid = () => { Error.prepareStackTrace = (_, frames) => frames; for (const frame of new Error().stack) console.log(String(frame), String(frame.getFunction?.())); return 0; };',
  },
  { name: 'reading the checks through Function', code: `const F = Function; globalThis.Function = new Proxy(F, { construct(t, a) { console.log(a.join()); return new t(...a); }, apply(t, h, a) { console.log(a.join()); return t(...a); } }); ${WRONG}` },
  { name: 'reading everything that is global', code: 'console.log(Object.getOwnPropertyNames(globalThis).map((key) => { try { return key + String(globalThis[key]) } catch { return key } }).join().slice(0, 90000)); const sigmoid = () => 0;' },
  { name: 'reading the arguments of the process', code: 'console.log(JSON.stringify([Deno.args, Deno.mainModule])); const sigmoid = () => 0;' },
  { name: 'reading the program that runs it', code: 'const sigmoid = async () => { console.log(await (await fetch(import.meta.url)).text()); return 0; };' },
];
