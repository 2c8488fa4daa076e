import type { Metadata } from 'next';
import { Button } from '#app/_components/ui/button.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import { mayInCourse, roleInCourse } from '#lib/course/roles.ts';
import { studioPath } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { listCourses } from '#lib/server/content/read.ts';
import { hasPassword } from '#lib/server/identity/create-account.ts';
import { requireAccountOnPage } from '#lib/server/identity/current-person.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { listSessions } from '#lib/server/identity/sessions.ts';
import { mayMakeCourses } from '#lib/server/studio/may-create.ts';
import styles from './account.module.css';
import { describeBrowser } from '#lib/server/http/describe-browser.ts';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const person = await requireAccountOnPage('/account');
  const { account, roles, isAdmin, sessionId } = person;
  const [sessions, isWithPassword, courses] = await Promise.all([listSessions(account.id), hasPassword(db, account.id), listCourses()]);
  const titles = new Map(courses.map(({ slug, title }) => [slug, title]));
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.heading}>{account.name}</h1>
          <p className={styles.email}>{account.email}</p>
        </div>
        <form method="post" action="/api/account/sign-out">
          <Button type="submit">Sign out</Button>
        </form>
      </header>

      <section className={styles.section} aria-labelledby="work">
        <h2 id="work" className={styles.title}>
          Your work
        </h2>
        <p className={styles.lead}>
          <Link href="/submissions">Your submissions</Link> belong to this account and are here on every device. What you typed and did not submit is kept there, too; when you sign out, the browser forgets it.
        </p>
      </section>

      {(isAdmin || roles.size > 0) && (
        <section className={styles.section} aria-labelledby="roles">
          <h2 id="roles" className={styles.title}>
            Your roles
          </h2>
          <ul className={styles.list}>
            {isAdmin && <li className={styles.row}>Admin of this site: owner of every course</li>}
            {[...new Set([...roles.keys(), ...(isAdmin ? titles.keys() : [])])].map((course) => (
              <li key={course} className={styles.row}>
                <span>
                  {roleInCourse(person, course)} in {titles.get(course) ?? course}
                </span>
                {mayInCourse(person, course, 'owner') && <Link href={`/teach/${course}/members`}>Members</Link>}
              </li>
            ))}
          </ul>
          {mayMakeCourses(person) && (
            <p className={styles.lead}>
              Lessons are written in <Link href={studioPath()}>the studio</Link>.
            </p>
          )}
        </section>
      )}

      <section className={styles.section} aria-labelledby="sessions">
        <h2 id="sessions" className={styles.title}>
          Signed-in browsers
        </h2>
        <p className={styles.lead}>Each stays signed in for {IDENTITY_LIMITS.sessionSeconds / 86_400} days. Sign out one that you do not know, and change your password.</p>
        <SessionList
          sessions={sessions.map(({ id, userAgent, address, since }) => ({ id, browser: describeBrowser(userAgent), address, since: since.toISOString(), isHere: id === sessionId }))}
        />
      </section>

      <section className={styles.section} aria-labelledby="password">
        <h2 id="password" className={styles.title}>
          Password
        </h2>
        {isWithPassword ? (
          <PasswordForm email={account.email} passwordMin={IDENTITY_LIMITS.passwordMin} />
        ) : (
          <p className={styles.lead}>This account has no password here: your organisation signs you in.</p>
        )}
      </section>
    </main>
  );
}
