'use client';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { Said, type SaidWords } from '#app/_components/ui/said.tsx';
import { askAccount } from '#lib/client/account/ask-account.ts';
import { FormField } from '../form-field.tsx';
import formStyles from '../form.module.css';

/** A new password for who knows the present one. */
export function PasswordForm({ email, passwordMin }: { readonly email: string; readonly passwordMin: number }) {
  const router = useRouter();
  const [said, setSaid] = useState<SaidWords | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const body = { current: String(given.get('current') ?? ''), next: String(given.get('next') ?? '') };
    setBusy(true);
    void askAccount('PUT', 'account/password', body).then((answer) => {
      setBusy(false);
      setSaid(answer.kind === 'ok' ? { tone: 'good', text: 'The new password counts from now on. Every other browser is signed out.' } : { tone: 'bad', text: answer.message });
      if (answer.kind !== 'ok') return;
      form.reset();
      router.refresh();
    });
  };
  return (
    <>
      <Said said={said} />
      <form className={formStyles.form} method="post" action="/api/account/password" onSubmit={submit}>
        {/* a password manager wants to know whose password it is */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FormField label="Present password" name="current" type="password" autoComplete="current-password" required maxLength={200} />
        <FormField label="New password" name="next" type="password" autoComplete="new-password" required minLength={passwordMin} maxLength={200} hint={`At least ${passwordMin} characters.`} />
        <div>
          <Button type="submit" disabled={isBusy}>
            Change the password
          </Button>
        </div>
      </form>
    </>
  );
}
