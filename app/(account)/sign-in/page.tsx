import type { Metadata } from 'next';
import { Link } from '#app/_components/ui/link.tsx';
import { CredentialsPart, readNext, type CredentialsPageProps } from '../credentials-page.tsx';
import styles from '../form.module.css';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: CredentialsPageProps) {
  const next = await readNext(searchParams);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <h1 className={styles.heading}>Sign in</h1>
      <p className={styles.lead}>Nobody needs an account to learn here. With one, your submissions follow you to other devices.</p>
      <CredentialsPart kind="sign-in" searchParams={searchParams} />
      <div className={styles.foot}>
        <p>
          No account yet? <Link href={`/sign-up?${new URLSearchParams({ next }).toString()}`}>Create one</Link>.
        </p>
        <p>Forgot your password? This site sends no mail. Ask whoever runs it for a new one.</p>
      </div>
    </main>
  );
}
