import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { requireRole } from '#lib/server/identity/current-person.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { changeMemberSchema, refuseMember } from '#lib/server/identity/member-request.ts';
import { setRole } from '#lib/server/identity/members.ts';

interface Context {
  readonly params: Promise<{ course: string; account: string }>;
}

/** Changes a member's role. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { course, account } = await params;
    await requireRole(course, 'owner');
    const { role } = await readJson(request, changeMemberSchema, IDENTITY_LIMITS.requestBytes);
    const changed = await setRole(db, course, { account }, role);
    return changed.ok ? toAnswer(200, {}) : refuseMember(changed.error);
  });
}

/** Takes a member's role away: they are a learner like everybody. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { course, account } = await params;
    await requireRole(course, 'owner');
    const removed = await setRole(db, course, { account }, null);
    return removed.ok ? toAnswer(200, {}) : refuseMember(removed.error);
  });
}
