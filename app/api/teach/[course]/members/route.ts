import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { requireRole } from '#lib/server/identity/current-person.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { addMemberSchema, refuseMember } from '#lib/server/identity/member-request.ts';
import { setRole } from '#lib/server/identity/members.ts';

/** Gives somebody with an account a role in the course, named by e-mail. */
export function POST(request: Request, { params }: { params: Promise<{ course: string }> }): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { course } = await params;
    await requireRole(course, 'owner');
    const { email, role } = await readJson(request, addMemberSchema, IDENTITY_LIMITS.requestBytes);
    const added = await setRole(db, course, { email }, role);
    return added.ok ? toAnswer(200, {}) : refuseMember(added.error);
  });
}
