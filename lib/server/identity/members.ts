/** Who has which role in a course. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { isCourseRole, type CourseRole } from '#lib/course/roles.ts';
import type { Database } from '#lib/server/db/client.ts';

export interface Member {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly role: CourseRole;
  /** whether an OIDC provider vouched for the address */
  readonly emailVerified: boolean;
  /** since when the account exists */
  readonly accountSince: Date;
}

/** Why a role was not changed. */
export type MemberFailure = 'unknown-account' | 'last-owner';

/** Everybody with a role of their own, by name. */
export async function listMembers(db: Database, course: string): Promise<readonly Member[]> {
  const rows = await db.courseMember.findMany({ where: { course }, include: { account: true }, orderBy: [{ account: { name: 'asc' } }, { accountId: 'asc' }] });
  return rows.flatMap(({ role, account }) =>
    isCourseRole(role) ? [{ account: account.id, name: account.name, email: account.email, role, emailVerified: account.emailVerified, accountSince: account.createdAt }] : [],
  );
}

/**
 * Gives the role; null takes any away (everybody is a learner without one). A course that had an owner keeps one.
 * @param who by account or, as people name each other, by e-mail (lower case)
 */
export async function setRole(db: Database, course: string, who: { readonly account: string } | { readonly email: string }, role: CourseRole | null): Promise<Result<void, MemberFailure>> {
  return db.$transaction(async (tx): Promise<Result<void, MemberFailure>> => {
    // Two owners who remove each other at once: the second finds itself the last.
    await tx.$queryRaw`SELECT 1 AS locked FROM pg_advisory_xact_lock(hashtext(${`members of ${course}`}))`;
    const found = await tx.account.findUnique({ where: 'account' in who ? { id: who.account } : { email: who.email }, select: { id: true } });
    if (!found) return err('unknown-account');
    const owners = await tx.courseMember.findMany({ where: { course, role: 'owner' }, select: { accountId: true } });
    if (role !== 'owner' && owners.length === 1 && owners[0]?.accountId === found.id) return err('last-owner');
    const key = { accountId_course: { accountId: found.id, course } };
    if (role === null) await tx.courseMember.deleteMany({ where: { accountId: found.id, course } });
    else await tx.courseMember.upsert({ where: key, create: { accountId: found.id, course, role }, update: { role } });
    return ok(undefined);
  });
}
