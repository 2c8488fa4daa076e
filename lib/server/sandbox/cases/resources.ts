/** Submissions that take more than they may have: time, memory, depth, output. Each ends at its own limit, which the verdict names. */
import { inCall, realImport, WRITE, WRONG, type Case } from './case.ts';

const time = (title: string, code: string): Case => ({ title, code, kind: 'time', seconds: 1 });
const memory = (title: string, code: string): Case => ({ title, code, kind: 'memory' });
const output = (title: string, code: string): Case => ({ title, code, kind: 'output' });
const error = (title: string, code: string): Case => ({ title, code, kind: 'error' });
const failed = (title: string, code: string): Case => ({ title, code, kind: 'failed' });

/** a WebAssembly module with one function: loop br 0 end */
const WASM_LOOP = 'new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,9,1,7,0,3,64,12,0,11,11])';

const TIME: readonly Case[] = [
  time('a loop while loading', 'while (true) {}'),
  time('a loop in a call', inCall('for (;;);')),
  time('a loop that awaits', inCall('for (;;) await 0;')),
  time('a loop of timers', inCall('await new Promise(() => setInterval(() => {}, 1))')),
  time('a loop of microtasks', inCall('const again = () => queueMicrotask(again); again(); await new Promise(() => {})')),
  time('a promise that never settles', inCall('await new Promise(() => {})')),
  time('a program that never finishes loading', 'await new Promise(() => {});'),
  time('a thenable that never answers', 'const sigmoid = () => ({ then() {} });'),
  time('a regular expression that explodes', inCall('return /(a+)+$/.test("a".repeat(40) + "b")')),
  time('an error whose message never comes', inCall('throw { get message() { for (;;); } }')),
  time('a value whose field never comes', inCall('return { get a() { for (;;); } }')),
  time('a proxy whose keys never come', inCall('return new Proxy({}, { ownKeys() { for (;;); } })')),
  time('a comparison that never ends', inCall('[3, 1, 2].sort(() => { for (;;); })')),
  time('a generator without end', inCall('let n = 0; for (const i of (function* () { for (;;) yield 1; })()) n += i; return n')),
  time('a loop of WebAssembly', inCall(`new WebAssembly.Instance(new WebAssembly.Module(${WASM_LOOP})).exports.f()`)),
  time('a wait on shared memory', inCall('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); for (;;);')),
  time('training without end', "import * as tf from '@tensorflow/tfjs'; const w = tf.variable(tf.scalar(0)); for (;;) tf.train.sgd(0.1).minimize(() => w.square());"),
  time('a power that never comes', inCall('let n = 3n; for (;;) n = n ** 3n % (2n ** 200000n)')),
  time('a loop while the console is printed', inCall('console.log({ toJSON() { for (;;); } })')),
];

const MEMORY: readonly Case[] = [
  memory('4 GB of array buffers', `const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(new Uint8Array(64 << 20).fill(1)); return 0.5')}`),
  memory('4 GB of array buffers while loading', 'const kept = []; for (let i = 0; i < 64; i++) kept.push(new Uint8Array(64 << 20).fill(1));'),
  memory('4 GB of tensors', `import * as tf from '@tensorflow/tfjs'; const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(tf.ones([16 * 1024 * 1024])); return 0.5')}`),
  memory('4 GB of objects', `const kept = []; ${inCall('for (;;) kept.push(new Array(100000).fill(Math.random()))')}`),
  memory('4 GB of text', `const kept = []; ${inCall('for (let i = 0; ; i++) { const text = String(i).repeat(4 << 20); kept.push(text, text.charCodeAt(9)); }')}`),
  memory('4 GB in a map', `const kept = new Map(); ${inCall('for (let i = 0; ; i++) kept.set(i, new Array(1000).fill(i + 0.5))')}`),
  memory('4 GB of WebAssembly memory', `const kept = []; ${inCall('for (let i = 0; i < 2; i++) { const memory = new WebAssembly.Memory({ initial: 32768 }); new Uint8Array(memory.buffer).fill(1); kept.push(memory); } return 0.5')}`),
  memory('WebAssembly memory that grows', inCall('const memory = new WebAssembly.Memory({ initial: 1 }); for (let i = 0; i < 60; i++) { try { memory.grow(1024) } catch { throw new RangeError("WebAssembly.Memory.grow(): failed to grow memory") } new Uint8Array(memory.buffer).fill(1); } return 0.5')),
  memory('4 GB of shared memory', `const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(new Uint8Array(new SharedArrayBuffer(64 << 20)).fill(1)); return 0.5')}`),
  memory('an array buffer that resizes', inCall('const buffer = new ArrayBuffer(1, { maxByteLength: 4 * 2 ** 30 }); for (let i = 1; i < 64; i++) { buffer.resize(i << 26); new Uint8Array(buffer).fill(1); } return 0.5')),
];

