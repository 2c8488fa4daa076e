/**
 * Whether training of a lesson was cut off in this browser, where a page can look as it opens. A page's first script asks for the
 * name only (notebook.tsx writes it out, to stay small); what stands there is whose training it is.
 */

/** @param path `course/lesson` */
const toName = (path: string): string => `epoch.training:${path}`;

export const hasMark = (path: string, storage: Storage = localStorage): boolean => storage.getItem(toName(path)) !== null;

/** Says it of one account; what is said of others stays. @param space as of drafts: empty for who has no account */
export function writeMark(path: string, space: string, isStopped: boolean, storage: Storage = localStorage): void {
  const others = (storage.getItem(toName(path))?.split(' ') ?? []).filter((other) => other !== `@${space}`);
  const spaces = isStopped ? [...others, `@${space}`] : others;
  if (spaces.length === 0) storage.removeItem(toName(path));
  else storage.setItem(toName(path), spaces.join(' '));
}
