import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchTree } from './watch-tree.ts';

/** however busy the machine is */
const WITHIN = { timeout: 20_000 };

test('a file is watched however its editor saves it, and a folder from when it is made to when it goes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'epoch-watch-'));
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/file'), '0');
  const heard: string[] = [];
  const watcher = watchTree(folder, (path) => heard.push(path));
  /** Acts again until it was heard: the watchers may not stand yet. */
  const untilHeard = (path: string, act: () => Promise<unknown>) =>
    vi.waitFor(async () => {
      await act();
      expect(heard).toContain(path);
    }, WITHIN);
  try {
    await untilHeard('a/file', () => writeFile(join(folder, 'a/file'), '1'));
    for (let save = 0; save < 3; save += 1) {
      await writeFile(join(folder, 'other'), String(save));
      await vi.waitFor(() => expect(heard).toContain('other'), WITHIN);
      heard.length = 0;
      await rename(join(folder, 'other'), join(folder, 'a/file'));
      await vi.waitFor(() => expect(heard).toContain('a/file'), WITHIN);
    }
    await mkdir(join(folder, 'b/c'), { recursive: true });
    await writeFile(join(folder, 'b/c/new'), '1');
    await vi.waitFor(() => expect(heard).toContain('b/c/new'), WITHIN);
    await untilHeard('b/c/later', () => writeFile(join(folder, 'b/c/later'), '1'));
    heard.length = 0;
    await rm(join(folder, 'b'), { recursive: true });
    await vi.waitFor(() => expect(heard).toContain('b'), WITHIN);
    await mkdir(join(folder, 'b'));
    await untilHeard('b/again', () => writeFile(join(folder, 'b/again'), String(heard.length)));
  } finally {
    watcher.close();
    await rm(folder, { recursive: true, force: true });
  }
});
