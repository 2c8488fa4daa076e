/** The browsers that are signed in to an account. */
import { db, type Database } from '#lib/server/db/client.ts';

/** One of them. */
export interface SessionView {
  readonly id: string;
  readonly since: Date;
  readonly until: Date;
  /** what the browser says of itself; null: nothing */
  readonly userAgent: string | null;
  /** where it signed in from; null: not known */
  readonly address: string | null;
}

/** Newest first. */
export async function listSessions(account: string): Promise<readonly SessionView[]> {
  const rows = await db.session.findMany({ where: { userId: account, expiresAt: { gt: new Date() } }, orderBy: { createdAt: 'desc' } });
  return rows.map(({ id, createdAt, expiresAt, userAgent, ipAddress }) => ({ id, since: createdAt, until: expiresAt, userAgent, address: ipAddress || null }));
}

/** Signs one browser out; false when the account has no such session. */
export async function endSession(account: string, id: string): Promise<boolean> {
  return (await db.session.deleteMany({ where: { id, userId: account } })).count > 0;
}

/** Signs every browser out; how many there were. */
export async function endAllSessions(database: Database, account: string): Promise<number> {
  return (await database.session.deleteMany({ where: { userId: account } })).count;
}
