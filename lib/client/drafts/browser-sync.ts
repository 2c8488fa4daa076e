/** The drafts of this page and the server: what `DraftSync` needs, as a browser has it. Loaded when there is something to do. */
import { claimDrafts, isClaiming, toClaimedCookie } from './claim-drafts.ts';
import { openDraftApi } from './draft-api.ts';
import { DraftSync, type SyncStatus } from './draft-sync.ts';
import { draftSpace, readDraftSpace } from './draft-space.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { listSpaces, openLocalDrafts, type LocalDrafts } from './local-drafts.ts';
import { openRevisionStore, type RevisionStore } from './revision-store.ts';

const LOCK = 'epoch-drafts';

const OTHER_PERSON = 'You signed in or out in another tab. Reload this page before you go on: what you type now stays in this browser.';

export interface BrowserDrafts {
  readonly space: string;
  readonly drafts: LocalDrafts;
  readonly revisions: RevisionStore;
  readonly api: ReturnType<typeof openDraftApi>;
}

/** What this page has of its learner's drafts. */
export const openBrowserDrafts = (space: string = draftSpace): BrowserDrafts => ({ space, drafts: openLocalDrafts(space), revisions: openRevisionStore(space), api: openDraftApi(space) });

/** Other tabs wait; where a page has no locks (plain http), the server keeps two pushes apart as it keeps two devices apart. */
const alone = async (work: () => Promise<void>): Promise<void> => ('locks' in navigator ? navigator.locks.request(LOCK, work) : work());

/** Follows one page. `news` is called after each local write and when texts are opened. */
export function startBrowserSync(parts: BrowserDrafts, show: (status: SyncStatus | null) => void): { readonly news: () => void } {
  const { space, drafts, revisions } = parts;
  /** revisions that the history has, by key */
  const kept = new Map<string, string>();
  let lesson = '';
  let isQuiet = true;
  const tell = (status: SyncStatus): void => {
    // that all is well is said to who was told that something is under way
    if (status.kind === 'saved' && isQuiet) return;
    isQuiet = false;
    if (status.kind === 'not-ours') void forgetOthers();
    // who had no account has no place but this browser to begin with
    show(status.kind === 'not-ours' && space === '' ? null : status);
  };
  const sync = new DraftSync({
    drafts,
    api: parts.api,
    later(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    alone,
    tell,
  });
  window.addEventListener('online', () => readDraftSpace() !== null && sync.retry());
  document.addEventListener('visibilitychange', () => {
    if (readDraftSpace() === null) return;
    // whoever comes back may have been at another device
    if (document.visibilityState === 'visible' && lesson !== '') sync.open(lesson);
    // the draft itself saves in this moment, too
    else setTimeout(() => void sync.flush());
  });

  const keepHistory = async (): Promise<void> => {
    for (const key of drafts.list().filter((name) => name.startsWith(`${lesson}/`))) {
      const record = drafts.read(key);
      if (!record || record.parked !== null || kept.get(key) === record.id) continue;
      kept.set(key, record.id);
      await revisions.keep(key, record);
    }
  };
  const news = (): void => {
    const here = /^\/courses\/([^/]+\/[^/]+)/.exec(location.pathname)?.[1] ?? lesson;
    const isNew = here !== lesson;
    lesson = here;
    void keepHistory().catch(() => undefined); // a browser without IndexedDB has no history of its own
    // the text is kept under the name it was opened with, where the pages of now do not look
    if ((readDraftSpace() ?? '') !== space) return show({ kind: 'refused', message: OTHER_PERSON });
    if (readDraftSpace() === null) return;
    if (isNew) sync.open(lesson);
    else sync.wrote();
  };

  void forgetOthers();
  if (space !== '' && isClaiming(document.cookie)) void alone(() => claim(parts)).then(news, () => undefined);
  return { news };
}

async function claim({ space, drafts, revisions }: BrowserDrafts): Promise<void> {
  if (!isClaiming(document.cookie)) return; // another tab was faster
  const moved = claimDrafts(openLocalDrafts(''), drafts);
  document.cookie = toClaimedCookie(space, location.protocol === 'https:');
  await revisions.takeFrom('', (key) => moved.has(key));
}

/**
 * Forgets what accounts left here that are not signed in here any more.
 * @param all also what the server does not have
 * @returns how many texts are left because the server does not have them
 */
export async function forgetOthers(all = false): Promise<number> {
  const own = readDraftSpace();
  let left = 0;
  for (const space of listSpaces()) {
    if (space === own) continue;
    const keys = forgetDrafts(openLocalDrafts(space), all);
    left += keys.size;
    await openRevisionStore(space).forget(keys).catch(() => undefined); // without IndexedDB there is none
  }
  return left;
}
