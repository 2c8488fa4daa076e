import { expect, it } from 'vitest';
import { toLocalPath } from './local-path.ts';

it.each(['/', '/courses/deep-learning', '/submissions?by=exercise', '/a#b'])('keeps %s', (path) => {
  expect(toLocalPath(path, '/x')).toBe(path);
});

it.each([undefined, null, '', 'courses', '//evil.example', '/\\evil.example', '/\t/evil.example', '/a\\b', 'https://evil.example', 'javascript:alert(1)', '/\n/evil.example', '/ä'])('goes home for %j', (text) => {
  expect(toLocalPath(text, '/x')).toBe('/x');
});

it('does not let dots make another host', () => {
  expect(toLocalPath('/.//evil.example', '/x')).toBe('/x');
});
