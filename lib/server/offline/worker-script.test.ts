import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { REMOVING_WORKER } from './worker-script.ts';

it('the worker that replaces ours takes over at once, deletes what was kept, nothing else, and removes itself', async () => {
  const done: string[] = [];
  const listeners = new Map<string, (event: { waitUntil(work: Promise<unknown>): void }) => void>();
  const self = {
    addEventListener: (type: string, listener: (event: { waitUntil(work: Promise<unknown>): void }) => void) => listeners.set(type, listener),
    skipWaiting: () => done.push('skips'),
    registration: { unregister: async () => done.push('unregistered') },
  };
  const caches = { keys: async () => ['epoch-offline-v1:a', 'of another'], delete: async (name: string) => done.push(`deleted ${name}`) };
  runInNewContext(REMOVING_WORKER, { self, caches });
  let work: Promise<unknown> = Promise.resolve();
  listeners.get('install')?.({ waitUntil: () => undefined });
  listeners.get('activate')?.({ waitUntil: (promise) => void (work = promise) });
  await work;
  expect([[...listeners.keys()], done]).toEqual([['install', 'activate'], ['skips', 'deleted epoch-offline-v1:a', 'unregistered']]);
});
