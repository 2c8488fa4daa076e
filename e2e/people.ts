/** People with accounts and roles, made in the running server. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request as newRequest, type APIRequestContext } from '@playwright/test';
import type { CourseRole } from '#lib/course/roles.ts';
import { openDatabase, type Database } from '#lib/server/db/client.ts';
import { ensurePostgres } from '#lib/server/db/embedded-postgres.ts';
import { expect } from './fixtures.ts';

/** The data directory of the server under test. */
const DATA_DIR = process.env['EPOCH_E2E_DATA_DIR'] ?? fileURLToPath(new URL('../.epoch/e2e', import.meta.url));
export const PASSWORD = 'correct horse battery';

/** An address nobody has used. */
export const newEmail = (name: string): string => `${name}-${randomUUID().slice(0, 8)}@example.org`;

/** A browser without pages, as a page of `origin` would ask. */
export const newBrowser = (origin: string): Promise<APIRequestContext> => newRequest.newContext({ baseURL: origin, extraHTTPHeaders: { Origin: origin } });

export interface RoleOptions {
  /** in deep-learning; null: none */
  readonly role: CourseRole | null;
  readonly isAdmin: boolean;
}

/** Signs up in a browser, which is signed in from then on. */
export async function signUpAs(browser: APIRequestContext, origin: string, name: string, email: string): Promise<void> {
  const answer = await browser.post(`${origin}/api/account/sign-up`, { data: { name, email, password: PASSWORD, keepWork: true }, headers: { Origin: origin } });
  expect(answer.status()).toBe(201);
}

/** As `npm run admin -- grant` does, without its start. */
export const grantRole = (email: string, course: string, role: CourseRole): Promise<void> =>
  onAccounts(async (db) => {
    const { id } = await db.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await db.courseMember.create({ data: { accountId: id, course, role } });
  });

/** Signs somebody up and gives them their role. */
export async function createPerson(origin: string, name: string, { role, isAdmin }: RoleOptions): Promise<APIRequestContext> {
  const [browser, email] = [await newBrowser(origin), newEmail(name)];
  await signUpAs(browser, origin, name, email);
  if (role) await grantRole(email, 'deep-learning', role);
  if (isAdmin) await onAccounts((db) => db.account.update({ where: { email }, data: { isAdmin } }).then(() => undefined));
  return browser;
}

async function onAccounts(work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabase(await ensurePostgres(join(DATA_DIR, 'postgres'), 'epoch'), 1);
  await work(db).finally(() => db.$disconnect());
}
