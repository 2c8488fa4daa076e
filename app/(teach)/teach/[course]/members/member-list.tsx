'use client';
import { useRouter } from 'next/navigation';
import { useState, type SubmitEvent } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { Said, type SaidWords } from '#app/_components/ui/said.tsx';
import { askAccount, type AccountAnswer } from '#lib/client/account/ask-account.ts';
import { COURSE_ROLES, type CourseRole } from '#lib/course/roles.ts';
import styles from './members.module.css';

export interface MemberRow {
  /** of the account */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: CourseRole;
  readonly emailVerified: boolean;
  /** ISO 8601: since when the account exists */
  readonly since: string;
}

interface MemberListProps {
  readonly course: string;
  /** the account of who looks */
  readonly self: string;
  readonly members: readonly MemberRow[];
}

/** Roles that are worth a row: everybody is a learner. */
const GIVEN = COURSE_ROLES.filter((role) => role !== 'learner');

/** Who has which role; adding, changing, removing. */
export function MemberList({ course, self, members }: MemberListProps) {
  const router = useRouter();
  const [said, setSaid] = useState<SaidWords | null>(null);
  const [isBusy, setBusy] = useState(false);
  const base = `teach/${course}/members`;

  const change = async (work: Promise<AccountAnswer>, done: string): Promise<boolean> => {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    setSaid(answer.kind === 'ok' ? { tone: 'good', text: done } : { tone: 'bad', text: answer.message });
    router.refresh();
    return answer.kind === 'ok';
  };
  const add = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const [email, role] = [String(given.get('email') ?? ''), String(given.get('role') ?? '')];
    void change(askAccount('POST', base, { email, role }), `${email} is ${role} now.`).then((isDone) => isDone && form.reset());
  };

  return (
    <>
      <form className={styles.add} method="post" action={`/api/${base}`} onSubmit={add}>
        <label className={styles.grow}>
          <span>E-mail of somebody with an account</span>
          <input name="email" type="email" required maxLength={254} autoComplete="off" />
        </label>
        <label>
          <span>Role</span>
          <select name="role" defaultValue="instructor">
            {GIVEN.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </label>
        <Button type="submit" variant="primary" disabled={isBusy}>
          Add
        </Button>
      </form>
      <p className={styles.hint}>Nobody proves an address by making an account here. Before you add somebody, ask them which address theirs has, and since when it exists.</p>
      <Said said={said} />
      {members.length === 0 && <p className={styles.hint}>Nobody has a role in this course yet.</p>}
      <ul className={styles.list}>
        {members.map((member) => (
          <li key={member.id} className={styles.row}>
            <div className={styles.what}>
              <span className={styles.name}>
                {member.name}
                {member.id === self && ' (you)'}
              </span>
              <span className={styles.more}>
                {member.email}
                {member.emailVerified ? ', proved' : ', not proved'}; account since <LocalTime at={member.since} />
              </span>
            </div>
            <select
              aria-label={`Role of ${member.name}`}
              value={member.role}
              disabled={isBusy}
              onChange={(event) => void change(askAccount('PUT', `${base}/${member.id}`, { role: event.target.value }), `${member.name} is ${event.target.value} now.`)}
            >
              {GIVEN.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </select>
            <Button size="sm" disabled={isBusy} aria-label={`Remove ${member.name}`} onClick={() => void change(askAccount('DELETE', `${base}/${member.id}`, null), `${member.name} has no role any more.`)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
