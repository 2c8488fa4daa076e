/** What attacks reach when nothing holds them: real servers, a secret that anybody may read, a folder that anybody may write. For tests. */
import { createSocket } from 'node:dgram';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Trap } from './case.ts';

/** Is in the secret file, in the environment and in what the servers answer; nobody may see it in a verdict. */
export const CANARY = 'canary-7d1f';

export interface Traps {
  /** Code with the addresses of the traps. */
  aim(code: string): string;
  /** Which were sprung since the last time. */
  sprung(): readonly Trap[];
  close(): Promise<void>;
}

export async function openTraps(): Promise<Traps> {
  const home = mkdtempSync(path.join(tmpdir(), 'epoch-traps-'));
  chmodSync(home, 0o755);
  const [secret, folder, socket] = ['secret.json', 'open', 'socket'].map((name) => path.join(home, name)) as [string, string, string];
  writeFileSync(secret, JSON.stringify({ secret: CANARY }));
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const hits = new Set<Trap>();
  const sockets = new Set<Socket>();
  const answer = (connection: Socket): void => {
    hits.add('server');
    sockets.add(connection);
    connection.on('error', () => undefined).end(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${CANARY}`);
  };
  const tcp = createServer(answer);
  const unix = createServer(answer);
  const udp = createSocket('udp4', () => hits.add('server'));
  await Promise.all([listen(tcp, { port: 0, host: '127.0.0.1' }), listen(unix, { path: socket }), new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve))]);
  chmodSync(socket, 0o777);
  const onSignal = (): void => void hits.add('signal');
  process.on('SIGWINCH', onSignal);
  const address = tcp.address();
  const places: Readonly<Record<string, string>> = { port: String(typeof address === 'object' ? address?.port : ''), udp: String(udp.address().port), socket, secret, folder };
  return {
    aim: (code) => code.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => places[name] ?? ''),
    sprung: () => {
      const files = readdirSync(folder);
      for (const file of files) rmSync(path.join(folder, file), { recursive: true });
      const found: Trap[] = [...hits, ...(files.length > 0 ? (['file'] as const) : [])];
      hits.clear();
      return found;
    },
    close: async () => {
      process.off('SIGWINCH', onSignal);
      for (const connection of sockets) connection.destroy();
      await Promise.all([tcp, unix].map((server) => new Promise((resolve) => server.close(resolve))));
      await new Promise<void>((resolve) => udp.close(resolve));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, where: { readonly port: number; readonly host: string } | { readonly path: string }): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(where, resolve));
}
