'use client';
/** Editor and preview of a lesson side by side; on a narrow window one of them at a time. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { LessonDraft } from '#lib/client/studio/lesson-draft.ts';
import { checkFrontMatter } from '#lib/client/studio/mdx/check-front-matter.ts';
import { findExercises } from '#lib/client/studio/mdx/course-names.ts';
import { findOutline, type LessonFacts } from '#lib/client/studio/mdx/lesson-facts.ts';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import { formatPlace, type ContentProblem } from '#lib/course/content-error.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ConflictView } from './conflict-view.tsx';
import { FileTabs, type FileWish } from './file-tabs.tsx';
import { FileWishes } from './file-wishes.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { MonacoPane, type MonacoPaneHandle } from './monaco-pane.tsx';
import { PictureButton } from './picture-button.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import type { StudioEditorProps } from './studio-editor.tsx';
import styles from './studio.module.css';
import { StudioHead } from './studio-head.tsx';
import { useDraftState } from './use-lesson-draft.ts';
import { usePictures } from './use-pictures.tsx';
import { usePreview } from './use-preview.ts';
import { useSaveKeys } from './use-save-keys.ts';

interface WorkbenchProps extends StudioEditorProps {
  readonly draft: LessonDraft;
  readonly api: StudioApi;
  /** says that unsaved text was found; null: none was */
  readonly found: ReactNode;
}

type Opened = { readonly kind: 'history' } | { readonly kind: 'release'; readonly begin: 'check' | null } | { readonly kind: 'file'; readonly wish: FileWish };

