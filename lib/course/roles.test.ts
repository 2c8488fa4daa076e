import { describe, expect, it } from 'vitest';
import { COURSE_ROLES, isCourseRole, mayInCourse, roleInCourse, toVisitor, type CourseRole, type Person } from './roles.ts';

const account = { id: 'a', name: 'Ada', email: 'ada@example.org' };
const withRole = (role: CourseRole): Person => ({ learnerId: null, account, isAdmin: false, roles: new Map([['vision', role]]) });

describe('mayInCourse', () => {
  it.each(COURSE_ROLES.map((role, index) => [role, index] as const))('gives a %s what those before may do, and no more', (role, index) => {
    expect(COURSE_ROLES.filter((needed) => mayInCourse(withRole(role), 'vision', needed))).toEqual(COURSE_ROLES.slice(0, index + 1));
  });

  it('gives a role in its course only', () => {
    expect(roleInCourse(withRole('owner'), 'audio')).toBe('learner');
    expect(mayInCourse(withRole('owner'), 'audio', 'grader')).toBe(false);
  });

  it('gives a site admin everything everywhere', () => {
    const admin: Person = { ...withRole('learner'), isAdmin: true };
    for (const role of COURSE_ROLES) expect(mayInCourse(admin, 'audio', role)).toBe(true);
  });

  it('gives nobody without an account more than reading', () => {
    const forged: Person = { ...toVisitor('l'), isAdmin: true, roles: new Map([['vision', 'owner']]) };
    expect(COURSE_ROLES.filter((role) => mayInCourse(forged, 'vision', role))).toEqual(['learner']);
  });
});

it('knows roles from other words', () => {
  expect(['learner', 'owner', 'admin', 'toString', ''].filter(isCourseRole)).toEqual(['learner', 'owner']);
});
