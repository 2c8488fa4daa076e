'use client';
/** The lesson's parts and, below an exercise, its files. Arrow keys move in a row, as in every list of tabs. */
import type { KeyboardEvent } from 'react';
import { REQUIRED_FILES } from '#lib/course/exercise-folder.ts';
import { findExercises } from '#lib/client/studio/mdx/course-names.ts';
import { Button } from '../../ui/button.tsx';
import styles from './studio.module.css';

export type FileWish = 'add' | 'rename' | 'remove' | 'remove-exercise' | 'add-exercise';

interface FileTabsProps {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly shown: string;
  /** paths with mistakes */
  readonly wrong: ReadonlySet<string>;
  readonly onShow: (path: string) => void;
  readonly onWish: (wish: FileWish) => void;
}

export function FileTabs({ folder, paths, shown, wrong, onShow, onWish }: FileTabsProps) {
  const lesson = `${folder}/lesson.mdx`;
  const exercises = findExercises(paths);
  const open = exercises.find((id) => shown.startsWith(`${folder}/exercises/${id}/`)) ?? null;
  const below = open === null ? '' : `${folder}/exercises/${open}/`;
  const files = open === null ? [] : sortFiles(paths.filter((path) => path.startsWith(below)).map((path) => path.slice(below.length)));
  const toFirst = (id: string): string => paths.find((path) => path === `${folder}/exercises/${id}/exercise.json`) ?? paths.find((path) => path.startsWith(`${folder}/exercises/${id}/`)) ?? lesson;
  const parts = [{ path: lesson, name: 'Lesson', isShown: shown === lesson, isWrong: wrong.has(lesson) }, ...exercises.map((id) => ({ path: toFirst(id), name: id, isShown: id === open, isWrong: [...wrong].some((path) => path.startsWith(`${folder}/exercises/${id}/`)) }))];
  const isFixed = REQUIRED_FILES.some((name) => below + name === shown);
  return (
    <div className={styles.files}>
      <div className={styles.row}>
        <Tabs label="Lesson and exercises" tabs={parts} onShow={onShow} />
        <Button variant="plain" size="sm" onClick={() => onWish('add-exercise')}>
          New exercise
        </Button>
      </div>
      {open !== null && (
        <div className={styles.row}>
          <Tabs label={`Files of ${open}`} tabs={files.map((name) => ({ path: below + name, name, isShown: below + name === shown, isWrong: wrong.has(below + name) }))} onShow={onShow} />
          <span className={styles.tools}>
            <Button variant="plain" size="sm" onClick={() => onWish('add')}>
              New file
            </Button>
            <Button variant="plain" size="sm" disabled={isFixed} title={isFixed ? 'Every exercise has this file' : undefined} onClick={() => onWish('rename')}>
              Rename
            </Button>
            <Button variant="plain" size="sm" disabled={isFixed} title={isFixed ? 'Every exercise has this file' : undefined} onClick={() => onWish('remove')}>
              Remove
            </Button>
            <Button variant="plain" size="sm" onClick={() => onWish('remove-exercise')}>
              Remove exercise
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

/** The files that every exercise has in their own order, then the others by name. */
function sortFiles(names: readonly string[]): readonly string[] {
  const fixed = REQUIRED_FILES.filter((name) => names.includes(name));
  return [...fixed, ...names.filter((name) => !fixed.some((known) => known === name)).toSorted()];
}

interface Tab {
  readonly path: string;
  readonly name: string;
  readonly isShown: boolean;
  readonly isWrong: boolean;
}

function Tabs({ label, tabs, onShow }: { readonly label: string; readonly tabs: readonly Tab[]; readonly onShow: (path: string) => void }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement)) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
    buttons.at((buttons.indexOf(event.target) + step) % buttons.length)?.focus();
    event.preventDefault();
  };
  const current = tabs.some(({ isShown }) => isShown) ? null : tabs[0]?.path;
  return (
    // the tabs inside have the focus; the row only hears their arrow keys
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ path, name, isShown, isWrong }) => (
        <button key={path} type="button" role="tab" aria-selected={isShown} tabIndex={isShown || path === current ? 0 : -1} className={styles.tab} onClick={() => onShow(path)}>
          {name}
          {isWrong && <span className={styles.wrong}> (mistakes)</span>}
        </button>
      ))}
    </div>
  );
}
