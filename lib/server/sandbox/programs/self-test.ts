/**
 * Sandbox program that plays a learner who has taken over the process: it keeps a way to make any system call through the
 * hardening, and tries what it is told to. Proves before any submission that the tier holds on this machine.
 */
import { readFrames, sendFrame } from './frames.ts';
import { harden, type HardenOptions } from './harden.ts';
import type { Attempt, SelfTestReply, SelfTestRequest } from './self-test-protocol.ts';

const options = JSON.parse(Deno.args[0] ?? '') as HardenOptions;
const native =
  options.libc === null
    ? null
    : Deno.dlopen(options.libc, {
        syscall: { parameters: ['i64', 'u64', 'u64', 'u64', 'u64'], result: 'i64' },
        memcpy: { parameters: ['buffer', 'buffer', 'usize'], result: 'u64' },
        access: { parameters: ['buffer', 'i32'], result: 'i32' },
      }).symbols;
const path = new TextEncoder().encode('/etc/passwd\0'.padEnd(256, '\0'));
const address = native === null ? 0n : BigInt(native.memcpy(path, path, 0n));
const place: SelfTestReply = { type: 'place', pid: Deno.pid, seesFiles: native === null || Number(native.access(path, 0)) === 0 };
const tier = await harden(options);

const attempts: Readonly<Record<Attempt, () => unknown>> = {
  'reading a file': () => Deno.readTextFileSync('/etc/passwd'),
  'writing a file': () => Deno.writeTextFileSync('epoch-self-test', ''),
  'a connection': () => Deno.connect({ hostname: '127.0.0.1', port: 9 }),
  'the environment': () => Deno.env.toObject(),
  'another program': () => new Deno.Command(Deno.build.os === 'windows' ? 'C:\\Windows\\System32\\cmd.exe' : '/bin/sh').outputSync(),
  'native code': () => Deno.dlopen(options.libc ?? 'libc.so.6', { getpid: { parameters: [], result: 'i32' } }),
  'the host name': () => Deno.hostname(),
  'a module of the network': () => import(String('https://127.0.0.1:9/x.js')),
};

async function isRefused(attempt: Attempt): Promise<boolean> {
  try {
    await attempts[attempt]();
    return false;
  } catch (error) {
    // a connection that fails is a connection that was tried
    return error instanceof Error && (error.name === 'NotCapable' || error.name === 'PermissionDenied' || (attempt === 'a module of the network' && error instanceof TypeError));
  }
}

function call(request: Extract<SelfTestRequest, { type: 'call' }>): number {
  if (native === null) throw new Error('Expected native code to try a system call with, got the basic tier');
  const numbers = request.args.map((arg) => (arg === 'path' ? address : arg === 'self' ? BigInt(Deno.pid) : BigInt.asUintN(64, BigInt(arg))));
  const [a = 0n, b = 0n, c = 0n, d = 0n] = numbers;
  return Number(native.syscall(BigInt(request.call), a, b, c, d));
}

async function answer(request: SelfTestRequest): Promise<SelfTestReply> {
  switch (request.type) {
    case 'attempt':
      return { type: 'attempted', isRefused: await isRefused(request.attempt) };
    case 'place':
      return place;
    case 'call':
      return { type: 'returned', value: call(request) };
  }
}

sendFrame(JSON.stringify({ type: 'ready', tier }));
// frames to this program come from our own host
await readFrames((frame) => void answer(JSON.parse(frame) as SelfTestRequest).then((reply) => sendFrame(JSON.stringify(reply))));
