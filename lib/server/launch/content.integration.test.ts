/** `npm run content`: what authors name, and how the command ends. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTarget, selectCourse, selectLesson } from './find-content.ts';

const PERCEPTRON = { folders: ['content/courses/deep-learning'], lesson: 'perceptron' };

test.each([
  ['deep-learning', { folders: ['content/courses/deep-learning'], lesson: null }],
  ['content/courses/deep-learning/', { folders: ['content/courses/deep-learning'], lesson: null }],
  ['perceptron', PERCEPTRON],
  ['10-perceptron', PERCEPTRON],
  ['deep-learning/perceptron', PERCEPTRON],
  ['content/courses/deep-learning/10-perceptron', PERCEPTRON],
])('%s is found', async (name, target) => expect(await findTarget(name)).toEqual(target));

test('what is not there is said, with what is near', async () => {
  await expect(findTarget('perceptrn')).rejects.toThrow('Expected a course or a lesson of content/courses, and there is no perceptrn. Did you mean perceptron?');
  await expect(findTarget('../../etc')).rejects.toThrow('and there is no ../../etc. There are the courses');
  await expect(selectLesson('deep-learning')).rejects.toThrow('deep-learning is a course. Name one of its lessons');
  await expect(selectCourse('deep-lerning')).rejects.toThrow('Did you mean deep-learning?');
});

const run = (...args: readonly string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'lib/server/launch/content.ts', ...args], { encoding: 'utf8' });

test('a wrong name ends the command with 1 and a sentence, an export with 0 and a file', () => {
  const wrong = run('check', 'perceptrn');
  expect([wrong.status, wrong.stdout, wrong.stderr.trim()]).toEqual([1, '', 'Expected a course or a lesson of content/courses, and there is no perceptrn. Did you mean perceptron?']);
  const folder = mkdtempSync(join(tmpdir(), 'epoch-export-'));
  try {
    const exported = run('export', 'perceptron', join(folder, 'p.ipynb'));
    expect([exported.status, exported.stderr]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'p.ipynb'), 'utf8'))).toMatchObject({ nbformat: 4 });
    expect(run('export', 'perceptron', join(folder, 'p.ipynb'))).toMatchObject({ status: 1, stderr: expect.stringContaining('exists. Remove it first') as string });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
