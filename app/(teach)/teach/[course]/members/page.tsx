import type { Metadata } from 'next';
import { Link } from '#app/_components/ui/link.tsx';
import { readCourse } from '#lib/server/content/read.ts';
import { db } from '#lib/server/db/client.ts';
import { requireRoleOnPage } from '#lib/server/identity/current-person.ts';
import { listMembers } from '#lib/server/identity/members.ts';
import { MemberList } from './member-list.tsx';
import styles from './members.module.css';

export const metadata: Metadata = { title: 'Members' };

interface MembersPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

export default async function MembersPage({ params }: MembersPageProps) {
  const { course: slug } = await params;
  const { account } = await requireRoleOnPage(slug, 'owner', `/teach/${slug}/members`);
  const [course, members] = await Promise.all([readCourse(slug), listMembers(db, slug)]);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <p className={styles.kicker}>{course ? <Link href={`/courses/${slug}`}>{course.title}</Link> : slug}</p>
      <h1 className={styles.heading}>Members</h1>
      <p className={styles.lead}>
        Everybody may learn, with or without an account. A grader also sees submissions and marks, an instructor also writes and publishes lessons, an owner also decides who is what.
      </p>
      <MemberList
        course={slug}
        self={account.id}
        members={members.map(({ account: id, name, email, role, emailVerified, accountSince }) => ({ id, name, email, role, emailVerified, since: accountSince.toISOString() }))}
      />
    </main>
  );
}
