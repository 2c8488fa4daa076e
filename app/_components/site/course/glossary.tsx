import { EmptyState } from '#app/_components/ui/empty-state.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import { groupByLetter, type GlossaryEntry, type LessonName } from '#lib/course/glossary.ts';
import { lessonPath } from '#lib/course/paths.ts';
import styles from './glossary.module.css';

interface GlossaryProps {
  readonly course: string;
  readonly entries: readonly GlossaryEntry[];
}

/** All terms by the alphabet, with ways back into the lessons. */
export function Glossary({ course, entries }: GlossaryProps) {
  if (entries.length === 0) return <EmptyState title="No terms yet">A lesson lists the terms that it introduces; they will stand here.</EmptyState>;
  const groups = groupByLetter(entries);
  return (
    <>
      <nav className={styles.letters} aria-label="Letters">
        {groups.map(({ letter }) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {groups.map(({ letter, entries: group }) => (
        <section key={letter} className={styles.group} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`} className={styles.letter}>
            {letter}
          </h2>
          <dl className={styles.entries}>
            {group.map((entry) => (
              <Entry key={entry.id} course={course} entry={entry} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Entry({ course, entry: { id, term, meaningHtml, introducedIn, usedIn } }: { readonly course: string; readonly entry: GlossaryEntry }) {
  const toLink = ({ slug, title }: LessonName, anchor: string | null) => (
    <Link key={slug} href={lessonPath(course, slug, anchor)}>
      {title}
    </Link>
  );
  return (
    <div id={id} className={styles.entry}>
      <dt>{term}</dt>
      {/* markup that our own compiler made from the lesson's frontmatter */}
      <dd className={styles.meaning} dangerouslySetInnerHTML={{ __html: meaningHtml }} />
      <dd className={styles.places}>
        Introduced in {toLink(introducedIn, id)}
        {usedIn.length === 0 ? null : <span>, used in {usedIn.map((lesson, index) => [index > 0 ? ', ' : '', toLink(lesson, null)])}</span>}
      </dd>
    </div>
  );
}
