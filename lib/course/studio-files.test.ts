import { describe, expect, it } from 'vitest';
import { isCourseFile, isPicture, isTextFile, toPart } from './studio-files.ts';

describe('files of a course', () => {
  it.each([
    ['course.json', 'course'],
    ['10-perceptron/lesson.mdx', '10-perceptron'],
    ['10-perceptron/exercises/find-weights/exercise.json', '10-perceptron'],
    ['10-perceptron/exercises/find-weights/hidden.ts', '10-perceptron'],
    ['10-perceptron/exercises/find-weights/wrong/adds-two.ts', '10-perceptron'],
  ])('%s is a text of %s', (path, part) => {
    expect([isTextFile(path), isCourseFile(path), isPicture(path), toPart(path)]).toEqual([true, true, false, part]);
  });

  it('images/neuron-1a2b.webp is a picture', () => {
    expect([isTextFile('images/neuron-1a2b.webp'), isCourseFile('images/neuron-1a2b.webp'), toPart('images/neuron-1a2b.webp')]).toEqual([false, true, 'images']);
  });

  it.each([
    '', '/', 'lesson.mdx', '../course.json', '10-perceptron/../course.json', '10-perceptron/lesson.mdx/', '10-perceptron//lesson.mdx', '1-a/lesson.mdx', '10-A/lesson.mdx',
    '10-a/notes.md', '10-a/exercises/x/y/z.ts', '10-a/exercises/../lesson.mdx', '10-a/exercises/x/wrong/../hidden.ts', '10-a/exercises/x/Exercise.json', '10-a\\lesson.mdx',
    'images/a.svg', 'images/a.png.html', 'images/../a.png', 'images/a/b.png', '__proto__', 'course.json\n', 'images/a.png\n', '10-a/lesson.mdx\0',
  ])('%j is none', (path) => expect(isCourseFile(path)).toBe(false));
});
