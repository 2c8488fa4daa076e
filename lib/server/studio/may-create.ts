/** Who may make a course: those who teach here already, under a name that is not promised to others. */
import { includesRole, mayInCourse, type Person } from '#lib/course/roles.ts';
import type { Database } from '#lib/server/db/client.ts';

/** Site admins, and whoever instructs or owns a course. */
export const mayMakeCourses = (person: Person): boolean => person.account !== null && (person.isAdmin || [...person.roles.values()].some((role) => includesRole(role, 'instructor')));

/** Courses whose lessons they may write, by slug; null: all. */
export const listOwnCourses = (person: Person): readonly string[] | null => (person.isAdmin ? null : [...person.roles].filter(([, role]) => includesRole(role, 'instructor')).map(([slug]) => slug));

/** Roles may be given before there is a course: then only those who have one may make it. */
export async function isPromised(db: Database, slug: string, person: Person): Promise<boolean> {
  return !mayInCourse(person, slug, 'instructor') && (await db.courseMember.count({ where: { course: slug } })) > 0;
}
