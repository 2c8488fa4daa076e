import { draftSpace } from '../drafts/draft-space.ts';
import { openIndexedDbStore } from './indexed-db-store.ts';
import { writeMark } from './stopped-mark.ts';
import { TrainingDesk } from './training-desk.ts';

/** Where a browser has no locks (plain http), a page that wrote within so many ms is taken to live. */
const SILENT_MS = 15_000;

const toLock = (page: string): string => `epoch-training-${page}`;

const newId = (): string => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join('-');

/** What this page keeps for a lesson. @param path `course/lesson` */
export function openTrainingDesk(path: string): TrainingDesk {
  const [course = '', lesson = ''] = path.split('/');
  const page = newId();
  // never let go: the browser does when the page dies, however it dies
  if ('locks' in navigator) void navigator.locks.request(toLock(page), () => new Promise(() => undefined));
  /** pages whose end is waited for */
  const watched = new Set<string>();
  const desk = new TrainingDesk({
    lesson,
    store: openIndexedDbStore(draftSpace, course),
    now: () => Date.now(),
    newId,
    page,
    async lives(other, seenAt) {
      if (!('locks' in navigator)) return Date.now() - seenAt < SILENT_MS;
      const { held = [] } = await navigator.locks.query();
      const isHeld = held.some(({ name }) => name === toLock(other));
      // a tab that is closed later, or has crashed a moment ago, lets go of it: what it left can go on here then
      if (isHeld && !watched.has(other)) void navigator.locks.request(toLock(other), () => undefined).then(() => desk.look());
      if (isHeld) watched.add(other);
      return isHeld;
    },
    remember: (hasStopped) => writeMark(path, draftSpace, hasStopped),
  });
  return desk;
}
