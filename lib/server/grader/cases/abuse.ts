/** Submissions that misuse the sandbox, and the kind of verdict each must get. All are answers to the fixture exercise `sigmoid`. */
import type { VerdictKind } from '#lib/grading/verdict.ts';

export interface AbuseCase {
  readonly name: string;
  readonly code: string;
  /** what it may end as; the learner's code decides between error and failed when a refusal can be caught */
  readonly kinds: readonly VerdictKind[];
}

/** A function of the answer that does `body`. */
const inCall = (body: string): string => `const sigmoid = async (x) => { ${body} };`;
/** The real dynamic import, not the notebook's. */
const realImport = (specifier: string): string => `new Function('return import(${JSON.stringify(specifier)})')()`;

const TIME: readonly AbuseCase[] = [
  { name: 'a loop without end while loading', code: 'while (true) {}', kinds: ['time'] },
  { name: 'a loop without end in a call', code: inCall('for (;;);'), kinds: ['time'] },
  { name: 'a loop that awaits', code: inCall('for (;;) await 0;'), kinds: ['time'] },
  { name: 'a loop of timers', code: inCall('await new Promise(() => setInterval(() => {}, 1))'), kinds: ['time'] },
  { name: 'a promise that never settles', code: inCall('await new Promise(() => {})'), kinds: ['time'] },
  { name: 'a regular expression that explodes', code: inCall('return /(a+)+$/.test("a".repeat(40) + "b")'), kinds: ['time'] },
  { name: 'an error whose message never comes', code: inCall('throw { get message() { for (;;); } }'), kinds: ['time'] },
];

const MEMORY: readonly AbuseCase[] = [
  { name: '4 GB of array buffers', code: `const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(new Uint8Array(64 << 20).fill(1)); return 0.5')}`, kinds: ['memory'] },
  { name: '4 GB of tensors', code: `import * as tf from '@tensorflow/tfjs'; const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(tf.ones([16 * 1024 * 1024])); return 0.5')}`, kinds: ['memory'] },
  { name: '4 GB of JavaScript objects', code: `const kept = []; ${inCall('for (;;) kept.push(new Array(100000).fill(Math.random()))')}`, kinds: ['memory'] },
  { name: '4 GB of WebAssembly memory', code: `const kept = []; ${inCall('for (let i = 0; i < 2; i++) { const memory = new WebAssembly.Memory({ initial: 32768 }); new Uint8Array(memory.buffer).fill(1); kept.push(memory); } return 0.5')}`, kinds: ['memory'] },
  { name: '4 GB of shared memory', code: `const kept = []; ${inCall('for (let i = 0; i < 64; i++) kept.push(new Uint8Array(new SharedArrayBuffer(64 << 20)).fill(1)); return 0.5')}`, kinds: ['memory'] },
];

const OUTPUT: readonly AbuseCase[] = [
  { name: 'console text without end', code: inCall('for (;;) console.log("x".repeat(1000))'), kinds: ['output'] },
  { name: 'console text while loading', code: 'for (let i = 0; i < 1e7; i++) console.error("y".repeat(100));', kinds: ['output'] },
  { name: 'raw output without end', code: 'for (;;) Deno.stdout.writeSync(new Uint8Array(1 << 16).fill(120));', kinds: ['output'] },
  { name: 'raw lines without end', code: 'for (;;) Deno.stdout.writeSync(new TextEncoder().encode("x\\n".repeat(1000)));', kinds: ['output'] },
  { name: 'raw errors without end', code: 'for (;;) Deno.stderr.writeSync(new Uint8Array(1 << 16).fill(120));', kinds: ['output'] },
  { name: 'a value of 100 MB', code: inCall('return "x".repeat(100 << 20)'), kinds: ['output'] },
  { name: 'a million values', code: inCall('return new Array(1e6).fill(0)'), kinds: ['output'] },
  { name: 'a tensor of 4 MB', code: `import * as tf from '@tensorflow/tfjs'; ${inCall('return tf.zeros([1024, 1024])')}`, kinds: ['output'] },
];