const DEPTH: readonly Case[] = [
  error('recursion', 'const sigmoid = (x) => sigmoid(x) + 1;'),
  error('recursion of two', 'const other = (x) => sigmoid(x) + 1; const sigmoid = (x) => other(x) + 1;'),
  error('recursion in a conversion', inCall('const a = { toString() { return `${a}` } }; return `${a}`')),
  error('recursion in a getter', inCall('return { get a() { return this.a } }')),
  error('recursion in a proxy', inCall('const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.a')),
  failed('a value a million levels deep', inCall('let v = 1; for (let i = 0; i < 1e6; i++) v = [v]; return v')),
  failed('a value that contains itself', inCall('const v = []; v.push(v); return v')),
  error('parentheses a thousand deep', `const sigmoid = () => ${'('.repeat(20_000)}0${')'.repeat(20_000)};`),
  error('text longer than there may be', inCall('let s = "x"; for (;;) s += s')),
];

const OUTPUT: readonly Case[] = [
  output('console text without end', inCall('for (;;) console.log("x".repeat(1000))')),
  output('console text while loading', 'for (let i = 0; i < 1e7; i++) console.error("y".repeat(100));'),
  output('console lines of nothing', inCall('for (;;) console.log("")')),
  output('one console line of 100 MB', inCall('console.log("x".repeat(100 << 20)); return 0')),
  output('raw output without end', 'for (;;) Deno.stdout.writeSync(new Uint8Array(1 << 16).fill(120));'),
  output('raw lines without end', 'for (;;) Deno.stdout.writeSync(new TextEncoder().encode("x\\n".repeat(1000)));'),
  output('raw errors without end', 'for (;;) Deno.stderr.writeSync(new Uint8Array(1 << 16).fill(120));'),
  output('a value of 100 MB', inCall('return "x".repeat(100 << 20)')),
  output('a million values', inCall('return new Array(1e6).fill(0)')),
  output('a million names', inCall('return Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [i, 0]))')),
  output('a tensor of 4 MB', `import * as tf from '@tensorflow/tfjs'; ${inCall('return tf.zeros([1024, 1024])')}`),
  output('a list whose length lies', inCall('return new Proxy([], { get: (t, k) => (k === "length" ? 4294967295 : typeof k === "string" && Number(k) >= 0 ? 0 : undefined) })')),
  output('frames of log, each empty', `${WRITE} const lines = '{"type":"log","text":""}\\n'.repeat(2000); for (let i = 0; i < 300; i++) write(lines); ${WRONG}`),
];

const ENDS: readonly Case[] = [
  error('leaves', 'Deno.exit(0);'),
  error('leaves in a call', inCall('Deno.exit(0)')),
  error('leaves as if it had been killed', 'Deno.exit(137);'),
  error('leaves as if a limit had ended it', inCall('Deno.exit(152)')),
  error('leaves as Node does', inCall(`(await ${realImport('node:process')}).default.exit(0)`)),
  error('aborts', inCall(`(await ${realImport('node:process')}).default.abort()`)),
  error('throws null', inCall('throw null')),
  error('throws a hostile proxy', inCall('throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })')),
  failed('leaves a rejection that nobody awaits', `Promise.reject(new Error("x")); ${inCall('return 0')}`),
  failed('throws in a timer', `setTimeout(() => { throw new Error("x") }, 0); ${inCall('await new Promise((done) => setTimeout(done, 5)); return 0')}`),
  memory('says that there was no memory', inCall('throw new RangeError("Array buffer allocation failed")')),
  { title: 'two hundred workers', code: inCall('for (let i = 0; i < 200; i++) new Worker("data:text/javascript,for(;;);", { type: "module" }); for (;;) await 0'), kind: 'error', basic: 'time', seconds: 2 },
];

export const RESOURCES: readonly Case[] = [...TIME, ...MEMORY, ...DEPTH, ...OUTPUT, ...ENDS];
