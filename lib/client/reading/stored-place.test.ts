import { expect, it } from 'vitest';
import { parseReadingPlace } from './stored-place.ts';

it('reads back a place and nothing else', () => {
  const place = { path: '/courses/deep-learning/perceptron', title: 'The perceptron', section: { id: 'weigh', text: 'Weigh' } };
  expect(parseReadingPlace(JSON.stringify(place))).toEqual(place);
  expect(parseReadingPlace(JSON.stringify({ ...place, section: null }))).toEqual({ ...place, section: null });
  for (const other of [null, '', '{', '[]', '1', 'null', '{}', JSON.stringify({ ...place, path: 'javascript:alert(1)' }), JSON.stringify({ ...place, path: '//evil.example/courses/a/b' }), JSON.stringify({ ...place, section: { id: 1 } })]) {
    expect(parseReadingPlace(other)).toBeNull();
  }
});
