/** What `npm run regrade` is asked to do. */
import { StartError } from './start-error.ts';

export type RegradeWish =
  | { readonly kind: 'dry-run'; readonly exercise: string }
  | { readonly kind: 'apply'; readonly exercise: string; readonly neverLower: boolean }
  | { readonly kind: 'revert'; readonly regrade: string };

const USAGE = `Expected one of
  npm run regrade -- course/lesson/exercise [--dry-run]         lists who would go up or down, and why
  npm run regrade -- course/lesson/exercise --apply             makes the new verdicts stand; the old ones are kept
  npm run regrade -- course/lesson/exercise --apply --never-lower
  npm run regrade -- --revert REGRADE                           puts the old verdicts back`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function parseRegradeArgs(args: readonly string[]): RegradeWish {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const [name = '', ...more] = args.filter((arg) => !arg.startsWith('--'));
  const has = (...wanted: string[]): boolean => flags.length === wanted.length && wanted.every((flag) => flags.includes(flag));
  if (more.length === 0 && name !== '') {
    if (has() || has('--dry-run')) return { kind: 'dry-run', exercise: name };
    if (has('--apply')) return { kind: 'apply', exercise: name, neverLower: false };
    if (has('--apply', '--never-lower')) return { kind: 'apply', exercise: name, neverLower: true };
    if (has('--revert') && UUID.test(name)) return { kind: 'revert', regrade: name };
  }
  throw new StartError(`${USAGE}\nGot: ${args.join(' ') || 'nothing'}`);
}
