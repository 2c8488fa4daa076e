import { answering } from '#lib/server/http/api-answer.ts';
import { answerSignedIn } from '#lib/server/identity/answer-signed-in.ts';
import { finishOidc } from '#lib/server/identity/oidc-sign-in.ts';

/** Where the OIDC provider sends people back to. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { redirect, session } = await finishOidc(request);
    return session ? answerSignedIn(redirect, session, true) : redirect;
  });
}
