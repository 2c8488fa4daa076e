import { describe, expect, test } from 'vitest';
import { parseContentArgs } from './parse-content-args.ts';
import { StartError } from './start-error.ts';

describe('npm run content', () => {
  test.each<[string, object]>([
    ['check', { kind: 'check', target: null, json: false, mutants: true }],
    ['check deep-learning --json', { kind: 'check', target: 'deep-learning', json: true, mutants: true }],
    ['check --no-mutants perceptron', { kind: 'check', target: 'perceptron', json: false, mutants: false }],
    ['new lesson c/my-lesson', { kind: 'new-lesson', course: 'c', slug: 'my-lesson', title: null }],
    ['new lesson content/courses/c/my-lesson Mine', { kind: 'new-lesson', course: 'c', slug: 'my-lesson', title: 'Mine' }],
    ['new exercise c/l/e', { kind: 'new-exercise', lesson: 'c/l', name: 'e', title: null }],
    ['picture a.jpg c', { kind: 'picture', file: 'a.jpg', course: 'c' }],
    ['picture a.jpg content/courses/c/', { kind: 'picture', file: 'a.jpg', course: 'c' }],
    ['import a.ipynb c/l', { kind: 'import', file: 'a.ipynb', course: 'c', slug: 'l' }],
    ['run-notebooks', { kind: 'run-notebooks', target: null }],
    ['run-notebooks deep-learning', { kind: 'run-notebooks', target: 'deep-learning' }],
    ['export c/l', { kind: 'export', lesson: 'c/l', file: null }],
    ['export l b.ipynb', { kind: 'export', lesson: 'l', file: 'b.ipynb' }],
  ])('%s', (line, wish) => expect(parseContentArgs(line.split(' '))).toEqual(wish));

  test.each(['', 'verify', 'check a b', 'check --jsn', 'new', 'new lesson', 'new lesson c', 'new lesson c/l/e', 'new exercise c/l', 'new course c', 'picture', 'picture a.jpg', 'picture a.jpg c/l', 'picture a.jpg c more', 'import a.ipynb', 'import a.ipynb c', 'import a.ipynb c/l more', 'export', 'export a b c', 'export a --json', 'run-notebooks a b', 'run-notebooks --fast'])('refused: %s', (line) => {
    expect(() => parseContentArgs(line.split(' '))).toThrow(StartError);
    expect(() => parseContentArgs(line.split(' '))).toThrow(/npm run content -- check .*Got: /s);
  });
});
