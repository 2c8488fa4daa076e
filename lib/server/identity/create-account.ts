/** Accounts made and mended by who runs the site. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Database } from '#lib/server/db/client.ts';
import { endAllSessions } from './sessions.ts';

/** better-auth's name for a password. */
const PASSWORD = 'credential';

export interface NewAccount {
  readonly name: string;
  /** lower case */
  readonly email: string;
  readonly password: string;
  readonly isAdmin: boolean;
}

/** The new account's id. */
export async function createAccount(db: Database, { name, email, password, isAdmin }: NewAccount): Promise<Result<string, 'email-taken'>> {
  const id = randomUUID();
  const hash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.account.createMany({ data: [{ id, name, email, isAdmin }], skipDuplicates: true });
    if (count === 0) return err('email-taken');
    await tx.signInMethod.create({ data: { id: randomUUID(), providerId: PASSWORD, accountId: id, userId: id, password: hash } });
    return ok(id);
  });
}

/** Sets the password, also of an account that had none, and ends its sessions: who knew the old one is out. False: no such account. */
export async function resetPassword(db: Database, email: string, password: string): Promise<boolean> {
  const account = await db.account.findUnique({ where: { email }, select: { id: true } });
  if (!account) return false;
  const hash = await hashPassword(password);
  await db.signInMethod.upsert({
    where: { providerId_accountId: { providerId: PASSWORD, accountId: account.id } },
    create: { id: randomUUID(), providerId: PASSWORD, accountId: account.id, userId: account.id, password: hash },
    update: { password: hash },
  });
  await endAllSessions(db, account.id);
  return true;
}

/** Whether the account has a password, or only an OIDC provider. */
export const hasPassword = async (db: Database, account: string): Promise<boolean> =>
  (await db.signInMethod.count({ where: { userId: account, providerId: PASSWORD, password: { not: null } } })) > 0;
