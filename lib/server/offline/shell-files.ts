/** The files that every lesson may load from this site, by the addresses that browsers use, and the name of that set. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Shell {
  /** hash of the files' names, which hold the hashes of their contents */
  readonly build: string;
  readonly files: readonly string[];
}

/** Compressed copies and licences; Next's manifests of page routes, which ours are not; what only authors load. */
const NOT_LOADED = /\.(?:br|gz|map|txt)$|\/_\w+Manifest\.js$|\/studio-entry\.|\/check-types\.json$|\/service-worker\.js$/;
/** Browsers take the first format of a font, WOFF2. Monaco's signs have no other. */
const FONT = /\.(?:ttf|woff)$/;
/** Letters that no lesson has: without a connection they come in a font of the system. */
const OTHER_LETTERS = /-(?:cyrillic|greek|vietnamese)/;
/** Every engine that has service workers and runs our kernel has SIMD, too. */
const WITHOUT_SIMD = /\/tfjs-backend-wasm\.wasm$/;

const isLoaded = (file: string): boolean => !NOT_LOADED.test(file) && (!FONT.test(file) || file.endsWith('/codicon.ttf')) && !OTHER_LETTERS.test(file) && !WITHOUT_SIMD.test(file);

const shells = new Map<string, Promise<Shell>>();

/** Read once for each build. @param assetBase `/build/<hash>` */
export function readShell(assetBase: string, root: string = process.cwd()): Promise<Shell> {
  const known = shells.get(root + assetBase);
  if (known) return known;
  const shell = findShell(assetBase, root);
  shells.set(root + assetBase, shell);
  shell.catch(() => shells.delete(root + assetBase));
  return shell;
}

async function findShell(assetBase: string, root: string): Promise<Shell> {
  const [pages, built] = await Promise.all([listFiles(join(/* turbopackIgnore: true */ root, '.next/static'), '/_next/static'), listFiles(join(/* turbopackIgnore: true */ root, 'public', assetBase), assetBase)]);
  const files = [...pages, ...built].filter(isLoaded).concat(await frameAddress(root)).toSorted();
  return { files, build: createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16) };
}

/** As lib/client/sandbox/frame-element.ts has it; a test holds them together. */
export async function frameAddress(root: string = process.cwd()): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(/* turbopackIgnore: true */ root, 'public/kernel/frame.html')));
  return `/kernel/frame.html?v=${hash.digest('hex').slice(0, 8)}`;
}

async function listFiles(folder: string, address: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => address + join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
}
