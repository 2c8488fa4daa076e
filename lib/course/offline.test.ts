import { expect, it } from 'vitest';
import { findDataFiles, findPictures, isLessonPath } from './offline.ts';

it('tells lessons from other pages of a course', () => {
  expect(['/courses/a/b', '/courses/a/map', '/courses/a/glossary', '/courses/a/map-of-all', '/courses/a', '/courses/a/b/c', '/studio/a/b'].map(isLessonPath)).toEqual([true, false, false, true, false, false, false]);
});

it('finds the data files that cells load', () => {
  const code = 'await load(\'iris.csv\'); await load("/models/m/model.json"); reload(\'x\'); load(`datasets/b.csv`); load(name); load(\'iris.csv\')';
  expect(findDataFiles(code)).toEqual(['/datasets/iris.csv', '/models/m/model.json', '/datasets/b.csv']);
});

it('finds the pictures of a lesson once', () => {
  const name = `/pictures/${'0a'.repeat(16)}.webp`;
  expect(findPictures(JSON.stringify({ src: name, html: `<img src="${name}">` }))).toEqual([name]);
});
