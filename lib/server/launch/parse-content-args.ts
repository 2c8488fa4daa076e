/** What `npm run content` is asked to do. */
import { StartError } from './start-error.ts';

export type ContentWish =
  | { readonly kind: 'check'; /** course or lesson; null: everything */ readonly target: string | null; readonly json: boolean; readonly mutants: boolean }
  | { readonly kind: 'new-lesson'; readonly course: string; readonly slug: string; readonly title: string | null }
  | { readonly kind: 'new-exercise'; readonly lesson: string; readonly name: string; readonly title: string | null }
  | { readonly kind: 'picture'; readonly file: string; readonly course: string }
  | { readonly kind: 'import'; readonly file: string; readonly course: string; readonly slug: string }
  | { readonly kind: 'run-notebooks'; /** course or lesson; null: everything */ readonly target: string | null }
  | { readonly kind: 'export'; readonly lesson: string; /** null: the lesson's name in the working folder */ readonly file: string | null };

const USAGE = `Expected one of
  npm run content -- check [COURSE | LESSON] [--json] [--no-mutants]   proves that everything compiles, runs and is graded as its author says
  npm run content -- new lesson COURSE/LESSON ["Title"]                 a lesson that passes, to write over
  npm run content -- new exercise COURSE/LESSON/EXERCISE ["Title"]      an exercise that passes, to write over
  npm run content -- picture FILE COURSE                                a picture for the lessons of a course, written anew as the studio does
  npm run content -- import FILE.ipynb COURSE/LESSON                    a Jupyter notebook becomes a lesson
  npm run content -- export LESSON [FILE.ipynb]                         a lesson becomes a Jupyter notebook
  npm run content -- run-notebooks [COURSE | LESSON]                    runs what learners take along in Jupyter with the Deno kernel`;

export function parseContentArgs(args: readonly string[]): ContentWish {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const [command = '', ...names] = args.filter((arg) => !arg.startsWith('--'));
  const wish = command === 'check' ? parseCheck(names, flags) : command === 'run-notebooks' ? parseRun(names, flags) : flags.length === 0 ? parseOther(command, names) : null;
  if (wish === null) throw new StartError(`${USAGE}\nGot: ${args.join(' ') || 'nothing'}`);
  return wish;
}

function parseCheck(names: readonly string[], flags: readonly string[]): ContentWish | null {
  if (names.length > 1 || !flags.every((flag) => flag === '--json' || flag === '--no-mutants')) return null;
  return { kind: 'check', target: names[0] ?? null, json: flags.includes('--json'), mutants: !flags.includes('--no-mutants') };
}

const parseRun = (names: readonly string[], flags: readonly string[]): ContentWish | null => (names.length > 1 || flags.length > 0 ? null : { kind: 'run-notebooks', target: names[0] ?? null });

function parseOther(command: string, names: readonly string[]): ContentWish | null {
  const [first = '', second = '', title = null, ...rest] = names;
  if (rest.length > 0) return null;
  const [course = '', lesson = '', exercise = '', ...deeper] = (command === 'export' ? first : second).replace(/^content\/courses\//, '').split('/');
  if (deeper.length > 0) return null;
  switch (command) {
    case 'new':
      if (first === 'lesson' && course !== '' && lesson !== '' && exercise === '') return { kind: 'new-lesson', course, slug: lesson, title };
      if (first === 'exercise' && course !== '' && lesson !== '' && exercise !== '') return { kind: 'new-exercise', lesson: `${course}/${lesson}`, name: exercise, title };
      return null;
    case 'picture':
      return first !== '' && course !== '' && lesson === '' && title === null ? { kind: 'picture', file: first, course } : null;
    case 'import':
      return first !== '' && course !== '' && lesson !== '' && exercise === '' && title === null ? { kind: 'import', file: first, course, slug: lesson } : null;
    case 'export':
      return first !== '' && title === null ? { kind: 'export', lesson: first, file: second === '' ? null : second } : null;
    default:
      return null;
  }
}
