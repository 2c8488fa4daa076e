'use client';
/** "Share": what leaves the lesson as a file or a link, and what comes in. Nothing that comes in is run. */
import { useEffect, useState } from 'react';
import { useNotebook } from '../notebook/notebook-context.tsx';
import type { OpenLesson } from '#lib/client/take-along/lesson-texts.ts';
import { addOwnCells, applyChanges, readTexts } from '#lib/client/take-along/lesson-texts.ts';
import { fetchParts } from '#lib/client/take-along/take-along.ts';
import { LINK_PREFIX, readLink } from '#lib/course/take-along/edits-link.ts';
import type { TakeAlongLesson } from '#lib/course/take-along/lesson-parts.ts';
import { planImport, planTexts, type ImportPlan, type TextChange } from '#lib/course/take-along/plan-import.ts';
import type { Result } from '#lib/base/result.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Button } from '../ui/button.tsx';
import { ReviewChanges } from './review-changes.tsx';
import styles from './take-along.module.css';
import { TakeOut } from './take-out.tsx';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'review'; readonly plan: ImportPlan; /** a link's or a file's */ readonly from: string }
  | { readonly kind: 'done'; readonly replaced: number; readonly added: number; readonly undo: () => void };

/** Comes with the first press on "Share", or with an address that holds edits: it then begins with these. */
export function TakeAlongDialog({ onClose }: { readonly onClose: () => void }) {
  const open = useNotebook();
  const [hash] = useState(() => (location.hash.startsWith(LINK_PREFIX) ? location.hash : null));
  const [lesson, setLesson] = useState<TakeAlongLesson | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });

  const receive = (plan: Result<ImportPlan, string>, from: string): void => {
    setProblem(plan.ok ? null : plan.error);
    if (plan.ok) setStage({ kind: 'review', plan: plan.value, from });
  };
  const arrive = (parts: TakeAlongLesson): void => {
    setLesson(parts);
    if (hash !== null) receive(planLink(hash, open, parts), 'this link');
  };
  const fail = (error: unknown): void => setProblem(error instanceof Error ? error.message : String(error));
  const tryAgain = (): void => {
    setProblem(null);
    fetchParts(open.path).then(arrive, fail);
  };
  useEffect(() => {
    fetchParts(open.path).then(arrive, fail);
    // once, when it opens
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const leave = (): void => {
    // decided: a reload asks no more
    if (hash !== null) history.replaceState(history.state, '', location.pathname + location.search);
    onClose();
  };
  const take = (changes: readonly TextChange[], own: ImportPlan['own']): void => {
    if (!lesson) return;
    const added = addOwnCells(open, own);
    setProblem(added.ok ? null : added.error);
    if (!added.ok) return;
    const takeBack = applyChanges(open, lesson, changes);
    const undo = (): void => {
      takeBack();
      added.value();
    };
    setStage({ kind: 'done', replaced: changes.length, added: own.length, undo });
  };
  const chooseFile = async (file: File): Promise<void> => {
    if (!lesson) return;
    receive(planImport(file.name, await file.text(), { course: lesson.course, slug: lesson.slug, texts: readTexts(open, lesson) }), file.name);
  };

  return (
    <Dialog title={stage.kind === 'review' ? 'Look before you take it' : 'Share and take along'} size={stage.kind === 'review' ? 'wide' : 'normal'} onClose={leave}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {lesson === null && problem === null && <p role="status">Fetching the lesson…</p>}
      {lesson === null && problem !== null && <Button onClick={tryAgain}>Try again</Button>}
      {lesson !== null && stage.kind === 'choose' && <TakeOut open={open} lesson={lesson} onFile={(file) => void chooseFile(file)} onProblem={setProblem} />}
      {stage.kind === 'review' && <ReviewChanges plan={stage.plan} from={stage.from} onTake={take} onLeave={leave} />}
      {stage.kind === 'done' && (
        <>
          <p role="status">{sayTaken(stage.replaced, stage.added)} Nothing was run.</p>
          <div className={styles.row}>
            <Button variant="primary" onClick={leave}>
              Done
            </Button>
            <Button
              onClick={() => {
                stage.undo();
                leave();
              }}
            >
              Undo
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function planLink(hash: string, open: OpenLesson, lesson: TakeAlongLesson): Result<ImportPlan, string> {
  const edits = readLink(hash);
  if (!edits.ok) return edits;
  if (edits.value.lesson !== open.path) return { ok: false, error: `This link holds edits of the lesson ${edits.value.lesson}, and this is ${open.path}. Nothing was changed; ask for the link again.` };
  return { ok: true, value: planTexts(edits.value.texts, readTexts(open, lesson)) };
}

function sayTaken(replaced: number, added: number): string {
  const said = [];
  if (replaced > 0) said.push(replaced === 1 ? 'One text was replaced.' : `${replaced} texts were replaced.`);
  if (added > 0) said.push(added === 1 ? 'One cell was added at the end.' : `${added} cells were added at the end.`);
  return said.join(' ');
}
