import type { Lesson } from '#lib/course/lesson.ts';
import { toTermId } from '#lib/course/glossary.ts';
import { Link } from '../../ui/link.tsx';
import styles from './lesson-end.module.css';

/** What the lesson leaves behind: its terms and its sources. */
export function LessonEnd({ lesson }: { readonly lesson: Lesson }) {
  return (
    <div className={styles.end}>
      {lesson.terms.length === 0 ? null : (
        <section aria-labelledby="terms">
          <h2 id="terms" className={styles.title}>
            Terms
          </h2>
          <dl className={styles.terms}>
            {lesson.terms.map(({ term, meaningHtml }) => (
              <div key={term}>
                <dt id={toTermId(term)}>{term}</dt>
                {/* markup that our own compiler made from the lesson's frontmatter */}
                <dd dangerouslySetInnerHTML={{ __html: meaningHtml }} />
              </div>
            ))}
          </dl>
          <p className={styles.more}>
            <Link href={`/courses/${lesson.course}/glossary`}>All terms of the course</Link>
          </p>
        </section>
      )}
      {lesson.sources.length === 0 ? null : (
        <section aria-labelledby="sources">
          <h2 id="sources" className={styles.title}>
            Sources
          </h2>
          <ul className={styles.sources}>
            {lesson.sources.map(({ title, url }) => (
              <li key={title}>{url === null ? title : <a href={url}>{title}</a>}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
