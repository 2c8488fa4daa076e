/** Raw frames, written past our codec: what the grader reads from a process is only a claim, whatever bytes it is. */
import { inCall, WRITE, WRONG, type Case } from './case.ts';

/** Written while loading, when nothing was asked: ignored, and the wrong answer is judged. */
const ignored = (title: string, frame: string): Case => ({ title, code: `${WRITE} write(${frame}); ${WRONG}`, kind: 'failed' });
/** Written as the answer to the question that is open. */
const answers = (title: string, value: string, kind: Case['kind'] = 'error'): Case => ({ title: `an answer that is ${title}`, code: `${WRITE} let id = 0; ${inCall(`write('{"type":"value","id":' + ++id + ',"value":' + ${value} + '}'); return 0`)}`, kind });
const floods = (title: string, code: string): Case => ({ title, code: `${WRITE} ${code} ${WRONG}`, kind: 'output' });

export const FRAMES: readonly Case[] = [
  ignored('no JSON', `'{"type":'`),
  ignored('a list', `'[1,2,3]'`),
  ignored('a number', `'7'`),
  ignored('null', `'null'`),
  ignored('a text', `'"value"'`),
  ignored('an empty line', `''`),
  ignored('no type', `'{"id":1,"value":0.5}'`),
  ignored('a type that is no text', `'{"type":["value"],"id":1,"value":0.5}'`),
  ignored('a type of Object.prototype', `'{"type":"__proto__","id":1}'`),
  ignored('a name twice', `'{"type":"log","type":"value","id":1,"id":2,"value":0.5}'`),
  ignored('fields in __proto__', `'{"__proto__":{"type":"value","id":1,"value":0.5}}'`),
  ignored('fields in constructor.prototype', `'{"constructor":{"prototype":{"type":"value"}},"id":1,"value":0.5}'`),
  ignored('a number beyond all numbers', `'{"type":"value","id":1e999,"value":1e999}'`),
  ignored('an id that is a text', `'{"type":"value","id":"1","value":0.5}'`),
  ignored('an id that is negative', `'{"type":"value","id":-1,"value":0.5}'`),
  ignored('an id that is a fraction', `'{"type":"value","id":1.5,"value":0.5}'`),
  ignored('an id of the far future', `'{"type":"value","id":9007199254740991,"value":0.5}'`),
  ignored('a carriage return', `'{"type":"value","id":1,"value":0.5}\\r'`),
  ignored('a byte order mark', `'\\ufeff{"type":"finished"}'`),
  ignored('the character zero', `'{"type":"finished"}\\0'`),
  ignored('a hundred thousand brackets', `'{"type":"value","id":1,"value":' + '['.repeat(100000) + ']'.repeat(100000) + '}'`),
  ignored('a hundred thousand commas', `'{"type":"value","id":1,"value":[' + '0,'.repeat(100000) + '0]}'`),
  { title: 'bytes that are no UTF-8', code: `for (let i = 0; i < 50; i++) Deno.stdout.writeSync(Uint8Array.of(0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 10)); ${WRONG}`, kind: 'failed' },
  { title: 'a frame in pieces', code: `for (const byte of new TextEncoder().encode('{"type":"value","id":1,"value":0.5}\\n')) Deno.stdout.writeSync(Uint8Array.of(byte)); ${WRONG}`, kind: 'failed' },
  { title: 'half a frame before ours', code: `Deno.stdout.writeSync(new TextEncoder().encode('{"type":"log","text":"')); ${WRONG}`, kind: 'time', seconds: 1 },
  floods('a frame without an end', `for (let i = 0; i < 40; i++) Deno.stdout.writeSync(new Uint8Array(1 << 14).fill(120));`),
  floods('a hundred thousand frames', `const many = '{"type":"value","id":0,"value":0}\\n'.repeat(1000); for (let i = 0; i < 100; i++) write(many);`),
  floods('a million empty lines', `const many = '\\n'.repeat(10000); for (let i = 0; i < 100; i++) write(many);`),
  floods('more text than may be logged', `for (let i = 0; i < 400; i++) write(JSON.stringify({ type: "log", text: "x".repeat(1000) }));`),
  floods('a limit that was not hit', `write('{"type":"log-limit"}');`),
  { title: 'an answer that says it is too large', code: `${WRITE} let id = 0; ${inCall(`write('{"type":"too-large","id":' + ++id + ',"what":{"$":"number"}}'); return 0`)}`, kind: 'output' },
  { title: 'an error that is no error', code: `${WRITE} let id = 0; ${inCall(`write('{"type":"threw","id":' + ++id + ',"error":{"name":7,"message":["5 of 5"],"line":"1","memory":"yes"}}'); return 0`)}`, kind: 'error' },
  answers('a plain record', `'{"passed":true}'`),
  answers('of an unknown kind', `'{"$":"function"}'`),
  answers('of a kind in __proto__', `'{"__proto__":{"$":"undefined"}}'`),
  answers('a record of wrong entries', `'{"$":"record","entries":[["a",1,2]]}'`),
  answers('nested too deep', `'['.repeat(40) + ']'.repeat(40)`),
  answers('of too many parts', `'[' + '0,'.repeat(60000) + '0]'`),
  answers('a number beyond all numbers', `'1e999'`, 'failed'),
  answers('base64 with a gap', `'{"$":"typed","name":"Uint8Array","data":"AA A"}'`),
  answers('a typed array of another name', `'{"$":"typed","name":"constructor","data":""}'`),
  answers('a tensor with too few bytes', `'{"$":"tensor","shape":[4],"dtype":"float32","data":"AAAAAA=="}'`),
  answers('a tensor larger than all memory', `'{"$":"tensor","shape":[4294967296,4294967296],"dtype":"float32","data":""}'`),
  answers('a tensor of a billion empty rows', `'{"$":"tensor","shape":[1000000000,0],"dtype":"float32","data":""}'`),
  answers('a record named __proto__', `'{"$":"record","entries":[["__proto__",{"$":"record","entries":[["passed",true]]}]]}'`, 'failed'),
];
