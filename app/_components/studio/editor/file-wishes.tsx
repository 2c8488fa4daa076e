'use client';
/** New, renamed and removed files of a lesson, each asked for before it happens. */
import { KEBAB_CASE } from '#lib/course/course-schema.ts';
import { isTextFile } from '#lib/course/studio-files.ts';
import type { LessonDraft } from '#lib/client/studio/lesson-draft.ts';
import type { StudioApi } from '#lib/client/studio/studio-api.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Button } from '../../ui/button.tsx';
import type { FileWish } from './file-tabs.tsx';

interface FileWishesProps {
  readonly wish: FileWish;
  readonly folder: string;
  readonly shown: string;
  readonly draft: LessonDraft;
  readonly api: StudioApi;
  readonly onShow: (path: string) => void;
  readonly onClose: () => void;
}

export function FileWishes({ wish, folder, shown, draft, api, onShow, onClose }: FileWishesProps) {
  const exercise = /\/exercises\/([^/]+)\//.exec(shown)?.[1] ?? '';
  const below = `${folder}/exercises/${exercise}/`;
  const name = shown.slice(below.length);
  const { files } = draft.snapshot();
  const checkName = (text: string): string | null => {
    if (!isTextFile(below + text)) return `Expected a name such as wrong/forgets-the-bias.ts or shared.ts, in lower-case words joined by "-"; got ${text || 'nothing'}.`;
    return files.has(below + text) ? `${text} is there already. Choose another name.` : null;
  };
  const isNameless = wish === 'remove' || wish === 'remove-exercise';
  if (isNameless) {
    const paths = wish === 'remove' ? [shown] : [...files.keys()].filter((path) => path.startsWith(below));
    const what = wish === 'remove' ? name : `the exercise ${exercise} with its ${paths.length} files`;
    return (
      <Dialog title={`Remove ${what}?`} onClose={onClose}>
        <p>{wish === 'remove' ? 'It stays in the version history.' : `It stays in the version history. Remove <Exercise id="${exercise}" /> from the lesson, too.`}</p>
        <div>
          <Button
            variant="primary"
            size="sm"
            onClick={() => {
              onShow(wish === 'remove' ? `${below}exercise.json` : `${folder}/lesson.mdx`);
              for (const path of paths) draft.edit(path, null);
              onClose();
            }}
          >
            Remove
          </Button>
        </div>
      </Dialog>
    );
  }
  if (wish === 'add-exercise') {
    return (
      <AskDialog
        title="New exercise"
        label="Name of its folder"
        hint='Lower-case words joined by "-", for instance row-shares. You get a small exercise that passes, and its tag at the end of the lesson.'
        start=""
        action="Make it"
        check={(text) => (KEBAB_CASE.test(text) ? ([...files.keys()].some((path) => path.startsWith(`${folder}/exercises/${text}/`)) ? `There is an exercise ${text} already. Choose another name.` : null) : `Expected lower-case words joined by "-", got ${text || 'nothing'}.`)}
        onAnswer={async (text) => {
          await draft.save();
          if (draft.snapshot().state.kind !== 'saved') return 'Your text could not be saved first. See the line above the editor.';
          const answer = await api.createExercise(folder, text, toTitle(text));
          if (answer.kind !== 'ok') return answer.kind === 'refused' ? answer.message : 'The server could not be reached. Try it again.';
          await draft.pull();
          onShow(`${folder}/exercises/${text}/exercise.json`);
          return null;
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <AskDialog
      title={wish === 'add' ? `New file of ${exercise}` : `Rename ${name}`}
      label="Name"
      hint="wrong/name.ts is a wrong solution, which exercise.json must label; other .ts files are there for checks and solutions to import."
      start={wish === 'add' ? 'wrong/' : name}
      action={wish === 'add' ? 'Make it' : 'Rename'}
      check={checkName}
      onAnswer={async (text) => {
        if (wish === 'add') draft.edit(below + text, '');
        else draft.rename(shown, below + text);
        onShow(below + text);
        return null;
      }}
      onClose={onClose}
    />
  );
}

/** `row-shares` is “Row shares”, until its author writes better. */
const toTitle = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
