import { describe, expect, test } from 'vitest';
import { buildSeccompFilter, CALLS, type Architecture } from './seccomp-filter.ts';

const PID = 4321;

/** A classic BPF machine for the instructions that filters may use: what would the kernel do with this call? */
function decide(filter: Uint8Array, data: { readonly call: number; readonly audit: number; readonly args?: readonly number[] }): string {
  const view = new DataView(filter.buffer, filter.byteOffset, filter.byteLength);
  const memory = new Map([[0, data.call], [4, data.audit], ...(data.args ?? []).map((arg, i): [number, number] => [16 + i * 8, arg])]);
  let accumulator = 0;
  for (let at = 0; at < filter.length / 8; at++) {
    const [code, yes, no, k] = [view.getUint16(at * 8, true), view.getUint8(at * 8 + 2), view.getUint8(at * 8 + 3), view.getUint32(at * 8 + 4, true)];
    if (code === 0x06) return k === 0x7fff_0000 ? 'allow' : k === 0x8000_0000 ? 'kill' : `errno ${k & 0xffff}`;
    if (code === 0x20) accumulator = memory.get(k) ?? 0;
    else if (code === 0x15) at += accumulator === k ? yes : no;
    else if (code === 0x35) at += accumulator >= k ? yes : no;
    else if (code === 0x45) at += accumulator & k ? yes : no;
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error('fell off the end');
}

describe.each(['x86_64', 'aarch64'] satisfies Architecture[])('the filter for %s', (architecture) => {
  const table = CALLS[architecture];
  const filter = buildSeccompFilter(architecture, PID);
  const ask = (call: number, args: readonly number[] = []): string => decide(filter, { call, audit: table.audit, args });

  test('decides every call; what is not listed kills', () => {
    const listed = new Set([...table.allowed, ...table.refused, table.clone, table.clone3, table.tgkill, table.fcntl, table.sigaction, table.exitGroup]);
    for (let call = 0; call < 600; call++) if (!listed.has(call)) expect([call, ask(call)]).toEqual([call, 'kill']);
    for (const call of table.allowed) expect(ask(call)).toBe('allow');
    for (const call of table.refused) expect(ask(call)).toBe('errno 1');
  });

  test('lists nothing twice', () => {
    const all = [...table.allowed, ...table.refused, table.clone, table.clone3, table.tgkill, table.fcntl, table.sigaction, table.exitGroup];
    expect(new Set(all).size).toBe(all.length);
  });

  test('gives no thread and no process', () => {
    expect(ask(table.clone, [0x10000])).toBe('errno 11');
    expect(ask(table.clone3)).toBe('errno 38');
  });

  test('lets a process signal itself only', () => {
    expect(ask(table.tgkill, [PID])).toBe('allow');
    expect(ask(table.tgkill, [1])).toBe('kill');
  });

  test('lets descriptors be read and set, nothing more', () => {
    for (const command of [1, 2, 3, 1030]) expect(ask(table.fcntl, [0, command])).toBe('allow');
    for (const command of [0, 4, 8, 10, 1024, 1031]) expect(ask(table.fcntl, [0, command])).toBe('errno 1');
  });

  test('lets no one listen to the end of the processor time', () => {
    expect(ask(table.sigaction, [24])).toBe('errno 1');
    expect(ask(table.sigaction, [10])).toBe('allow');
  });

  test('lets no one end with a code that means a signal', () => {
    for (const code of [0, 1, 101, 127, 256]) expect(ask(table.exitGroup, [code])).toBe('allow');
    for (const code of [128, 137, 255, 0x189]) expect(ask(table.exitGroup, [code])).toBe('kill');
  });

  test('kills calls through another architecture', () => {
    expect(decide(filter, { call: table.allowed[0] ?? 0, audit: 0x4000_0003 })).toBe('kill');
    if (architecture === 'x86_64') expect(ask(0x4000_0000)).toBe('kill');
  });
});
