/** Whether training of a lesson was cut off here, where a page can look as it opens. Small: it is in a page's first script. */
import { draftSpace } from '../drafts/draft-space.ts';

/** @param path `course/lesson` */
export const stoppedMark = (path: string): string => `epoch.training${draftSpace}:${path}`;
