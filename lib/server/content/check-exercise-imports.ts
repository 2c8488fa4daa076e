/** The border between what a browser gets and what it must never get, checked on the imports of the check files. */
import { listWords, type ProblemList } from '#lib/course/content-error.ts';
import { isPrivateFile, REQUIRED_FILES } from '#lib/course/exercise-folder.ts';
import type { ExerciseFolder } from './exercise-folder.ts';
import { findImports } from './find-imports.ts';

/** Follows both check files through the folder; reports private imports of the visible one, unknown imports and files no one uses. */
export async function checkExerciseImports(folder: ExerciseFolder, problems: ProblemList): Promise<void> {
  const visible = await followImports(folder, 'checks.ts', problems);
  const hidden = await followImports(folder, 'hidden.ts', problems);
  for (const path of folder.files.keys()) {
    if (!path.endsWith('.ts') || path.startsWith('wrong/') || visible.has(path) || hidden.has(path)) continue;
    if (REQUIRED_FILES.some((name) => name === path)) continue;
    problems.add({
      file: `${folder.display}/${path}`,
      position: null,
      expected: 'a file that checks.ts or hidden.ts imports',
      found: `${path}, which neither does`,
      todo: 'import it or remove it',
    });
  }
}

function listImportable(folder: ExerciseFolder, entry: 'checks.ts' | 'hidden.ts'): string[] {
  const own = [...folder.files.keys()].filter((path) => /^[^/]+\.ts$/.test(path) && !REQUIRED_FILES.some((name) => name === path));
  return ["'epoch/checks'", ...own.filter((path) => entry === 'hidden.ts' || !isPrivateFile(path)).map((path) => `'./${path}'`)];
}

/** The path in the folder that a relative import of a file means; null: none. */
function resolveImport(importer: string, specifier: string): string | null {
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) return null;
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

async function followImports(folder: ExerciseFolder, entry: 'checks.ts' | 'hidden.ts', problems: ProblemList): Promise<Set<string>> {
  const reached = new Set<string>();
  const follow = async (path: string): Promise<void> => {
    const text = folder.files.get(path);
    if (text === undefined || reached.has(path)) return;
    reached.add(path);
    const file = `${folder.display}/${path}`;
    for (const { from, position } of (await problems.gather(() => findImports(file, text))) ?? []) {
      if (from === 'epoch/checks') continue;
      const target = from === null ? null : resolveImport(path, from);
      if (target === null || !folder.files.has(target)) {
        problems.add({
          file,
          position,
          expected: `an import of ${listWords(listImportable(folder, entry))}`,
          found: from === null ? 'a computed import' : `'${from}'`,
          todo: 'correct the import, with its .ts ending',
        });
      } else if (entry === 'checks.ts' && isPrivateFile(target)) {
        problems.add({
          file,
          position,
          expected: 'visible checks that import nothing private: browsers get them whole',
          found: `'${from}'`,
          todo: 'check in hidden.ts what needs it',
        });
      } else {
        await follow(target);
      }
    }
  };
  await follow(entry);
  return reached;
}
