/**
 * Sandbox program that plays a learner who has taken over the process: it keeps a way to make any system call through the
 * hardening, and makes those it is told to. Proves before any submission that the filter holds on this kernel.
 */
import { parseFrame } from '#lib/grading/frame.ts';
import { readFrames, sendFrame } from './frames.ts';
import { harden, type HardenOptions } from './harden.ts';

const options = JSON.parse(Deno.args[0] ?? '') as HardenOptions;
const native =
  options.libc === null
    ? null
    : Deno.dlopen(options.libc, {
        syscall: { parameters: ['i64', 'u64', 'u64', 'u64', 'u64'], result: 'i64' },
        memcpy: { parameters: ['buffer', 'buffer', 'usize'], result: 'u64' },
      }).symbols;
const path = new TextEncoder().encode('/etc/passwd\0'.padEnd(256, '\0'));
const address = native === null ? 0n : BigInt(native.memcpy(path, path, 0n));
const tier = await harden(options);

sendFrame(JSON.stringify({ type: 'ready', tier }));
await readFrames((frame) => {
  const request = parseFrame(frame);
  if (!request.ok || native === null) return;
  const { call, args } = request.value;
  // "path" stands for the address of /etc/passwd, "self" for our own process
  const numbers = (Array.isArray(args) ? (args as readonly unknown[]) : []).map((arg) => (arg === 'path' ? address : arg === 'self' ? BigInt(Deno.pid) : BigInt.asUintN(64, BigInt(Number(arg)))));
  const [a = 0n, b = 0n, c = 0n, d = 0n] = numbers;
  sendFrame(JSON.stringify({ type: 'returned', value: Number(native.syscall(BigInt(Number(call)), a, b, c, d)) }));
});
