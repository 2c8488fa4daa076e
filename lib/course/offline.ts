/** What server, page and service worker tell each other of lessons that open without a connection. */
import { picturePath } from './paths.ts';

/** Set on the root element of a page that the service worker took from what it keeps: when that was kept, ISO 8601. */
export const KEPT_ATTRIBUTE = 'data-kept';
/** The page that is shown for all that is not kept. */
export const OFFLINE_PAGE = '/offline';
/** Pages that every kept lesson brings along, as they are for somebody who is not signed in. */
export const SHARED_PAGES: readonly string[] = [OFFLINE_PAGE, '/search'];
/** Where service workers hear and say things of lessons, by name of a BroadcastChannel. */
export const OFFLINE_CHANNEL = 'epoch-offline';

/** `GET /api/offline/:course/:lesson`: all that a lesson needs to be read, run and checked without a connection. */
export interface OfflineManifest {
  /** names the files of `shell`; two machines with the same build say the same */
  readonly build: string;
  /** of the lesson */
  readonly version: string;
  readonly title: string;
  /** files of every lesson; what is at such an address never changes */
  readonly shell: readonly string[];
  /** what this lesson's text and cells load from this site, and the words of the search; each may be missing */
  readonly data: readonly string[];
}

/** What is noted of a kept lesson. */
export interface KeptLesson {
  /** `/courses/course/lesson` */
  readonly path: string;
  readonly title: string;
  /** as in the manifest it was kept by */
  readonly build: string;
  readonly version: string;
  /** ISO 8601 */
  readonly at: string;
}

/** How keeping one lesson goes. */
export type KeepNews = { readonly path: string } & (
  | { readonly state: 'keeping'; /** files */ readonly done: number; readonly of: number }
  | { readonly state: 'kept' | 'removed' }
  /** `room`: the browser has none; `connection`: nobody answered; `deploy`: page and files are of two builds, asked again at the next visit */
  | { readonly state: 'failed'; readonly why: 'room' | 'connection' | 'deploy' }
);

/** From a page to the service worker. */
export interface OfflineWish {
  readonly wish: 'keep' | 'remove';
  /** `/courses/course/lesson` */
  readonly path: string;
}

/** Whether a path is a lesson's. */
export const isLessonPath = (path: string): boolean => /^\/courses\/[a-z0-9-]+\/(?!map$|glossary$)[a-z0-9-]+$/.test(path);

const PICTURE = new RegExp(picturePath('[0-9a-f]{32}', 'png').replace('png', '(?:png|webp)'), 'g');

/** The pictures that a text of a lesson (JSON, HTML) names. */
export const findPictures = (text: string): readonly string[] => [...new Set(text.match(PICTURE))];

/** The data files that the code of cells names in `load('…')`, as paths of this site. */
export function findDataFiles(code: string): readonly string[] {
  const names = [...code.matchAll(/\bload\(\s*(['"`])([\w./-]+)\1/g)].map(([, , name = '']) => name.replace(/^\//, ''));
  return [...new Set(names.filter((name) => !name.split('/').includes('..')).map((name) => (/^(?:datasets|models)\//.test(name) ? `/${name}` : `/datasets/${name}`)))];
}
