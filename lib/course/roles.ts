/** Who may do what in a course. Pure: who somebody is comes in as an argument. */

/** From the one who may least to the one who may most; each may also do what those before may. */
export const COURSE_ROLES = ['learner', 'grader', 'instructor', 'owner'] as const;

/**
 * learner: reads, runs, submits (everybody, with or without an account); grader: sees submissions and marks;
 * instructor: also writes and publishes lessons; owner: also says who has which role.
 */
export type CourseRole = (typeof COURSE_ROLES)[number];

/** Who asks. */
export interface Person {
  /** whose work they see and add to: the account's learner, else the anonymous cookie's; null before the first submission */
  readonly learnerId: string | null;
  /** null: not signed in */
  readonly account: PersonAccount | null;
  /** of the whole site: may do everything in every course */
  readonly isAdmin: boolean;
  /** by course slug; a course that is absent has them as a learner */
  readonly roles: ReadonlyMap<string, CourseRole>;
}

export interface PersonAccount {
  readonly id: string;
  readonly name: string;
  /** lower case; nobody proved that it is theirs unless an OIDC provider did */
  readonly email: string;
}

/** Somebody without an account. */
export const toVisitor = (learnerId: string | null): Person => ({ learnerId, account: null, isAdmin: false, roles: new Map() });

/** Whether `role` includes what `needed` may do. */
export const includesRole = (role: CourseRole, needed: CourseRole): boolean => COURSE_ROLES.indexOf(role) >= COURSE_ROLES.indexOf(needed);

/** What they are in a course; a site admin is an owner everywhere. */
export function roleInCourse(person: Person, course: string): CourseRole {
  if (!person.account) return 'learner';
  return person.isAdmin ? 'owner' : (person.roles.get(course) ?? 'learner');
}

/** Whether they may do what `role` may do in the course. */
export const mayInCourse = (person: Person, course: string, role: CourseRole): boolean => includesRole(roleInCourse(person, course), role);

/** Whether the text names a role. */
export const isCourseRole = (text: string): text is CourseRole => (COURSE_ROLES as readonly string[]).includes(text);