export function Workbench({ course, folder, title, assetBase, names, draft, api, found }: WorkbenchProps) {
  const { files, revision, state, hasCopy } = useDraftState(draft);
  const lesson = `${folder}/lesson.mdx`;
  const [chosen, setChosen] = useState(lesson);
  // a file that is gone (renamed elsewhere, restored) gives its place to the lesson
  const shown = files.has(chosen) ? chosen : lesson;
  const [view, setView] = useState<'editor' | 'preview'>('editor');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [heading, setHeading] = useState<string | null>(null);
  const [focusAt, setFocusAt] = useState<{ readonly at: CodePosition } | null>(null);
  const editor = useRef<MonacoPaneHandle>(null);
  const preview = usePreview(draft, folder, api);
  const [insertion, setInsertion] = useState<{ readonly markdown: string } | null>(null);
  const pictures = usePictures(api, (markdown) => {
    // code shows no pictures
    if (shown.endsWith('.ts')) setChosen(lesson);
    setInsertion({ markdown });
  });
  useSaveKeys(draft);

  const text = files.get(lesson) ?? '';
  const problems = useMemo(() => joinProblems(checkFrontMatter(lesson, text), preview.problems), [lesson, text, preview.problems]);
  const wrong = useMemo(() => new Set(problems.map(({ file }) => file)), [problems]);
  const facts = useCallback((): LessonFacts => ({ ...names, slug: toLessonSlug(folder), exercises: findExercises(draft.snapshot().files.keys()) }), [names, folder, draft]);

  const save = useCallback(async (): Promise<number | null> => {
    await draft.save();
    const now = draft.snapshot();
    return now.state.kind === 'saved' ? now.revision : null;
  }, [draft]);
  const open = ({ file, position }: Pick<ContentProblem, 'file' | 'position'>): void => {
    setOpened(null);
    setView('editor');
    setChosen(file);
    setFocusAt({ at: position ?? { line: 1, column: 1 } });
  };
  // after the file is shown
  useEffect(() => {
    if (focusAt) editor.current?.focus(focusAt.at);
  }, [focusAt]);
  useEffect(() => {
    if (insertion) editor.current?.insertBlock(insertion.markdown);
  }, [insertion]);
  const follow = (line: number): void => {
    if (shown === lesson) setHeading(findOutline(text).headings.findLast((entry) => entry.line <= line + 1)?.id ?? null);
  };
  const restore = async (to: number): Promise<string | null> => {
    const base = await save();
    if (base === null) return 'Your text could not be saved first. See the line above the editor.';
    const answer = await api.restore(folder, to, base);
    if (answer.kind !== 'ok') return answer.kind === 'refused' ? answer.message : 'The server could not be reached. Try it again.';
    await draft.pull();
    return answer.value.kind === 'saved' ? null : 'Somebody else saved meanwhile. What they wrote is here now; look at it and try again.';
  };
  return (
    <main id="main" tabIndex={-1} className={styles.page} data-view={view}>
      <StudioHead course={course} title={title} state={state} hasCopy={hasCopy} view={view} onView={setView}>
        <PictureButton onPictures={pictures.take} />
        <Button size="sm" variant="plain" onClick={() => setOpened({ kind: 'history' })}>
          History
        </Button>
        <Button size="sm" onClick={() => setOpened({ kind: 'release', begin: 'check' })}>
          Check this lesson
        </Button>
        <Button size="sm" variant="primary" onClick={() => setOpened({ kind: 'release', begin: null })}>
          Publish…
        </Button>
      </StudioHead>
      {found !== null && <Found>{found}</Found>}
      <div className={styles.writing}>
        <FileTabs folder={folder} paths={[...files.keys()]} shown={shown} wrong={wrong} onShow={setChosen} onWish={(wish) => setOpened({ kind: 'file', wish })} />
        {pictures.news && (
          <p role={pictures.news.isGood ? 'status' : 'alert'} className={styles.notice}>
            {pictures.news.text}{' '}
            {!pictures.news.isGood && (
              <Button size="sm" variant="plain" onClick={pictures.dismiss}>
                Close
              </Button>
            )}
          </p>
        )}
        {state.kind === 'conflict' && <ConflictView conflicts={state.conflicts} assetBase={assetBase} onDecide={(path, chosenText) => draft.decide(path, chosenText)} />}
        <div className={styles.pane} hidden={state.kind === 'conflict'}>
          <MonacoPane
            ref={editor}
            assetBase={assetBase}
            folder={course}
            shown={shown}
            files={files}
            problems={problems}
            onChange={(path, value) => draft.edit(path, value)}
            onSave={() => void draft.save()}
            onBlur={() => void draft.save()}
            onPictures={pictures.take}
            onScroll={follow}
            facts={facts}
          />
        </div>
        <details className={styles.mistakes} open={problems.length > 0}>
          <summary>
            <span role="status">{problems.length === 0 ? 'No mistakes found' : `${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'}`}</span>
          </summary>
          <ProblemList problems={problems} canOpen={(file) => files.has(file)} onOpen={open} />
        </details>
      </div>
      <PreviewPane course={course} folder={folder} state={preview} heading={heading} onPress={(line) => open({ file: lesson, position: { line, column: 1 } })} />
      {opened?.kind === 'history' && <HistoryDialog api={api} folder={folder} revision={revision} assetBase={assetBase} onClose={() => setOpened(null)} onRestore={restore} />}
      {opened?.kind === 'release' && <ReleaseDialog api={api} folder={folder} begin={opened.begin} onSave={save} canOpen={(file) => files.has(file)} onOpen={open} onClose={() => setOpened(null)} />}
      {opened?.kind === 'file' && <FileWishes wish={opened.wish} folder={folder} shown={shown} draft={draft} api={api} onShow={setChosen} onClose={() => setOpened(null)} />}
      {pictures.dialog}
    </main>
  );
}

/** Front matter is looked at by page and compiler alike: what both say is said once. */
function joinProblems(own: readonly ContentProblem[], compiler: readonly ContentProblem[]): readonly ContentProblem[] {
  const name = (problem: ContentProblem): string => `${formatPlace(problem)} ${problem.expected}`;
  const known = new Set(own.map(name));
  return [...own, ...compiler.filter((problem) => !known.has(name(problem)))];
}

function Found({ children }: { readonly children: ReactNode }) {
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;
  return (
    <p role="status" className={styles.found}>
      <Icon name="alert" size={14} />
      <span>{children}</span>
      <Button size="sm" variant="plain" onClick={() => setIsShown(false)}>
        All right
      </Button>
    </p>
  );
}
