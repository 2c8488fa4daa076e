import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Written by `buildAssets`; names the folder that pages load the kernel and editor from. */
export const CURRENT_FILE = 'public/build/current.json';

let known: { readonly changed: number; readonly base: string } | null = null;

/** The folder of the built browser files as pages address it: `/build/<hash>`. Follows a newer build without a restart. */
export function assetBase(root: string = process.cwd()): string {
  const file = join(root, CURRENT_FILE);
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) throw new Error(`Expected ${CURRENT_FILE}, found none. Build the browser files first: npm start and npm run dev do.`);
  if (known?.changed !== changed) known = { changed, base: readBase(file) };
  return known.base;
}

function readBase(file: string): string {
  const current: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof current === 'object' && current !== null && 'base' in current && typeof current.base === 'string') return current.base;
  throw new Error(`Expected ${CURRENT_FILE} to hold {"base": "/build/…"}. Delete public/build and start again.`);
}
