import { redirect } from 'next/navigation';
import { toLocalPath } from '#lib/base/local-path.ts';
import { env } from '#lib/server/env/env.ts';
import { currentPerson } from '#lib/server/identity/current-person.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { describeOidcProblem } from './oidc-problem.ts';

export interface CredentialsPageProps {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly error?: string | string[] }>;
}

/** Where to after signing in; the query's first word counts. */
export async function readNext(searchParams: CredentialsPageProps['searchParams']): Promise<string> {
  const { next } = await searchParams;
  return toLocalPath(typeof next === 'string' ? next : null, '/account');
}

/** The form of both pages, with what it needs to know; who is signed in already goes on. */
export async function CredentialsPart({ kind, searchParams }: CredentialsPageProps & { readonly kind: 'sign-in' | 'sign-up' }) {
  const [person, next, { error }] = await Promise.all([currentPerson(), readNext(searchParams), searchParams]);
  if (person.account) redirect(next);
  const problem = describeOidcProblem(typeof error === 'string' ? error : undefined);
  return <CredentialsForm kind={kind} next={next} hasWork={person.learnerId !== null} provider={env().oidc?.name ?? null} problem={problem} passwordMin={IDENTITY_LIMITS.passwordMin} />;
}
