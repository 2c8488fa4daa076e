import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { announce, readAnnouncement, type Announcement } from './announce.ts';
import { SubmissionListener } from './submission-listener.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('tells every listener which check of how many runs, a long title cut', async () => {
  const heard: (Announcement | null)[] = [];
  const unsubscribe = new SubmissionListener(test.url).subscribe((announcement) => heard.push(announcement));
  // the first, which is none, says that it listens now
  await expect.poll(() => heard).toEqual([null]);
  const id = randomUUID();
  await announce(test.db, { id, checking: { title: 'σ'.repeat(9_000), position: 2, of: 5 } });
  await announce(test.db, { id, checking: null });
  await expect.poll(() => heard.slice(1)).toEqual([{ id, checking: { title: 'σ'.repeat(200), position: 2, of: 5 } }, { id, checking: null }]);
  unsubscribe();
});

it.each(['', 'x', '{}', '{"id":"1","checking":null}', `{"id":"${randomUUID()}","checking":"a title alone"}`])('takes nothing that is not ours: %s', (text) => {
  expect(readAnnouncement(text)).toBeNull();
});
