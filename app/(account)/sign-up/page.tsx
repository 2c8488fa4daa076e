import type { Metadata } from 'next';
import { Link } from '#app/_components/ui/link.tsx';
import { CredentialsPart, readNext, type CredentialsPageProps } from '../credentials-page.tsx';
import styles from '../form.module.css';

export const metadata: Metadata = { title: 'Create an account' };

export default async function SignUpPage({ searchParams }: CredentialsPageProps) {
  const next = await readNext(searchParams);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <h1 className={styles.heading}>Create an account</h1>
      <p className={styles.lead}>Your submissions then follow you to other devices. Everything else works without one.</p>
      <CredentialsPart kind="sign-up" searchParams={searchParams} />
      <div className={styles.foot}>
        <p>
          You have an account? <Link href={`/sign-in?${new URLSearchParams({ next }).toString()}`}>Sign in</Link>.
        </p>
        <p>This site sends no mail: keep the password somewhere safe. Whoever runs the site can set a new one.</p>
      </div>
    </main>
  );
}
