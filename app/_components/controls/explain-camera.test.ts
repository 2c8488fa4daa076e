import { expect, it } from 'vitest';
import { explainCamera } from './explain-camera.ts';

it.each([
  ['NotAllowedError', 'not allowed'],
  ['NotFoundError', 'No camera was found'],
  ['NotReadableError', 'another program or tab uses it'],
  ['InsecureError', 'by https'],
  ['TypeError', 'could not be turned on'],
])('%s: says why, and what to do instead', (name, words) => {
  expect(explainCamera(new DOMException('', name))).toContain(words);
  expect(explainCamera(new DOMException('', name))).toMatch(/Or use a picture file or the sample\.$/);
});
