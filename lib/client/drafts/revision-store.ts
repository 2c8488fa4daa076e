/** The history of texts in this browser, also of who has nothing on the server. In IndexedDB: it must not take the drafts' own room. */
import { selectForgotten, type DraftRevision } from '#lib/course/drafts.ts';
import type { DraftRecord } from './draft-record.ts';

/** A revision that was saved in this browser. */
interface StoredRevision extends DraftRevision {
  readonly space: string;
  readonly key: string;
  /** null: the author's text */
  readonly text: string | null;
}

export interface RevisionStore {
  /** Keeps a revision; one that is there already stays as it is. */
  readonly keep: (key: string, record: DraftRecord) => Promise<void>;
  /** Newest first. */
  readonly list: (key: string) => Promise<readonly StoredRevision[]>;
  /** Moves all of another space here, where `here` says so of a key. */
  readonly takeFrom: (space: string, here: (key: string) => boolean) => Promise<void>;
  /** Forgets all of this space but for these keys. */
  readonly forget: (except: ReadonlySet<string>) => Promise<void>;
}

const NAME = 'epoch.draft-history';
const REVISIONS = 'revisions';
/** what `device` says of revisions that were made here */
export const THIS_BROWSER = 'this browser';

export function openRevisionStore(space: string, factory: IDBFactory = indexedDB): RevisionStore {
  const within = (of: string, key?: string): IDBKeyRange => (key === undefined ? IDBKeyRange.bound([of], [of, []]) : IDBKeyRange.bound([of, key], [of, key, []]));
  const run = async <Value>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<Value>): Promise<Value> => {
    const database = await openDatabase(factory);
    try {
      return await work(database.transaction(REVISIONS, mode).objectStore(REVISIONS));
    } finally {
      database.close(); // after the transactions that are under way
    }
  };
  const read = async (store: IDBObjectStore, of: string, key?: string): Promise<StoredRevision[]> => {
    // only `keep` writes here, with this type
    const rows = (await settled(store.getAll(within(of, key)))) as StoredRevision[];
    return rows.sort((a, b) => b.savedAt - a.savedAt);
  };
  return {
    keep: (key, { id, text, savedAt, device }) =>
      run('readwrite', async (store) => {
        await settled(store.put({ space, key, id, text, savedAt, device: device ?? THIS_BROWSER } satisfies StoredRevision));
        const forgotten = selectForgotten(await read(store, space, key));
        await Promise.all(forgotten.map((revision) => settled(store.delete([space, key, revision.id]))));
      }),
    list: (key) => run('readonly', (store) => read(store, space, key)),
    takeFrom: (from, here) =>
      run('readwrite', async (store) => {
        for (const revision of await read(store, from)) {
          if (!here(revision.key)) continue;
          await settled(store.put({ ...revision, space }));
          await settled(store.delete([from, revision.key, revision.id]));
        }
      }),
    forget: (except) =>
      run('readwrite', async (store) => {
        for (const { key, id } of await read(store, space)) if (!except.has(key)) await settled(store.delete([space, key, id]));
      }),
  };
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(NAME, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(REVISIONS, { keyPath: ['space', 'key', 'id'] });
  return settled(request);
}

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('Expected IndexedDB to answer'));
  });
