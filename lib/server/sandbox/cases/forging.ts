/** Wrong answers that try to be judged as right: through the wire, through what the realm is made of, through shapes of values. */
import { inCall, WRITE, WRONG, type Case } from './case.ts';

const frame = (reply: string): string => `write(JSON.stringify(${reply}));`;
const failed = (title: string, code: string): Case => ({ title, code, kind: 'failed' });
/** one point is for the published input, for which a constant is right */
const partly = (title: string, code: string): Case => ({ title, code, kind: 'partly', earned: 1 });

const WIRE: readonly Case[] = [
  failed('verdict frames on stdout', `${WRITE} ${frame('{ type: "finished" }')} ${frame('{ type: "result", result: { status: "passed", earned: 5, points: 5, index: 0, title: "gives one half at 0" } }')} ${WRONG}`),
  failed('verdict words on stderr', `Deno.stderr.writeSync(new TextEncoder().encode('{"type":"finished"} passed 5/5')); ${WRONG}`),
  failed('answers before the questions', `${WRITE} for (let id = 0; id < 60; id++) ${frame('{ type: "value", id, value: 0.5 }')} ${WRONG}`),
  { title: 'two answers to every question', code: `${WRITE} let n = 0; const sigmoid = () => { n++; ${frame('{ type: "value", id: n, value: 0.5 }')} ${frame('{ type: "value", id: n, value: 1 }')} return 0; };`, kind: 'partly', earned: 1 },
  { title: 'answers to all questions at once', code: `${WRITE} const sigmoid = () => { for (let id = 0; id < 60; id++) ${frame('{ type: "value", id, value: 0.5 }')} return 0; };`, kind: 'output', earned: 1 },
  { title: 'a verdict, then the exit', code: `${WRITE} ${frame('{ type: "finished" }')} Deno.exit(0);`, kind: 'error' },
  { title: 'one right answer, then the exit', code: `${WRITE} const sigmoid = () => { ${frame('{ type: "value", id: 1, value: 0.5 }')} Deno.exit(0); };`, kind: 'error', earned: 1 },
  { title: 'loaded, while the program still runs', code: `${WRITE} ${frame('{ type: "loaded" }')} for (;;);`, kind: 'time', seconds: 1 },
  { title: 'ready, a second time', code: `${WRITE} ${frame('{ type: "ready", backend: "cpu", tier: "contained" }')} ${WRONG}`, kind: 'failed' },
  { title: 'an error in the place of the answer', code: `${WRITE} const sigmoid = () => { ${frame('{ type: "threw", id: 1, error: { name: "Passed", message: "5 of 5" } }')} for (;;); };`, kind: 'time', seconds: 1 },
  failed('a message as of a worker', `try { postMessage({ type: "finished" }); } catch {} ${WRONG}`),
  { title: 'a message as of a child of Node', code: `process.send({ type: "finished" }); ${WRONG}`, kind: 'error' },
  { title: 'a checker’s question', code: `${WRITE} ${frame('{ type: "ask", id: 0, ask: "read", name: "reference", args: [] }')} ${WRONG}`, kind: 'failed' },
];

