/** Bundles the sandbox programs into one folder per content hash, and primes their code cache. Fast when nothing changed. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, version as esbuildVersion } from 'esbuild';
import { DENO_VERSION } from './deno-binary.ts';

export const PROGRAMS = ['learner-cpu', 'learner-wasm', 'checker', 'compiler', 'self-test'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export interface SandboxBuild {
  /** holds `<program>.mjs` and `deno-dir/`; named by its hash, never changed afterwards */
  readonly folder: string;
  readonly hash: string;
}

/** our own files and the packages that went into a build */
interface Manifest {
  readonly hash: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

export interface BuildOptions {
  /** project root */
  readonly root?: string;
  /** where builds are kept */
  readonly dataFolder?: string;
  readonly log?: (line: string) => void;
}

export async function buildSandbox({ root = process.cwd(), dataFolder = path.join(root, '.epoch'), log = () => undefined }: BuildOptions = {}): Promise<SandboxBuild> {
  const builds = path.join(dataFolder, 'build', 'sandbox');
  await mkdir(builds, { recursive: true });
  const manifest = await readManifest(path.join(builds, 'current.json'));
  if (manifest !== null && manifest.hash === (await hashInputs(root, manifest)) && existsSync(path.join(builds, manifest.hash, 'checker.mjs'))) {
    return { folder: path.join(builds, manifest.hash), hash: manifest.hash };
  }
  log('building the sandbox programs');
  const draft = await mkdtemp(path.join(builds, 'draft-'));
  try {
    const inputs = await bundle(root, draft);
    const found = { files: inputs.filter((file) => !file.includes('node_modules/')), packages: [...new Set(inputs.flatMap(packageOf))].sort() };
    const hash = await hashInputs(root, found);
    const folder = path.join(builds, hash);
    // the sandbox runs as another user where it can
    await chmod(draft, 0o755);
    await rename(draft, folder).catch((error: unknown) => {
      // another process was faster: its build has the same content
      if (!isTaken(error)) throw error;
    });
    const next = path.join(builds, `current.${randomUUID()}.json`);
    await writeFile(next, JSON.stringify({ hash, ...found } satisfies Manifest));
    await rename(next, path.join(builds, 'current.json'));
    return { folder, hash };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function bundle(root: string, outdir: string): Promise<string[]> {
  const programs = path.join(root, 'lib/server/sandbox/programs');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS.map((name) => ({ in: path.join(programs, `${name}.ts`), out: name })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    mainFields: ['module', 'browser', 'main'],
    // a package's form for browsers may ask for a document
    conditions: ['deno'],
    // names stay as they are: a learner meets them in messages, and giving them back costs every process some milliseconds
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    loader: { '.wasm': 'binary' },
    // the compiler has no bundler and does without
    external: ['esbuild'],
    // tfjs must not take the process for Node; Deno loads its Node layer, too, when it is asked for Buffer
    define: { process: 'undefined', 'process.env.NODE_ENV': '"production"', Buffer: 'undefined' },
    inject: [path.join(programs, 'late-timers.ts'), path.join(root, 'lib/notebook/kept-intrinsics.ts')],
    metafile: true,
    logLevel: 'error',
  });
  // how it is built counts, too
  return [...Object.keys(metafile.inputs), 'lib/server/sandbox/build-sandbox.ts'];
}

async function hashInputs(root: string, { files, packages }: Pick<Manifest, 'files' | 'packages'>): Promise<string> {
  const hash = createHash('sha256').update(`${DENO_VERSION} ${esbuildVersion} ${process.platform} ${process.arch}`);
  for (const file of [...files].sort()) hash.update(`\n${file}\n`).update(await readFile(path.join(root, file)).catch(() => 'missing'));
  for (const name of packages) {
    const text = await readFile(path.join(root, name, 'package.json'), 'utf8').catch(() => '{}');
    hash.update(`\n${name} ${(JSON.parse(text) as { version?: string }).version ?? 'missing'}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** the package folder of a file under node_modules, which changes only with its version */
function packageOf(file: string): string[] {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  return found === undefined ? [] : [found];
}

async function readManifest(file: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** Runs `warmUp` against a fresh Deno folder, makes it read-only and keeps it beside the programs. Gives its path. */
export async function primeDenoFolder(build: SandboxBuild, warmUp: (denoFolder: string) => Promise<void>): Promise<string> {
  const final = path.join(build.folder, 'deno-dir');
  if (existsSync(final)) return final;
  const draft = await mkdtemp(path.join(build.folder, 'priming-'));
  await chmod(draft, 0o777);
  await warmUp(draft);
  // read-only, or one submission could leave something to the next; its -wal and -shm files stay: without them the cache is useless
  await makeReadOnly(draft);
  await rename(draft, final).catch(async (error: unknown) => {
    if (!isTaken(error)) throw error;
    await rm(draft, { recursive: true, force: true });
  });
  return final;
}

/** Another process has put its folder where ours should go. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'EPERM');
}

async function makeReadOnly(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await makeReadOnly(full);
    // links lead out of the folder, e.g. to Deno itself
    else if (entry.isFile()) await chmod(full, 0o444);
  }
  await chmod(folder, 0o555);
}
