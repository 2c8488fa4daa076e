/**
 * What an author wrote and no server has yet, kept in this browser. Each open page has a copy of its own; a copy whose page is gone
 * (a crash, a closed lid) is taken over by the next page of the same lesson.
 */
import { z } from 'zod';
import type { FileChange } from '#lib/course/studio.ts';

export interface LocalCopy {
  /** the changes were made on top of it */
  readonly revision: number;
  readonly changes: readonly FileChange[];
  /** ms since the epoch */
  readonly at: number;
}

/** Keeps the copy of one page. */
export interface CopyKeeper {
  /** Null: nothing is unsaved. False when the browser refuses (full, or switched off). */
  readonly write: (copy: LocalCopy | null) => boolean;
}

/** Where copies lie, and which pages are open. */
export interface CopyEnvironment {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** names of the pages that are open in this browser */
  readonly openPages: () => Promise<ReadonlySet<string>>;
}

const PREFIX = 'epoch.studio.v1:';
const copySchema = z.strictObject({ revision: z.int().min(1), changes: z.array(z.strictObject({ path: z.string(), text: z.string().nullable() })), at: z.number() });

/** @param lesson `course/folder` */
const toName = (lesson: string, page: string): string => `${PREFIX}${lesson}:${page}`;

export function createCopyKeeper(lesson: string, page: string, { storage }: CopyEnvironment): CopyKeeper {
  const name = toName(lesson, page);
  return {
    write(copy) {
      try {
        if (copy === null) storage.removeItem(name);
        else storage.setItem(name, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** The oldest copy of the lesson whose page is gone, and how to forget it; null when there is none. */
export async function findLostCopy(lesson: string, { storage, openPages }: CopyEnvironment): Promise<{ readonly copy: LocalCopy; readonly forget: () => void } | null> {
  const prefix = toName(lesson, '');
  const open = await openPages();
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) => name.startsWith(prefix) && !open.has(name.slice(prefix.length)));
  const copies = names.flatMap((name) => {
    const copy = parseCopy(storage.getItem(name));
    return copy ? [{ copy, forget: () => storage.removeItem(name) }] : [];
  });
  return copies.toSorted((a, b) => a.copy.at - b.copy.at)[0] ?? null;
}

function parseCopy(text: string | null): LocalCopy | null {
  try {
    return copySchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null; // a broken write, or another program's value
  }
}
