/**
 * The compiler's own version: a hash of its source and of the lock file. A number that people must remember to raise is
 * forgotten once, and then a mended compiler keeps serving the broken output of the old one.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashText } from './content-hash.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Folders whose code shapes compiled content. */
const SOURCES = ['lib/base', 'lib/notebook', 'lib/grading', 'lib/course', 'lib/server/content', 'lib/server/sandbox'];

let fingerprint: Promise<string> | null = null;

/** The same for the life of a process. */
export function compilerFingerprint(): Promise<string> {
  fingerprint ??= sourceFingerprint(SOURCES);
  return fingerprint;
}

/** The hash of the compiler and of further folders of code that shape a result. */
export const fingerprintWith = (...folders: readonly string[]): Promise<string> => sourceFingerprint([...SOURCES, ...folders]);

async function sourceFingerprint(sources: readonly string[]): Promise<string> {
  const folders = await Promise.all(sources.map(listSources));
  const paths = [...folders.flat().toSorted(), 'package-lock.json'];
  const texts = await Promise.all(paths.map((path) => readFile(join(ROOT, path), 'utf8')));
  return hashText(JSON.stringify(paths.map((path, index) => [path, texts[index]])));
}

async function listSources(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/\/(?:fixtures|tests?)\//.test(path));
}
