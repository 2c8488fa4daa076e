/** Compiled content on disk by the hash of its inputs: what has not changed is not compiled again. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from './content-hash.ts';

/** Entries kept when older ones are dropped: several times the 1,000 lessons of a large school, with their exercises. */
const KEPT_ENTRIES = 10_000;

export class BuildCache {
  /** entries compiled by this cache since it was made, by kind */
  readonly compiled: string[] = [];

  /** `fingerprint` stands for the compiler: entries of another one are never found. */
  constructor(
    private readonly folder: string,
    private readonly fingerprint: string,
  ) {}

  /** The entry for these inputs, compiled if it is not there yet. Failures are not kept. */
  async get<Value>(kind: string, inputs: unknown, compile: () => Promise<Value>): Promise<Value> {
    const key = hashText(JSON.stringify([this.fingerprint, kind, inputs]));
    const path = join(this.folder, `${key.slice(0, 40)}.json`);
    const kept = await readEntry(path);
    // written below under a key that covers compiler and inputs, so its type is the compiler's
    if (kept) return kept.value as Value;
    const value = await compile();
    this.compiled.push(kind);
    await mkdir(this.folder, { recursive: true });
    // renamed into place: another process never reads half an entry
    const draft = `${path}.${process.pid}-${this.compiled.length}.tmp`;
    await writeFile(draft, JSON.stringify({ value }), { mode: 0o600 });
    await rename(draft, path);
    return value;
  }

  /** Drops the oldest entries when there are many. */
  async prune(kept = KEPT_ENTRIES): Promise<void> {
    if (this.compiled.length === 0) return;
    const names = await readdir(this.folder);
    if (names.length <= kept) return;
    const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(this.folder, name))).mtimeMs })));
    const old = dated.toSorted((a, b) => b.at - a.at).slice(kept);
    await Promise.all(old.map(({ name }) => rm(join(this.folder, name), { force: true })));
  }
}

/** The entry, or null: there is none, or a crash left half of one. */
async function readEntry(path: string): Promise<{ readonly value: unknown } | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as { readonly value: unknown };
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return null;
    throw error;
  }
}
