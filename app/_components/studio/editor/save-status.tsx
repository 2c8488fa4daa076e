/** Whether the author's words are safe, in words. */
import type { LessonDraftSnapshot, SaveState } from '#lib/client/studio/lesson-draft.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import styles from './studio.module.css';

const WORDS: Readonly<Record<SaveState['kind'], { readonly text: string; readonly icon: IconName; readonly isGood: boolean }>> = {
  saved: { text: 'Saved', icon: 'check', isGood: true },
  unsaved: { text: 'Not saved yet', icon: 'edit', isGood: true },
  saving: { text: 'Saving…', icon: 'clock', isGood: true },
  away: { text: 'Not saved: no connection. It is tried again.', icon: 'alert', isGood: false },
  conflict: { text: 'Not saved: somebody else changed the same lines.', icon: 'alert', isGood: false },
  refused: { text: 'Not saved', icon: 'alert', isGood: false },
};

export function SaveStatus({ state, hasCopy }: Pick<LessonDraftSnapshot, 'state' | 'hasCopy'>) {
  const { text, icon, isGood } = WORDS[state.kind];
  const isSafe = state.kind === 'saved';
  const words = state.kind === 'refused' ? `${text}: ${state.message}` : text;
  const more = isSafe || isGood ? '' : hasCopy ? ' This browser keeps your text.' : ' This browser keeps no copy: do not close the page.';
  return (
    <>
      <p className={styles.status} data-save={state.kind} data-good={isGood}>
        <Icon name={icon} size={14} />
        <span>
          {words}
          {more}
        </span>
      </p>
      {/* what goes well is not announced at every pause */}
      <p role="status" className="visually-hidden">
        {isGood ? '' : words + more}
      </p>
    </>
  );
}
