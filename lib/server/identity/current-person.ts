/** Who asks, for pages and routes. */
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { isCourseRole, mayInCourse, toVisitor, type CourseRole, type Person } from '#lib/course/roles.ts';
import { db } from '#lib/server/db/client.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import { readAnonymousLearner } from '#lib/server/learner/anonymous-learner.ts';
import { auth, SESSION_COOKIE } from './auth.ts';

/** Somebody who is signed in. */
export interface SignedIn extends Person {
  readonly account: NonNullable<Person['account']>;
  /** this browser's session */
  readonly sessionId: string;
}

const readSignedIn = cache(async (): Promise<SignedIn | null> => {
  if (!(await cookies()).has(SESSION_COOKIE)) return null;
  const found = await auth(await isHttps()).api.getSession({ headers: await headers() });
  const account = found && (await db.account.findUnique({ where: { id: found.user.id }, include: { memberships: true, learner: { select: { id: true } } } }));
  if (!account) return null;
  return {
    learnerId: account.learner?.id ?? null,
    account: { id: account.id, name: account.name, email: account.email },
    isAdmin: account.isAdmin,
    roles: new Map(account.memberships.flatMap(({ course, role }) => (isCourseRole(role) ? [[course, role]] : []))),
    sessionId: found.session.id,
  };
});

/** Who asks: an account, or a visitor with or without anonymous work. Reads only; once for each page. */
export const currentPerson = cache(async (): Promise<Person> => (await readSignedIn()) ?? toVisitor(await readAnonymousLearner()));

/** Who is signed in, for what does not ask for anonymous work; null: nobody. */
export const currentAccount = async (): Promise<SignedIn['account'] | null> => (await readSignedIn())?.account ?? null;

/** For routes: refuses with 401 who is not signed in. */
export async function requireAccount(): Promise<SignedIn> {
  return (await readSignedIn()) ?? refuse(401, 'signed-out', 'Expected somebody who is signed in, got a visitor. Sign in and try again.');
}

/** For routes: refuses with 401 who is not signed in, and with 403 who may not do in the course what `role` may. */
export async function requireRole(course: string, role: CourseRole): Promise<SignedIn> {
  const person = await requireAccount();
  if (mayInCourse(person, course, role)) return person;
  refuse(403, 'wrong-role', `This needs the role ${role} in the course ${course}, and ${person.account.email} does not have it. Ask an owner of the course for it.`);
}

/** For routes: refuses with 401 who is not signed in, and with 403 who is no site admin. */
export async function requireAdmin(): Promise<SignedIn> {
  const person = await requireAccount();
  return person.isAdmin ? person : refuse(403, 'wrong-role', `This needs a site admin, and ${person.account.email} is none. Who runs this site can make one: npm run admin -- grant EMAIL admin.`);
}

/** For pages: sends who is not signed in to the sign-in page, which leads back to `path`. */
export async function requireAccountOnPage(path: string): Promise<SignedIn> {
  return (await readSignedIn()) ?? redirect(`/sign-in?${new URLSearchParams({ next: path }).toString()}`);
}

/** For pages: sends who is not signed in to the sign-in page; for who may not do what `role` may, there is no such page. */
export async function requireRoleOnPage(course: string, role: CourseRole, path: string): Promise<SignedIn> {
  const person = await requireAccountOnPage(path);
  return mayInCourse(person, course, role) ? person : notFound();
}
