/** Which lesson this is, whether it is safe, and what can be done with it. */
import type { ReactNode } from 'react';
import type { LessonDraftSnapshot } from '#lib/client/studio/lesson-draft.ts';
import { studioPath } from '#lib/course/studio.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { SaveStatus } from './save-status.tsx';
import styles from './studio.module.css';

interface StudioHeadProps extends Pick<LessonDraftSnapshot, 'state' | 'hasCopy'> {
  readonly course: string;
  readonly title: string;
  readonly view: 'editor' | 'preview';
  readonly onView: (view: 'editor' | 'preview') => void;
  /** the commands */
  readonly children: ReactNode;
}

export function StudioHead({ course, title, state, hasCopy, view, onView, children }: StudioHeadProps) {
  return (
    <header className={styles.head}>
      <Link href={studioPath(course)} className={styles.back}>
        <Icon name="back" size={14} />
        <span>{course}</span>
      </Link>
      <h1 className={styles.title}>{title}</h1>
      <SaveStatus state={state} hasCopy={hasCopy} />
      <div className={styles.commands}>{children}</div>
      <div className={styles.views} role="group" aria-label="What is shown">
        {(['editor', 'preview'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={view === name} className={styles.tab} onClick={() => onView(name)}>
            {name === 'editor' ? 'Editor' : 'Preview'}
          </button>
        ))}
      </div>
    </header>
  );
}
