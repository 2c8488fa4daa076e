import { expect, it } from 'vitest';
import { DATA_BYTES, fetchData, toDataPath } from './fetch-data.ts';

it.each([
  ['iris.csv', '/datasets/iris.csv'],
  ['/datasets/digits/train-images.bin', '/datasets/digits/train-images.bin'],
  ['models/m/model.json', '/models/m/model.json'],
])('allows %s', (path, url) => {
  expect(toDataPath(path)).toBe(url);
});

it.each(['../api/me', 'datasets/../api/me', '/api/submissions', '//example.org/x', 'https://example.org/x', 'a%2f..%2fb', 'iris.csv?x=1', '.env', 'models/.hidden', 'a\\..\\b', '', '/', 'datasets/', 'x#y'])('refuses %j', (path) => {
  const wanted = path.startsWith('/api') ? '/datasets/api/submissions' : null;
  if (wanted) expect(toDataPath(path)).toBe(wanted);
  else expect(() => toDataPath(path)).toThrow(/can load files of \/datasets and \/models/);
});

it('refuses what is not text', () => {
  expect(() => toDataPath({ toString: () => 'iris.csv' })).toThrow(/as text/);
});

it('fetches without cookies and without redirects', async () => {
  const calls: unknown[] = [];
  const bytes = await fetchData('a.txt', async (url, options) => {
    calls.push([url, options]);
    return new Response('abc');
  });
  expect(calls).toEqual([['/datasets/a.txt', { credentials: 'omit', redirect: 'error' }]]);
  expect(bytes.byteLength).toBe(3);
});

it.each([
  [async () => new Response('', { status: 404 }), /There is no data file \/datasets\/a\.txt/],
  [async () => new Response('', { status: 500 }), /status 500/],
  [async () => new Response('', { headers: { 'content-length': String(DATA_BYTES + 1) } }), /larger than the 64 MB/],
  [async () => Promise.reject(new TypeError('offline')), /network did not answer/],
])('says what went wrong', async (fetchFile, message) => {
  await expect(fetchData('a.txt', fetchFile)).rejects.toThrow(message);
});
