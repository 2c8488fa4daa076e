/** Answers that look for the checks, the reference, the inputs to come or anything else in their own process. All of it is not there. */
import { inCall, realImport, WRONG, type Case } from './case.ts';

const failed = (title: string, code: string): Case => ({ title, code, kind: 'failed' });
const dump = 'const dump = (value) => { try { return typeof value === "function" ? value + "" : JSON.stringify(value) } catch { return "?" } };';

export const READING: readonly Case[] = [
  failed('through callers', 'const sigmoid = new Function("x", "let c = arguments.callee.caller, s = \'\'; for (let i = 0; c && i < 9; i++) { s += c; try { c = c.caller } catch { break } } console.log(s); return 0");'),
  failed('through stack frames', 'const sigmoid = () => { Error.prepareStackTrace = (_, frames) => frames; for (const frame of new Error().stack) console.log(String(frame), String(frame.getFunction?.()), String(frame.getThis?.())); return 0; };'),
  failed('through Function', `const F = Function; globalThis.Function = new Proxy(F, { construct(t, a) { console.log(a.join()); return new t(...a); }, apply(t, h, a) { console.log(a.join()); return t(...a); } }); ${WRONG}`),
  { title: 'through everything that is global', kind: 'error', code: 'console.log(Object.getOwnPropertyNames(globalThis).map((key) => { try { return key + String(globalThis[key]) } catch { return key } }).join().slice(0, 90000)); const sigmoid = () => 0;' },
  { title: 'through the prototypes of what is global', kind: 'error', code: `${dump} console.log(Reflect.ownKeys(globalThis).map((key) => { try { return Reflect.ownKeys(globalThis[key].prototype).map((name) => String(name)).join() } catch { return "" } }).join().slice(0, 90000)); ${WRONG}` },
  failed('through the arguments of the process', 'console.log(JSON.stringify([Deno.args, Deno.mainModule])); const sigmoid = () => 0;'),
  { title: 'in the program that runs it', code: 'const sigmoid = async () => { console.log(await (await fetch(import.meta.url)).text()); return 0; };', kind: 'error' },
  { title: 'in the main module', code: inCall('console.log(await (await fetch(Deno.mainModule)).text()); return 0'), kind: 'error' },
  failed('through JSON.parse', `const parse = JSON.parse; JSON.parse = (text) => { console.log(text); return parse(text); }; ${WRONG}`),
  failed('through TextDecoder', `const decode = TextDecoder.prototype.decode; TextDecoder.prototype.decode = function (...a) { const text = decode.apply(this, a); console.log(text); return text; }; ${WRONG}`),
  failed('through setters that wait for a word', `for (const key of ["expected", "reference", "bundle", "code", "seed", "checks"]) Object.defineProperty(Object.prototype, key, { set(value) { console.log(key, String(value)); }, get() {}, configurable: true }); ${WRONG}`),
  failed('through push and set', `const push = Array.prototype.push; Array.prototype.push = function (...a) { return push.apply(this, a); }; const set = Map.prototype.set; Map.prototype.set = function (k, v) { console.log(String(k), String(v)); return set.call(this, k, v); }; ${WRONG}`),
  { title: 'through stdin, before us', code: inCall('const bytes = new Uint8Array(9000); const n = Deno.stdin.readSync(bytes); console.log(new TextDecoder().decode(bytes.subarray(0, n ?? 0))); return 0'), kind: 'time', seconds: 1 },
  { title: 'with import', code: inCall(`return Object.keys(await ${realImport('epoch/checks')})`), kind: 'error' },
  { title: 'with the notebook’s import', code: "import * as checks from 'epoch/checks'; const sigmoid = () => Object.keys(checks);", kind: 'error' },
  { title: 'beside the program', code: inCall(`return Object.keys(await ${realImport('./hidden.ts')})`), kind: 'error' },
  { title: 'with require', code: inCall('return require("./hidden.ts")'), kind: 'error' },
  { title: 'in a heap snapshot', code: inCall(`const v8 = await ${realImport('node:v8')}; return String(v8.writeHeapSnapshot("{{folder}}/heap"))`), kind: 'error' },
  { title: 'with an inspector', code: inCall(`const inspector = await ${realImport('node:inspector')}; const session = new inspector.Session(); session.connect(); return 0`), kind: 'error' },
  failed('in names that may be lying around', 'console.log([typeof reference, typeof checks, typeof hidden, typeof expected, typeof exports, typeof module].join()); const sigmoid = () => 0;'),
  failed('in the entries of the performance log', 'console.log(JSON.stringify(performance.getEntries())); const sigmoid = () => 0;'),
  failed('in modules by the names of ours', inCall(`for (const name of ["./checker.mjs", "#lib/grading/check-api.ts"]) try { console.log(Object.keys(await import(name))) } catch (error) { console.log(String(error)) } return 0`)),
];
