/** A boxed remark in running text: `try` asks the learner to change something, `warning` names a trap, `note` adds what is not on the way. */
import type { ReactNode } from 'react';
import type { LessonComponentProps } from '#lib/course/lesson-tags.ts';
import styles from './callout.module.css';

type CalloutProps = LessonComponentProps<'Callout'> & { readonly children?: ReactNode };

const TITLES: Readonly<Record<CalloutProps['kind'], string>> = { note: 'Note', warning: 'Take care', try: 'Now try' };

export function Callout({ kind, title = TITLES[kind], children }: CalloutProps) {
  return (
    <div role="note" className={styles.callout} data-kind={kind} aria-label={title}>
      <p className={styles.title}>{title}</p>
      <div className={styles.text} data-prose="">
        {children}
      </div>
    </div>
  );
}