const ESCAPE: readonly AbuseCase[] = [
  { name: 'fetch', code: inCall('return (await fetch("http://127.0.0.1:80/")).status'), kinds: ['error'] },
  { name: 'a web socket', code: inCall('new WebSocket("ws://127.0.0.1:80/"); return 0.5'), kinds: ['error', 'partly'] },
  { name: 'a TCP connection', code: inCall('await Deno.connect({ hostname: "127.0.0.1", port: 80 })'), kinds: ['error'] },
  { name: 'node:net', code: inCall(`const net = await ${realImport('node:net')}; net.connect(80, "127.0.0.1"); return 0.5`), kinds: ['error', 'partly'] },
  { name: 'a file through Deno', code: inCall('return Deno.readTextFileSync("/etc/passwd")'), kinds: ['error'] },
  { name: 'a file through node:fs', code: inCall(`const fs = await ${realImport('node:fs')}; return fs.readFileSync("/etc/passwd", "utf8")`), kinds: ['error'] },
  { name: 'a file as a module', code: inCall(`return Object.keys(await ${realImport('file:///etc/passwd')})`), kinds: ['error'] },
  { name: 'a module of the network', code: inCall(`return Object.keys(await ${realImport('https://127.0.0.1/x.js')})`), kinds: ['error'] },
  { name: 'a package', code: inCall(`return Object.keys(await ${realImport('npm:left-pad')})`), kinds: ['error'] },
  { name: 'writing a file', code: inCall('Deno.writeTextFileSync("/tmp/epoch-escape", "x")'), kinds: ['error'] },
  { name: 'the environment', code: inCall('return JSON.stringify(Deno.env.toObject())'), kinds: ['error'] },
  { name: 'the environment through Node', code: inCall(`const p = await ${realImport('node:process')}; return JSON.stringify(p.default.env)`), kinds: ['error', 'failed'] },
  { name: 'another program', code: inCall('return new Deno.Command("id").outputSync().code'), kinds: ['error'] },
  { name: 'another program through Node', code: inCall(`const c = await ${realImport('node:child_process')}; return c.execSync("id").toString()`), kinds: ['error'] },
  { name: 'native code', code: inCall('return Deno.dlopen("/lib/x86_64-linux-gnu/libc.so.6", { getpid: { parameters: [], result: "i32" } }).symbols.getpid()'), kinds: ['error'] },
  { name: 'a worker', code: inCall('new Worker(URL.createObjectURL(new Blob(["for(;;);"], { type: "text/javascript" })), { type: "module" }); return 0.5'), kinds: ['error', 'partly', 'time'] },
  { name: 'storage for the next submission', code: inCall('localStorage.setItem("a", "b"); return 0.5'), kinds: ['error'] },
  { name: 'a cache for the next submission', code: inCall('await (await caches.open("x")).put("http://a/b", new Response("c")); return 0.5'), kinds: ['error'] },
  { name: 'asking for permission', code: inCall('return (await Deno.permissions.request({ name: "read" })).state === "granted" ? 0.5 : "denied"'), kinds: ['failed'] },
  { name: 'signals to the grader', code: inCall('Deno.kill(Deno.ppid, "SIGKILL")'), kinds: ['error'] },
  { name: 'leaving', code: 'Deno.exit(0);', kinds: ['error'] },
  { name: 'leaving in a call', code: inCall('Deno.exit(0)'), kinds: ['error'] },
  { name: 'aborting', code: inCall(`(await ${realImport('node:process')}).default.abort()`), kinds: ['error'] },
  { name: 'recursion without end', code: 'const sigmoid = (x) => sigmoid(x) + 1;', kinds: ['error'] },
  { name: 'a rejection that nobody awaits', code: `Promise.reject(new Error("x")); ${inCall('return 0')}`, kinds: ['failed'] },
  { name: 'throwing null', code: inCall('throw null'), kinds: ['error'] },
  { name: 'throwing a hostile proxy', code: inCall('throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })'), kinds: ['error'] },
];

export const ABUSE_CASES: readonly AbuseCase[] = [...TIME, ...MEMORY, ...OUTPUT, ...ESCAPE];
