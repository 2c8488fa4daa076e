/** What `npm run admin` does to accounts, once it is known what is wished. */
import type { Database } from '#lib/server/db/client.ts';
import { createAccount, resetPassword } from '#lib/server/identity/create-account.ts';
import { setRole } from '#lib/server/identity/members.ts';
import { endAllSessions } from '#lib/server/identity/sessions.ts';
import type { AdminWish } from './parse-admin-args.ts';
import { StartError } from './start-error.ts';

/** Does it; what to tell. Throws `StartError` with what to do instead. */
export async function runAdmin(db: Database, wish: AdminWish, password: string): Promise<string> {
  switch (wish.kind) {
    case 'create': {
      const made = await createAccount(db, { name: wish.name, email: wish.email, password, isAdmin: true });
      if (!made.ok) throw new StartError(`There is an account with ${wish.email} already. To make it a site admin: npm run admin -- grant ${wish.email} admin`);
      return `${wish.email} is a site admin now and signs in at /sign-in.`;
    }
    case 'grant': {
      const { email, course, role } = wish;
      const changed = await setRole(db, course, { email }, role === 'learner' ? null : role);
      if (!changed.ok) throw changed.error === 'last-owner' ? new StartError(`${email} is the last owner of ${course}. Make somebody else an owner first.`) : unknown(email);
      return `${email} is ${role} in ${course} now.${(await db.publication.count({ where: { path: course } })) === 0 ? ` No course ${course} is published yet.` : ''}`;
    }
    case 'admin': {
      const { count } = await db.account.updateMany({ where: { email: wish.email }, data: { isAdmin: wish.isAdmin } });
      if (count === 0) throw unknown(wish.email);
      return `${wish.email} is ${wish.isAdmin ? 'a site admin now' : 'no site admin any more'}.`;
    }
    case 'list':
      return formatAccounts(db);
    case 'reset-password':
      if (!(await resetPassword(db, wish.email, password))) throw unknown(wish.email);
      return `${wish.email} has the new password, and every browser is signed out.`;
    case 'revoke-sessions': {
      const account = await db.account.findUnique({ where: { email: wish.email }, select: { id: true } });
      if (!account) throw unknown(wish.email);
      return `Signed out: ${String(await endAllSessions(db, account.id))} browsers.`;
    }
  }
}

function unknown(email: string): StartError {
  return new StartError(`There is no account with ${email}. To see all: npm run admin -- list`);
}

async function formatAccounts(db: Database): Promise<string> {
  const isSignedIn = { expiresAt: { gt: new Date() } };
  const accounts = await db.account.findMany({ include: { memberships: { orderBy: { course: 'asc' } }, _count: { select: { sessions: { where: isSignedIn } } } }, orderBy: { email: 'asc' } });
  if (accounts.length === 0) return 'There are no accounts. To make the first: npm run admin -- create EMAIL';
  return accounts
    .map(({ email, name, isAdmin, memberships, _count }) => {
      const roles = [...(isAdmin ? ['site admin'] : []), ...memberships.map(({ role, course }) => `${role} in ${course}`)];
      return `${email}  ${name}  ${roles.join(', ') || 'learner'}  signed in: ${String(_count.sessions)}`;
    })
    .join('\n');
}