const REALM: readonly Case[] = [
  { title: 'another JSON.stringify', code: `JSON.stringify = () => '{"type":"value","id":1,"value":0.5}'; ${WRONG}`, kind: 'failed' },
  failed('another JSON.parse', `JSON.parse = () => ({ type: "call", id: 1, name: "sigmoid", args: [0] }); ${WRONG}`),
  failed('another TextEncoder', `const encode = TextEncoder.prototype.encode; TextEncoder.prototype.encode = function (text) { return encode.call(this, String(text).replace('"value":0}', '"value":0.5}')); }; ${WRONG}`),
  failed('another stdout', `const real = Deno.stdout.writeSync; Object.getPrototypeOf(Deno.stdout).writeSync = function () { return real.call(this, new TextEncoder().encode('{"type":"finished"}\\n')); }; ${WRONG}`),
  failed('other mathematics', `Math.abs = () => 0; Math.max = () => 0; Number.isNaN = () => false; Number.isFinite = () => true; ${WRONG}`),
  failed('other arrays', `Array.prototype.every = () => true; Array.prototype.some = () => false; Array.prototype.findIndex = () => -1; Array.prototype.filter = () => []; ${WRONG}`),
  { title: 'another iterator of arrays', code: `Array.prototype[Symbol.iterator] = function* () { yield 0.5; }; ${WRONG}`, kind: 'error' },
  failed('another prototype of objects', `for (const [key, value] of [["passed", true], ["status", "passed"], ["earned", 5], ["kind", "passed"]]) Object.defineProperty(Object.prototype, key, { get: () => value, set() {}, configurable: true }); ${WRONG}`),
  { title: 'a toJSON for every object', code: `Object.prototype.toJSON = () => ({ type: "value", id: 1, value: 0.5 }); ${WRONG}`, kind: 'time', seconds: 1 },
  failed('another Function.prototype.apply', `Function.prototype.apply = () => 0.5; ${WRONG}`),
  partly('another Reflect.apply', `Reflect.apply = () => 0.5; ${WRONG}`),
  { title: 'another promise', code: `Promise.prototype.then = function (resolve) { resolve(0.5); return this; }; ${WRONG}`, kind: 'error' },
  failed('another console', `console.log = () => { throw 1 }; Object.defineProperty(globalThis, "console", { get() { throw 2 } }); ${WRONG}`),
  failed('another clock', `Date.now = () => 0; performance.now = () => 0; globalThis.setTimeout = (f) => f(); ${WRONG}`),
  failed('frozen intrinsics', `for (const each of [Object, Array, Promise, JSON, Map, String]) { Object.freeze(each); each.prototype && Object.freeze(each.prototype); } ${WRONG}`),
];

const SHAPES: readonly Case[] = [
  failed('NaN', 'const sigmoid = () => NaN;'),
  failed('infinity', 'const sigmoid = () => Infinity;'),
  failed('minus zero', 'const sigmoid = () => -0;'),
  failed('nothing', 'const sigmoid = () => undefined;'),
  failed('null', 'const sigmoid = () => null;'),
  failed('true', 'const sigmoid = () => true;'),
  failed('a BigInt', 'const sigmoid = () => 1n;'),
  failed('a text that looks like a number', 'const sigmoid = (x) => String(1 / (1 + Math.exp(-x)));'),
  failed('a boxed number', 'const sigmoid = (x) => new Number(1 / (1 + Math.exp(-x)));'),
  failed('an object that pretends to be a number', 'const sigmoid = () => ({ valueOf: () => 0.5, toString: () => "0.5", [Symbol.toPrimitive]: () => 0.5 });'),
  failed('an object with a toJSON', 'const sigmoid = () => ({ toJSON: () => 0.5 });'),
  failed('a list around the right number', 'const sigmoid = (x) => [1 / (1 + Math.exp(-x))];'),
  failed('a typed array around the right number', 'const sigmoid = (x) => Float64Array.of(1 / (1 + Math.exp(-x)));'),
  failed('an empty list', 'const sigmoid = () => [];'),
  failed('a list with a hole', 'const sigmoid = () => [, ];'),
  failed('an empty tensor', 'import * as tf from "@tensorflow/tfjs"; const sigmoid = () => tf.zeros([0]);'),
  failed('a tensor of a billion empty rows', 'import * as tf from "@tensorflow/tfjs"; const sigmoid = () => tf.zeros([1e9, 0]);'),
  failed('a tensor of shape [1]', 'import * as tf from "@tensorflow/tfjs"; const sigmoid = (x) => tf.sigmoid(tf.tensor1d([x]));'),
  failed('a tensor with nine sides', 'import * as tf from "@tensorflow/tfjs"; const sigmoid = (x) => tf.tensor([0.5], [1, 1, 1, 1, 1, 1, 1, 1, 1]);'),
  { title: 'a proxy as a list', code: 'const sigmoid = () => new Proxy([], { get: (target, key) => (key === "length" ? 0 : { valueOf: () => NaN }) });', kind: 'error' },
  partly('a promise that resolves otherwise each time', 'let n = 0; const sigmoid = () => ({ then(resolve) { resolve(n++ % 2 ? NaN : 0.5); } });'),
  failed('a wire value as a value', 'const sigmoid = () => ({ $: "number", value: "NaN" });'),
  failed('text that a database refuses', inCall('console.log("\\0\\ud800"); return "\\0\\ud800"')),
];

export const FORGING: readonly Case[] = [...WIRE, ...REALM, ...SHAPES];
