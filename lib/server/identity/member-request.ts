/** What the routes of a course's members accept, and how they refuse. */
import { z } from 'zod';
import { COURSE_ROLES } from '#lib/course/roles.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { emailSchema } from './account-request.ts';
import type { MemberFailure } from './members.ts';

const roleSchema = z.enum(COURSE_ROLES, `one of ${COURSE_ROLES.join(', ')}`);

export const addMemberSchema = z.strictObject({ email: emailSchema, role: roleSchema });
export const changeMemberSchema = z.strictObject({ role: roleSchema });

export function refuseMember(failure: MemberFailure): never {
  if (failure === 'last-owner') refuse(409, 'last-owner', 'This is the last owner of the course, and a course needs one. Make somebody else an owner first.');
  refuse(404, 'unknown-account', 'There is no such account on this site. Ask the person to create one, then add them.');
}
