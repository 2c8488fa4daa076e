/** Check code of an author who is careless or means harm. It is contained like a learner's, costs the learner nothing, and is told to its author. */
import type { HostileChecks } from './case.ts';

const bundle = (body: string, title = 'gives one half at 0'): string => `const { checks } = require('epoch/checks'); exports.default = checks(({ learner, check, random }) => { check('${title}', { points: 1 }, async ({ expect }) => { ${body} }); });`;
const checks = (title: string, body: string): HostileChecks => ({ title: `a check that ${title}`, bundle: bundle(body) });
const realImport = (specifier: string): string => `new Function('return import("${specifier}")')()`;
const write = (text: string): string => `Deno.stdout.writeSync(new TextEncoder().encode(${text} + '\\n'))`;

export const HOSTILE_CHECKS: readonly HostileChecks[] = [
  checks('throws', 'throw new Error("oops")'),
  checks('throws a hostile proxy', 'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })'),
  checks('throws text that a database refuses', 'throw new Error("\\0\\ud800")'),
  checks('loops without end', 'for (;;);'),
  checks('never settles', 'await new Promise(() => {})'),
  checks('takes all memory', 'const kept = []; for (;;) kept.push(new Uint8Array(64 << 20).fill(1));'),
  checks('takes all of the heap', 'const kept = []; for (;;) kept.push(new Array(100000).fill(Math.random()));'),
  checks('recurses', 'const f = () => f() + 1; f()'),
  checks('reads a file', 'throw new Error(Deno.readTextFileSync("{{secret}}"))'),
  checks('reads a file as Node does', `throw new Error((await ${realImport('node:fs')}).readFileSync("{{secret}}", "utf8"))`),
  checks('reads the environment', 'throw new Error(JSON.stringify(Deno.env.toObject()))'),
  checks('writes a file', 'Deno.writeTextFileSync("{{folder}}/a", "x")'),
  checks('opens a connection', 'await Deno.connect({ hostname: "127.0.0.1", port: {{port}} })'),
  checks('fetches a page', 'await fetch("http://127.0.0.1:{{port}}/")'),
  checks('runs a program', 'new Deno.Command("/bin/sh", { args: ["-c", "echo x > {{folder}}/a"] }).outputSync()'),
  checks('starts a worker', 'const w = new Worker("data:text/javascript,postMessage(1)", { type: "module" }); await new Promise((yes) => { w.onmessage = yes; }); throw 1'),
  checks('signals the grader', 'Deno.kill(Deno.ppid, "SIGWINCH")'),
  checks('leaves', 'Deno.exit(0)'),
  checks('leaves as if it had been killed', 'Deno.exit(137)'),
  checks('stores something for the next', 'localStorage.setItem("left", "1")'),
  checks('forges a result with more points', write(`JSON.stringify({ type: 'result', result: { index: 0, title: 'gives one half at 0', points: 1, status: 'passed', earned: 100 } })`)),
  checks('forges a result of another check', write(`JSON.stringify({ type: 'result', result: { index: 1, title: 'another', points: 1, status: 'passed', earned: 1 } })`)),
  checks('forges results of the hidden checks', `for (const index of [0, 1]) ${write(`JSON.stringify({ type: 'result', result: { index, title: ['is right elsewhere', 'is right everywhere'][index], points: 2, status: 'passed', earned: 2 } })`)}`),
  checks('forges the end', write(`'{"type":"finished"}'`)),
  checks('writes no JSON', write(`'passed'`)),
  checks('floods', 'for (;;) Deno.stdout.writeSync(new Uint8Array(1 << 16).fill(120));'),
  checks('floods with messages', `const many = '{"type":"started","index":0}\\n'.repeat(1000); for (let i = 0; i < 100; i++) ${write('many')}`),
  checks('asks without end', 'for (;;) await learner.call("sigmoid", 0)'),
  checks('asks six thousand questions at once', 'await Promise.all(Array.from({ length: 6000 }, () => learner.call("sigmoid", 0)))'),
  checks('asks with a value of 100 MB', 'await learner.call("sigmoid", "x".repeat(100 << 20))'),
  checks('asks with a name of 1 MB', 'await learner.call("x".repeat(1 << 20))'),
  { title: 'a bundle that does not parse', bundle: 'const =' },
  { title: 'a bundle that exports nothing', bundle: 'exports.a = 1' },
  { title: 'a bundle that loops while it is loaded', bundle: 'for (;;);' },
  { title: 'a bundle that leaves while it is loaded', bundle: 'Deno.exit(0)' },
  { title: 'a bundle that declares other checks', bundle: bundle('', 'another') },
  { title: 'a bundle that declares a thousand checks', bundle: `exports.default = require('epoch/checks').checks(({ check }) => { for (let i = 0; i < 1000; i++) check('c' + i, { points: 1 }, () => {}); })` },
  { title: 'a bundle that imports more', bundle: `require('node:fs')` },
  { title: 'a bundle with a hostile definition', bundle: 'exports.default = { define: new Proxy(() => {}, { apply() { throw 1 } }) }' },
];
