'use client';
/** An exercise in a preview: its visible checks run as for learners; there is nothing to submit to before it is published. */
import { useMemo, useRef } from 'react';
import type { PublicExercise } from '#lib/course/lesson.ts';
import { openMemoryDraft } from '#lib/client/drafts/memory-draft.ts';
import { CodeEditor, type CodeEditorHandle } from '../../editor/code-editor.tsx';
import { useDraftSnapshot } from '../../editor/use-draft.ts';
import { announceCheck } from '../../exercise/announce.ts';
import exerciseStyles from '../../exercise/exercise.module.css';
import { Hints } from '../../exercise/hints.tsx';
import { useCheck } from '../../exercise/use-check.ts';
import { useResults } from '../../exercise/use-results.ts';
import { anchorOf, countPoints, DIFFICULTY_WORDS } from '../../exercise/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './preview.module.css';

export function PreviewExercise({ exercise, assetBase }: { readonly exercise: PublicExercise; readonly assetBase: string }) {
  const { id, starter } = exercise;
  const draft = useMemo(() => openMemoryDraft(id, starter), [id, starter]);
  const { text } = useDraftSnapshot(draft);
  const { state, check, stop } = useCheck(exercise, assetBase);
  const editor = useRef<CodeEditorHandle>(null);
  const shown = state.phase !== 'idle';
  const { Results, tell } = useResults(shown);
  const anchor = anchorOf(id);
  return (
    <section id={anchor} className={exerciseStyles.exercise} aria-labelledby={`${anchor}-title`}>
      <header className={exerciseStyles.head}>
        <p className={exerciseStyles.kicker}>
          Exercise <span aria-hidden="true">·</span> {DIFFICULTY_WORDS[exercise.difficulty]} <span aria-hidden="true">·</span> {countPoints(exercise.points)}
        </p>
        <h3 id={`${anchor}-title`} className={exerciseStyles.title}>
          {exercise.title}
        </h3>
      </header>
      <div className={`prose ${exerciseStyles.prompt}`} dangerouslySetInnerHTML={{ __html: exercise.promptHtml }} />
      <div className={exerciseStyles.editor}>
        <CodeEditor ref={editor} label={`Your code for ${exercise.title}`} value={text} onChange={(code) => draft.edit(code)} html={exercise.starterHtml} source={starter} onRun={() => void check(text)} path={`exercise/${id}.ts`} assetBase={assetBase} />
      </div>
      <div className={exerciseStyles.toolbar}>
        {state.phase === 'running' ? (
          <Button icon={<Icon name="stop" size={14} />} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button icon={<Icon name="play" size={14} />} onClick={() => void check(text)}>
            Check
          </Button>
        )}
        <span className={styles.note}>Submitting works once the lesson is published.</span>
      </div>
      <p role="status" className="visually-hidden">
        {announceCheck(state, tell)}
      </p>
      {shown && Results && (
        <div className={exerciseStyles.results}>
          <Results exercise={exercise} latest="check" check={state} submission={{ phase: 'idle' }} limited={false} code={text} onTryNow={stop} assetBase={assetBase} onGoTo={(at) => editor.current?.edit(at)} />
        </div>
      )}
      <footer className={exerciseStyles.foot}>
        <Hints exercise={`preview/${id}`} hintsHtml={exercise.hintsHtml} />
      </footer>
    </section>
  );
}
