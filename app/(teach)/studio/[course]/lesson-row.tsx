import { Link } from '#app/_components/ui/link.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { studioPath, type StudioLesson } from '#lib/course/studio.ts';
import styles from '../studio.module.css';

/** A lesson: its draft, and what learners see of it. Its editor has its history, and publishes it alone. */
export function LessonRow({ course, lesson }: { readonly course: string; readonly lesson: StudioLesson }) {
  const { folder, title, draft, published, isChanged, isListed } = lesson;
  return (
    <li className={styles.row}>
      <span>
        <Link href={studioPath(course, folder)} className={styles.name}>
          {title}
        </Link>
        <span className={styles.fact}>
          {folder}, last saved by {draft.by.name}, <LocalTime at={draft.at} />
        </span>
      </span>
      <span>
        {published === null ? (
          <span className={styles.state}>Not published</span>
        ) : (
          <span className={styles.state} data-tone={isChanged ? 'warn' : 'good'}>
            {isChanged ? 'Published, and the draft has changed' : 'Published'}
          </span>
        )}
        {published && (
          <span className={styles.fact}>
            by {published.by.name}, <LocalTime at={published.at} />, version <code>{published.version.slice(0, 8)}</code>
          </span>
        )}
        {!isListed && <span className={styles.fact}>No module of the outline lists it.</span>}
      </span>
    </li>
  );
}
