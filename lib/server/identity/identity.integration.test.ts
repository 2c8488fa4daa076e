/** Accounts, members and counted tries on a real PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { verifyPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { createAccount, hasPassword, resetPassword } from './create-account.ts';
import { listMembers, setRole } from './members.ts';
import { countTry, forgetTry, toRateKey } from './rate-limit.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const toNew = (email: string) => ({ name: 'Ada', email, password: 'a long password', isAdmin: false });
/** Without a password: hashing takes its time. */
async function makeAccount(): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  return test.db.account.create({ data: { id, name: 'Ada', email: `${id}@example.org` }, select: { id: true, email: true } });
}

describe('accounts', () => {
  it('are made once for an address, with a password that only verifies', async () => {
    const made = await createAccount(test.db, toNew('ada@example.org'));
    expect(await createAccount(test.db, toNew('ada@example.org'))).toEqual({ ok: false, error: 'email-taken' });
    const method = await test.db.signInMethod.findFirstOrThrow({ where: { userId: made.ok ? made.value : '' } });
    expect(method.password).not.toContain('a long password');
    expect(await verifyPassword({ hash: method.password!, password: 'a long password' })).toBe(true);
  });

  it('get a new password that ends every session, even where they had none', async () => {
    const { id, email } = await makeAccount();
    await test.db.session.create({ data: { id: randomUUID(), token: randomUUID(), userId: id, expiresAt: new Date(Date.now() + 60_000) } });
    expect(await hasPassword(test.db, id)).toBe(false);
    expect(await resetPassword(test.db, email, 'another password')).toBe(true);
    expect(await hasPassword(test.db, id)).toBe(true);
    expect(await test.db.session.count({ where: { userId: id } })).toBe(0);
    expect(await resetPassword(test.db, 'nobody@example.org', 'another password')).toBe(false);
  });
});

describe('members', () => {
  it('have one role in a course, given by e-mail and taken away', async () => {
    const [ada, ben] = [await makeAccount(), await makeAccount()];
    expect(await setRole(test.db, 'vision', { email: ada.email }, 'owner')).toMatchObject({ ok: true });
    await setRole(test.db, 'vision', { email: ben.email }, 'grader');
    await setRole(test.db, 'vision', { account: ben.id }, 'instructor');
    expect((await listMembers(test.db, 'vision')).map(({ account, role }) => [account, role])).toEqual(expect.arrayContaining([[ada.id, 'owner'], [ben.id, 'instructor']]));
    await setRole(test.db, 'vision', { account: ben.id }, null);
    expect(await listMembers(test.db, 'vision')).toHaveLength(1);
    expect(await setRole(test.db, 'vision', { email: 'nobody@example.org' }, 'grader')).toEqual({ ok: false, error: 'unknown-account' });
  });

  it('always have an owner among them, also when two remove each other at once', async () => {
    const owners = [await makeAccount(), await makeAccount()];
    for (const { id } of owners) await setRole(test.db, 'audio', { account: id }, 'owner');
    const results = await Promise.all(owners.map(({ id }) => setRole(test.db, 'audio', { account: id }, null)));
    expect(results.map((result) => (result.ok ? 'removed' : result.error)).sort()).toEqual(['last-owner', 'removed']);
    const [last] = await listMembers(test.db, 'audio');
    expect(await setRole(test.db, 'audio', { account: last!.account }, 'instructor')).toEqual({ ok: false, error: 'last-owner' });
  });
});

describe('counted tries', () => {
  const rate = { count: 3, seconds: 60 };

  it('are allowed up to the rate, however many come at once, and no further', async () => {
    const key = toRateKey('test', randomUUID());
    const waits = await Promise.all(Array.from({ length: 8 }, () => countTry(test.db, key, rate)));
    expect(waits.filter((wait) => wait === null)).toHaveLength(3);
    for (const wait of waits) if (wait !== null) expect(wait).toBeGreaterThan(0);
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBeLessThanOrEqual(60);
    expect(await countTry(test.db, toRateKey('test', randomUUID()), rate)).toBeNull();
  });

  it('begin anew when the span has ended, and a right one does not count', async () => {
    const key = toRateKey('test', randomUUID());
    for (let turn = 0; turn < 6; turn += 1) {
      expect(await countTry(test.db, key, rate)).toBeNull();
      await forgetTry(test.db, key);
    }
    for (let turn = 0; turn < 3; turn += 1) await countTry(test.db, key, rate);
    expect(await countTry(test.db, key, rate)).not.toBeNull();
    await test.db.rateCount.update({ where: { key }, data: { until: new Date(Date.now() - 1000) } });
    expect(await countTry(test.db, key, rate)).toBeNull();
  });

  it('are forgotten some time after their span, and name nobody', async () => {
    const key = toRateKey('sign-in pair', '203.0.113.9', 'ada@example.org');
    expect(key).not.toMatch(/ada|203/);
    await test.db.rateCount.create({ data: { key, count: 1, until: new Date(Date.now() - 2 * 3_600_000) } });
    await countTry(test.db, toRateKey('test', randomUUID()), rate);
    expect(await test.db.rateCount.findUnique({ where: { key } })).toBeNull();
  });
});
