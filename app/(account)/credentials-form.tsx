'use client';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import saidStyles from '#app/_components/ui/said.module.css';
import { addressOf, askAccount } from '#lib/client/account/ask-account.ts';
import { FormField } from './form-field.tsx';
import styles from './form.module.css';

interface CredentialsFormProps {
  readonly kind: 'sign-in' | 'sign-up';
  /** the page of ours to go to afterwards */
  readonly next: string;
  /** whether this browser has work that belongs to no account */
  readonly hasWork: boolean;
  /** what to call the OpenID Connect provider; null: there is none */
  readonly provider: string | null;
  /** why the last try with the provider failed; null: it did not */
  readonly problem: string | null;
  readonly passwordMin: number;
}

/** E-mail and password, for a new account or one that is there. */
export function CredentialsForm({ kind, next, hasWork, provider, problem, passwordMin }: CredentialsFormProps) {
  const [said, setSaid] = useState(problem);
  const [isBusy, setBusy] = useState(false);
  const sayRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said) sayRef.current?.focus();
  }, [said]);

  // A page that is loaded anew shows the name in its header, and nothing of the visitor before.
  const run = async (work: () => ReturnType<typeof askAccount>, go: (body: unknown) => string | null): Promise<void> => {
    setBusy(true);
    setSaid(null);
    const answer = await work();
    const address = answer.kind === 'ok' ? go(answer.body) : null;
    if (address !== null) return location.assign(address);
    setBusy(false);
    setSaid(answer.kind === 'failed' ? answer.message : 'The server gave an answer that was not expected. Try again in a moment.');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => String(given.get(name) ?? '');
    const credentials = { email: text('email'), password: text('password'), keepWork: !hasWork || given.has('keepWork') };
    void run(() => askAccount('POST', `account/${kind}`, kind === 'sign-up' ? { ...credentials, name: text('name') } : credentials), () => next);
  };

  const isNew = kind === 'sign-up';
  return (
    <>
      {said && (
        <p ref={sayRef} role="alert" tabIndex={-1} className={`${saidStyles.said} ${saidStyles.above}`}>
          {said}
        </p>
      )}
      {provider && (
        <>
          <Button className={styles.wide} disabled={isBusy} onClick={() => void run(() => askAccount('POST', 'account/oidc', { next }), addressOf)}>
            Sign in with {provider}
          </Button>
          <p className={styles.or}>or with a password</p>
        </>
      )}
      {/* method: before this script is alive, a press must not put the password into the address */}
      <form className={styles.form} method="post" action={`/api/account/${kind}`} onSubmit={submit}>
        {isNew && <FormField label="Name" name="name" autoComplete="name" required maxLength={80} hint="As graders and other authors should see it." />}
        <FormField label="E-mail" name="email" type="email" autoComplete="username" required maxLength={254} />
        <FormField
          label="Password"
          name="password"
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          required
          minLength={isNew ? passwordMin : undefined}
          maxLength={200}
          hint={isNew ? `At least ${passwordMin} characters. Length is all that counts: a few words are good.` : undefined}
        />
        {hasWork && (
          <label className={styles.choice}>
            <input type="checkbox" name="keepWork" defaultChecked />
            <span>Add the submissions made in this browser without an account, and what was typed here. Leave them out if somebody else made them.</span>
          </label>
        )}
        <Button type="submit" variant="primary" disabled={isBusy}>
          {isNew ? 'Create the account' : 'Sign in'}
        </Button>
      </form>
    </>
  );
}
