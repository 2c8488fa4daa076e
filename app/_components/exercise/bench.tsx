'use client';
/** Where the learner works on one exercise: editor, checks, submission, hints. Everything heavy is fetched at the first touch. */
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { onDemand } from '#app/_components/ui/on-demand.tsx';
import { CodeEditor, type CodeEditorHandle } from '#app/_components/editor/code-editor.tsx';
import { DraftNotice } from '#app/_components/editor/draft-notice.tsx';
import { useDraft } from '#app/_components/editor/use-draft.ts';
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { PublicExercise } from '#lib/course/lesson.ts';
import { attemptsUntilSolution, isLimited } from '#lib/grading/attempts.ts';
import { announceCheck, announceSubmission } from './announce.ts';
import styles from './exercise.module.css';
import { Hints } from './hints.tsx';
import { Solution } from './solution.tsx';
import { Toolbar } from './toolbar.tsx';
import { useApproach } from './use-approach.ts';
import { useCheck } from './use-check.ts';
import { isHeldBack, useCountdown } from './use-countdown.ts';
import { useResults } from './use-results.ts';
import { useStanding } from './use-standing.ts';
import { useSubmission } from './use-submission.ts';
import { anchorOf, countPoints, DIFFICULTY_WORDS } from './words.ts';

// they say what the server knows of the learner, so they come after it was asked
const mark = onDemand(async () => (await import('./standing.tsx')).Standing);
const attempts = onDemand(async () => (await import('./attempts.tsx')).Attempts);

/** The prompt is drawn on the server and need not travel twice. */
export type BenchExercise = Omit<PublicExercise, 'promptHtml'>;

interface BenchProps {
  readonly exercise: BenchExercise;
  readonly lessonVersion: string;
  readonly assetBase: string;
  /** the prompt */
  readonly children: ReactNode;
}

export function Bench({ exercise, lessonVersion, assetBase, children }: BenchProps) {
  const section = useRef<HTMLElement>(null);
  const editor = useRef<CodeEditorHandle>(null);
  const { draft, snapshot } = useDraft(exercise.id, exercise.starter);
  const code = snapshot.text;
  const { standing, refresh } = useStanding(exercise.id, section);
  const checking = useCheck(exercise, assetBase);
  const submission = useSubmission(exercise.id);
  /** the newer of the two is shown */
  const [latest, setLatest] = useState<'check' | 'submission'>('submission');

  const { state: submitted, found } = submission;
  const shown = latest === 'check' ? checking.state.phase !== 'idle' : submitted.phase !== 'idle';
  const results = useResults(shown);
  const news = latest === 'check' ? announceCheck(checking.state, results.tell) : announceSubmission(submitted, results.tell);
  const { preload: preloadResults } = results;
  const { preload: preloadSubmission } = submission;
  const { prepare } = checking;
  const onNear = useCallback(() => {
    preloadResults();
    preloadSubmission();
    void prepare(false);
  }, [preloadResults, preloadSubmission, prepare]);
  const onInside = useCallback(() => {
    onNear();
    void prepare(true);
  }, [onNear, prepare]);
  useApproach(section, onNear, onInside);

  useEffect(() => {
    if (standing?.last) void found(standing.last);
  }, [standing, found]);
  const limited = isLimited(standing?.attempts ?? exercise.attempts);
  const moment = findMoment(submitted, limited);
  useEffect(() => {
    if (moment) void refresh();
  }, [moment, refresh]);
  const waitSeconds = useCountdown(standing?.attempts ?? null);

  const check = () => {
    setLatest('check');
    draft.save();
    void checking.check(code);
  };
  const submit = () => {
    setLatest('submission');
    draft.save();
    submission.press({ exerciseVersion: exercise.version, lessonVersion, code });
  };

  const anchor = anchorOf(exercise.id);
  return (
    <section ref={section} id={anchor} className={styles.exercise} style={{ containIntrinsicBlockSize: guessHeight(exercise.starter) }} aria-labelledby={`${anchor}-title`}>
      <header className={styles.head}>
        <p className={styles.kicker}>
          Exercise <span aria-hidden="true">·</span> {DIFFICULTY_WORDS[exercise.difficulty]} <span aria-hidden="true">·</span> {countPoints(exercise.points)}
        </p>
        <h3 id={`${anchor}-title`} className={styles.title}>
          {exercise.title}
        </h3>
        {standing ? <mark.Part standing={standing} waiting={<p className={styles.standing} />} /> : <p className={styles.standing} />}
      </header>
      {children}
      <div className={styles.editor}>
        <CodeEditor
          ref={editor}
          label={`Your code for ${exercise.title}`}
          value={code}
          onChange={(text) => draft.edit(text)}
          html={exercise.starterHtml}
          source={exercise.starter}
          onRun={check}
          path={`exercise/${exercise.id}.ts`}
          assetBase={assetBase}
        />
        <DraftNotice draft={draft} snapshot={snapshot} what="exercise" />
      </div>
      <Toolbar
        checking={checking.state.phase === 'running'}
        submitting={submitted.phase === 'sending' || submitted.phase === 'waiting' || submitted.phase === 'following'}
        heldBack={standing !== null && isHeldBack(standing.attempts, waitSeconds)}
        rules={`${anchor}-attempts`}
        edited={snapshot.edited}
        onCheck={check}
        onStop={checking.stop}
        onSubmit={submit}
        onReset={() => draft.reset()}
        onHistory={snapshot.kept ? () => draft.showHistory(true) : null}
        onEdit={() => editor.current?.edit()}
      />
      <p role="status" className="visually-hidden">
        {news}
      </p>
      {standing && <attempts.Part id={`${anchor}-attempts`} standing={standing} waitSeconds={waitSeconds} />}
      {shown && (
        <div className={styles.results}>
          {results.Results ? (
            <results.Results exercise={exercise} latest={latest} check={checking.state} submission={submitted} limited={limited} code={code} onTryNow={submission.tryNow} assetBase={assetBase} onGoTo={(at) => editor.current?.edit(at)} />
          ) : (
            <p className={styles.plain}>{news}</p>
          )}
        </div>
      )}
      <footer className={styles.foot}>
        <Hints exercise={exercise.id} hintsHtml={exercise.hintsHtml} />
        <Solution exercise={exercise.id} standing={standing} afterAttempts={attemptsUntilSolution(exercise.solutionAfterAttempts, exercise.attempts)} code={code} onOpened={() => void refresh()} />
      </footer>
    </section>
  );
}

/** The moments after which the standing is another one; where attempts are limited also those that take one or refuse it. */
function findMoment(submitted: SubmissionState, limited: boolean): string | null {
  if (submitted.phase === 'done') return submitted.fresh ? `judged ${submitted.view.id}` : null;
  if (submitted.phase === 'refused') return 'refused';
  return limited && submitted.phase === 'following' ? `stored ${submitted.view.id}` : null;
}

/** The height of an exercise that was not drawn yet: its code, and what is around it in most. */
function guessHeight(starter: string): string {
  return `auto calc(${starter.split('\n').length} * 22px + 26rem)`;
}
