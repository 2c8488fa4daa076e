import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CURRENT_FILE } from './asset-base.ts';
import { ASSET_ENTRIES, type AssetEntry } from './asset-entries.ts';

/** Products of single entries, so that a change in one does not rebuild the others. */
const WORK_FOLDER = '.epoch/build/assets';
const PUBLIC_FOLDER = 'public/build';
/** Folders kept: the current one, and the one that pages opened before an update still use. */
const FOLDERS_KEPT = 2;

/** What an entry was made from the last time. */
interface EntryRecord {
  /** project file -> time, size and content hash when it was built; packages are covered by the lock file */
  readonly inputs: Readonly<Record<string, InputRecord>>;
}
type InputRecord = readonly [changedMs: number, bytes: number, hash: string];

/**
 * Builds everything a browser loads that Next does not build into `public/build/<hash>/` and names the folder in
 * `current.json`. Does nothing when nothing changed. The hash covers all sources, so pages may keep files forever.
 */
export async function buildAssets(root: string = process.cwd()): Promise<{ readonly base: string; readonly built: readonly string[] }> {
  const lock = await hashFiles(root, ['package-lock.json', 'lib/server/assets/bundle-entry.ts', 'lib/server/assets/bundle-types.ts', 'lib/server/assets/asset-entries.ts']);
  const built: string[] = [];
  const hash = createHash('sha256').update(lock);
  for (const entry of ASSET_ENTRIES) {
    const { record, rebuilt } = await bringUpToDate(entry, root, lock);
    if (rebuilt) built.push(entry.file);
    hash.update(entry.file).update(JSON.stringify(Object.entries(record.inputs).map(([path, [, , content]]) => [path, content])));
  }
  const name = hash.digest('hex').slice(0, 16);
  if (!existsSync(join(root, PUBLIC_FOLDER, name))) await publish(root, name);
  await writeCurrent(root, `/build/${name}`);
  return { base: `/build/${name}`, built };
}

async function bringUpToDate(entry: AssetEntry, root: string, lock: string): Promise<{ record: EntryRecord; rebuilt: boolean }> {
  const folder = join(root, WORK_FOLDER, entry.file.replaceAll('/', '-'));
  const recordFile = join(folder, 'record.json');
  const known = await readRecord(recordFile, lock);
  if (known && existsSync(join(folder, 'files', entry.file))) {
    const inputs = await readInputs(root, Object.keys(known.inputs), known);
    if (inputs && JSON.stringify(contentOf(inputs)) === JSON.stringify(contentOf(known.inputs))) return { record: { inputs }, rebuilt: false };
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(join(folder, 'files', entry.file)), { recursive: true });
  // Loaded only now: starting esbuild and rollup costs more than finding that nothing changed.
  const { bundleEntry } = await import('./bundle-entry.ts');
  const paths = await bundleEntry(entry, root, join(folder, 'files'));
  const inputs = (await readInputs(root, paths.filter((path) => !path.includes('node_modules')).sort(), null)) ?? {};
  await writeFile(recordFile, JSON.stringify({ lock, inputs }));
  return { record: { inputs }, rebuilt: true };
}

async function readRecord(file: string, lock: string): Promise<EntryRecord | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  // Our own file from an earlier run of this code: the lock holds a hash of it.
  const record = JSON.parse(text) as EntryRecord & { readonly lock: string };
  return record.lock === lock ? record : null;
}

/** Null when a file is gone. A file with the time and size of the last build is not read again. */
async function readInputs(root: string, paths: readonly string[], known: EntryRecord | null): Promise<Record<string, InputRecord> | null> {
  const inputs: Record<string, InputRecord> = {};
  for (const path of paths) {
    const file = await stat(join(root, path)).catch(() => null);
    if (!file) return null;
    const before = known?.inputs[path];
    const hash = before && before[0] === file.mtimeMs && before[1] === file.size ? before[2] : await hashFiles(root, [path]);
    inputs[path] = [file.mtimeMs, file.size, hash];
  }
  return inputs;
}

const contentOf = (inputs: Readonly<Record<string, InputRecord>>): readonly (readonly [string, string])[] => Object.entries(inputs).map(([path, [, , hash]]) => [path, hash]);

async function hashFiles(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(join(root, path)));
  return hash.digest('hex');
}

/** Puts all products into one folder that appears at once, complete. */
async function publish(root: string, name: string): Promise<void> {
  const temporary = join(root, PUBLIC_FOLDER, `${name}.${process.pid}.tmp`);
  await mkdir(temporary, { recursive: true });
  for (const entry of ASSET_ENTRIES) {
    await cp(join(root, WORK_FOLDER, entry.file.replaceAll('/', '-'), 'files'), temporary, { recursive: true });
  }
  const target = join(root, PUBLIC_FOLDER, name);
  await rename(temporary, target).catch(async (error: unknown) => {
    // Another process may have built the same content meanwhile.
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  await removeOldFolders(root, name);
}

async function removeOldFolders(root: string, current: string): Promise<void> {
  const folder = join(root, PUBLIC_FOLDER);
  const names = (await readdir(folder, { withFileTypes: true })).filter((item) => item.isDirectory() && item.name !== current).map((item) => item.name);
  const byAge = await Promise.all(names.map(async (name) => ({ name, changed: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })));
  byAge.sort((a, b) => b.changed - a.changed);
  for (const { name } of byAge.slice(FOLDERS_KEPT - 1)) await rm(join(folder, name), { recursive: true, force: true });
}

async function writeCurrent(root: string, base: string): Promise<void> {
  const file = join(root, CURRENT_FILE);
  const text = `${JSON.stringify({ base })}\n`;
  if ((await readFile(file, 'utf8').catch(() => null)) === text) return;
  await writeFile(`${file}.${process.pid}.tmp`, text);
  await rename(`${file}.${process.pid}.tmp`, file);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const { base, built } = await buildAssets();
  console.log(`${base}: ${built.length === 0 ? 'up to date' : `built ${built.join(', ')}`} in ${Math.round(performance.now() - started)} ms`);
}
