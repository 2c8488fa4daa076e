/** Which files an exercise folder holds, and which of them may never reach a browser. */
import type { ExerciseSpec } from '#lib/grading/exercise.ts';
import type { ContentProblem, Position } from './content-error.ts';
import { listWords } from './content-error.ts';
import { findNearestName } from './nearest-name.ts';

/** Every exercise has these. */
export const REQUIRED_FILES = ['exercise.json', 'starter.ts', 'solution.ts', 'checks.ts', 'hidden.ts'] as const;

/** A mistake learners really make, as code: labelled, and it must not get full marks. */
const WRONG_FILE = /^wrong\/([a-z0-9]+(?:-[a-z0-9]+)*)\.ts$/;
/** Fewer say too little about whether the checks can tell right from wrong. */
const FEWEST_WRONG = 2;

/** Never part of anything that a browser may fetch. */
export const isPrivateFile = (path: string): boolean =>
  path === 'hidden.ts' || path === 'solution.ts' || path === 'reference.ts' || path.startsWith('wrong/');

/** The wrong solutions of a folder: name and path. */
export const findWrongFiles = (paths: readonly string[]): { name: string; path: string }[] =>
  paths.flatMap((path) => {
    const name = WRONG_FILE.exec(path)?.[1];
    return name === undefined ? [] : [{ name, path }];
  });

/** Missing and unknown files of the folder at `folder`; paths are relative to it. */
export function findFileProblems(folder: string, paths: readonly string[]): ContentProblem[] {
  const missing = REQUIRED_FILES.filter((name) => !paths.includes(name)).map((name) => ({
    file: `${folder}/${name}`,
    position: null,
    expected: `the files ${listWords(REQUIRED_FILES)} and wrong/*.ts`,
    found: `no ${name}`,
    todo: `write ${name}`,
  }));
  const unknown = paths
    .filter((path) => !REQUIRED_FILES.some((name) => name === path) && !WRONG_FILE.test(path) && !/^[a-z0-9-]+\.ts$/.test(path))
    .map((path) => ({
      file: `${folder}/${path}`,
      position: null,
      expected: `only the files ${listWords(REQUIRED_FILES)}, wrong/name.ts and .ts files that these import`,
      found: path,
      todo: 'move or rename it; names are lower-case words joined by "-"',
    }));
  const wrong = findWrongFiles(paths);
  const few =
    wrong.length >= FEWEST_WRONG
      ? []
      : [
          {
            file: `${folder}/wrong`,
            position: null,
            expected: `at least ${FEWEST_WRONG} wrong solutions, wrong/name.ts`,
            found: wrong.length === 0 ? 'none' : `only ${listWords(wrong.map(({ path }) => path))}`,
            todo: 'write down the mistakes that learners really make, each as code',
          },
        ];
  return [...missing, ...unknown, ...few];
}

/** What `wrong` of exercise.json says, against the files there are. */
export function findLabelProblems(
  file: string,
  spec: ExerciseSpec,
  wrongNames: readonly string[],
  positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position,
): ContentProblem[] {
  const unlabelled = wrongNames
    .filter((name) => !Object.hasOwn(spec.wrong, name))
    .map((name) => ({
      file,
      position: positionOf(['wrong'], 'key'),
      expected: `"wrong" to label every file of wrong/: ${listWords(wrongNames)}`,
      found: `no label for wrong/${name}.ts`,
      todo: `add "${name}": { "mistake": …, "kind": …, "earned": …, "fails": […] }`,
    }));
  const homeless = Object.keys(spec.wrong)
    .filter((name) => !wrongNames.includes(name))
    .map((name) => {
      const nearest = findNearestName(name, wrongNames);
      return {
        file,
        position: positionOf(['wrong', name], 'key'),
        expected: `a file of wrong/: ${listWords(wrongNames)}`,
        found: `the label "${name}" without wrong/${name}.ts`,
        todo: nearest === null ? `write wrong/${name}.ts, or remove the label` : `did you mean "${nearest}"?`,
      };
    });
  return [...unlabelled, ...homeless];
}

/** What the labels promise, against the checks there are: titles that exist, and never full marks. */
export function findPromiseProblems(
  file: string,
  spec: ExerciseSpec,
  checks: readonly { readonly title: string; readonly points: number }[],
  positionOf: (path: readonly PropertyKey[], part?: 'key' | 'value') => Position,
): ContentProblem[] {
  const titles = checks.map(({ title }) => title);
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  return Object.entries(spec.wrong).flatMap(([name, label]) => {
    const unknown = label.fails.flatMap((title, index) => {
      if (titles.includes(title)) return [];
      const nearest = findNearestName(title, titles);
      return [
        {
          file,
          position: positionOf(['wrong', name, 'fails', index]),
          expected: `the title of a check: ${listWords(titles.map((known) => `"${known}"`))}`,
          found: `"${title}"`,
          todo: nearest === null ? 'use one of these titles' : `did you mean "${nearest}"?`,
        },
      ];
    });
    if (label.earned < points) return unknown;
    const full = { file, position: positionOf(['wrong', name, 'earned']), expected: `fewer than the ${points} points of all checks`, found: String(label.earned) };
    return [...unknown, { ...full, todo: 'add a check that this mistake fails' }];
  });
}
