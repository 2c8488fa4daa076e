/** An author's check file becomes one self-contained script; its titles and points are found by running it in the checker's sandbox. */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildFailure, type Plugin } from 'esbuild';
import { CheckerSide } from '#lib/grading/checker-side.ts';
import { visibleSeed } from '#lib/grading/examine.ts';
import type { Clock } from '#lib/grading/realm.ts';
import { prepareOnce } from './prepare-sandbox.ts';
import { SandboxProcess } from './sandbox-process.ts';

export interface CompiledChecks {
  /** CommonJS text that requires nothing but `epoch/checks` */
  readonly code: string;
  /** in the order they are declared */
  readonly checks: readonly { readonly title: string; readonly points: number }[];
}

/** A check file that does not compile or declare. The message names the file, and the line where there is one. */
export class CheckCompileError extends Error {
  override name = 'CheckCompileError';
  constructor(
    message: string,
    /** within the exercise's folder */
    readonly file: string,
    readonly line: number | null,
  ) {
    super(message);
  }
}

const FILES = { visible: 'checks.ts', hidden: 'hidden.ts' } as const;

/** Compiles `checks.ts` or `hidden.ts` of an exercise's folder. Throws `CheckCompileError` for the author's mistakes. */
export async function compileChecks(folder: string, bundle: 'visible' | 'hidden'): Promise<CompiledChecks> {
  const file = FILES[bundle];
  const code = await bundleChecks(await realpath(folder), file);
  const sandbox = await SandboxProcess.start((await prepareOnce()).setup, 'checker');
  try {
    const checks = await new CheckerSide(sandbox, systemClock).declare(code, visibleSeed(''));
    return { code, checks };
  } catch (error) {
    throw new CheckCompileError(error instanceof Error ? error.message : String(error), file, null);
  } finally {
    sandbox.kill();
  }
}

const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

async function bundleChecks(folder: string, file: string): Promise<string> {
  try {
    const { outputFiles } = await build({
      absWorkingDir: folder,
      entryPoints: [path.join(folder, file)],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      // no configuration from folders above: a bundle depends on its own folder only
      tsconfigRaw: '{}',
      plugins: [ownFolderOnly(folder)],
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    throw new CheckCompileError(first.text, path.basename(first.location?.file ?? file), first.location?.line ?? null);
  }
}

/** Lets a bundle import `epoch/checks` and files beside it, nothing else. */
function ownFolderOnly(folder: string): Plugin {
  return {
    name: 'own-folder-only',
    setup(hooks) {
      hooks.onResolve({ filter: /.*/ }, async ({ path: specifier, kind, resolveDir }) => {
        if (kind === 'entry-point') return null;
        if (specifier === 'epoch/checks') return { path: specifier, external: true };
        const wrong = { errors: [{ text: `Expected an import of 'epoch/checks' or of a file of this exercise's folder, got '${specifier}'` }] };
        if (!specifier.startsWith('./')) return wrong;
        const target = path.resolve(resolveDir, specifier);
        const real = await realpath(target).catch(() => null);
        if (real === null) return { errors: [{ text: `Expected the file '${specifier}' to exist, with its ending .ts` }] };
        return path.dirname(real) === folder && /\.(ts|json)$/.test(real) ? { path: real } : wrong;
      });
    },
  };
}
