import { expect, it } from 'vitest';
import { keepPending } from '../submissions/pending-store.ts';
import { makeTestPending, MemoryStorage } from '../submissions/test-parts.ts';
import { listWaiting } from './list-waiting.ts';

it('lists what pending-store.ts keeps of this person, and nothing else', () => {
  const storage = new MemoryStorage();
  storage.setItem('epoch.draft.v1:x', 'no JSON');
  for (const [key, space] of [['a', '.ada'], ['b', '.bob']] as const) keepPending({ ...makeTestPending(key), space }, () => storage);
  expect(listWaiting(() => storage, '.ada')).toEqual(['course/lesson/exercise']);
  expect(listWaiting(() => storage, null)).toEqual([]);
});
