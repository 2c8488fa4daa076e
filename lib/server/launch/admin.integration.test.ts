import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { childEnv } from '#lib/server/env/env.ts';
import { parseAdminArgs } from './parse-admin-args.ts';
import { runAdmin } from './run-admin.ts';

const ADMIN = fileURLToPath(new URL('./admin.ts', import.meta.url));
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Runs `npm run admin`'s program with a password on its standard input. */
const admin = (args: readonly string[], input: string): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', ADMIN, ...args], { env: childEnv({ DATABASE_URL: test.url }), stdio: ['pipe', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('close', (code) => resolve({ code, text: text.trim() }));
    child.stdin.end(input);
  });

const run = (args: readonly string[], password = ''): Promise<string> => runAdmin(test.db, parseAdminArgs(args), password);

it('makes the first account with a password from a pipe', async () => {
  expect(await admin(['create', 'Boss@example.org', 'The Boss'], 'a long password\n')).toEqual({ code: 0, text: 'boss@example.org is a site admin now and signs in at /sign-in.' });
  expect(await test.db.account.findUniqueOrThrow({ where: { email: 'boss@example.org' } })).toMatchObject({ isAdmin: true });
});

it('gives and takes roles, sets passwords, ends sessions, and tells', async () => {
  await expect(run(['create', 'boss@example.org'], 'a long password')).rejects.toThrow('There is an account with boss@example.org already');
  await expect(run(['grant', 'nobody@example.org', 'owner', 'vision'])).rejects.toThrow('There is no account with nobody@example.org');
  expect(await run(['grant', 'boss@example.org', 'owner', 'vision'])).toBe('boss@example.org is owner in vision now. No course vision is published yet.');
  await expect(run(['grant', 'boss@example.org', 'learner', 'vision'])).rejects.toThrow('last owner of vision');
  expect(await run(['revoke', 'boss@example.org', 'admin'])).toBe('boss@example.org is no site admin any more.');
  const { id } = await test.db.account.findUniqueOrThrow({ where: { email: 'boss@example.org' } });
  await test.db.session.create({ data: { id: 's', token: 't', userId: id, expiresAt: new Date(Date.now() + 60_000) } });
  expect(await run(['list'])).toBe('boss@example.org  The Boss  owner in vision  signed in: 1');
  expect(await run(['revoke-sessions', 'boss@example.org'])).toBe('Signed out: 1 browsers.');
  expect(await run(['reset-password', 'boss@example.org'], 'another password')).toContain('every browser is signed out');
});
