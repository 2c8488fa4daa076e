/** What `npm run admin` is asked to do. */
import { isCourseRole, type CourseRole } from '#lib/course/roles.ts';
import { emailSchema, nameSchema } from '#lib/server/identity/account-request.ts';
import { StartError } from './start-error.ts';

export type AdminWish =
  | { readonly kind: 'create'; readonly email: string; readonly name: string }
  | { readonly kind: 'grant'; readonly email: string; readonly role: CourseRole; readonly course: string }
  | { readonly kind: 'admin'; readonly email: string; readonly isAdmin: boolean }
  | { readonly kind: 'list' }
  | { readonly kind: 'reset-password'; readonly email: string }
  | { readonly kind: 'revoke-sessions'; readonly email: string };

const USAGE = `Expected one of
  npm run admin -- create EMAIL [NAME]          makes a site admin; asks for the password
  npm run admin -- grant EMAIL ROLE COURSE      ROLE: learner, grader, instructor or owner; COURSE: its slug
  npm run admin -- grant EMAIL admin            makes an account a site admin
  npm run admin -- revoke EMAIL admin           and no longer
  npm run admin -- list                         accounts, roles and signed-in browsers
  npm run admin -- reset-password EMAIL         asks for a new one and signs every browser out
  npm run admin -- revoke-sessions EMAIL        signs every browser out
A password is asked for, read from the standard input, or taken from EPOCH_ADMIN_PASSWORD; never from the command line,
which every user of this machine can read.`;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function parseAdminArgs(args: readonly string[]): AdminWish {
  const refuse = (reason: string): never => {
    throw new StartError(`${USAGE}\n${reason}`);
  };
  const [command = '', given = '', ...rest] = args;
  if (args.some((arg) => arg.startsWith('-'))) return refuse(`Got the option ${args.find((arg) => arg.startsWith('-'))?.split('=')[0] ?? ''}; there are none.`);
  if (command === 'list' && args.length === 1) return { kind: 'list' };
  if (!['create', 'grant', 'revoke', 'reset-password', 'revoke-sessions'].includes(command)) return refuse(`Got: ${command || 'nothing'}`);
  const parsed = emailSchema.safeParse(given);
  if (!parsed.success) return refuse(`EMAIL must be an e-mail address, but is ${JSON.stringify(given)}.`);
  const email = parsed.data;
  if (command === 'create' && rest.length <= 1) {
    const name = nameSchema.safeParse(rest[0] ?? email.split('@')[0]);
    return name.success ? { kind: 'create', email, name: name.data } : refuse('NAME must be one line of at most 80 characters.');
  }
  const [role = '', course = ''] = rest;
  if ((command === 'grant' || command === 'revoke') && rest.length === 1 && role === 'admin') return { kind: 'admin', email, isAdmin: command === 'grant' };
  if (command === 'grant' && rest.length === 2) {
    if (!isCourseRole(role)) return refuse(`ROLE must be learner, grader, instructor or owner, but is ${JSON.stringify(role)}.`);
    return SLUG.test(course) ? { kind: 'grant', email, role, course } : refuse(`COURSE must be a slug such as deep-learning, but is ${JSON.stringify(course)}.`);
  }
  if (command === 'reset-password' && rest.length === 0) return { kind: 'reset-password', email };
  if (command === 'revoke-sessions' && rest.length === 0) return { kind: 'revoke-sessions', email };
  // What came is not repeated: it might be a password.
  return refuse(`Got ${String(rest.length)} more after ${command} EMAIL.`);
}
