/** Compiles and publishes every course of `content/courses`; with `--watch` again after each change. A process of its own: compiling needs memory that serving does not. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ContentError } from '#lib/course/content-error.ts';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import { publish } from '#lib/server/content/publish.ts';
import { db } from '#lib/server/db/client.ts';
import { PUBLISHED } from './dev-refresh.ts';
import { onEnd, tellReady } from './lifetime.ts';
import { main } from './main.ts';
import { watchFolders } from './watch-folders.ts';

const COURSES = resolve(/* turbopackIgnore: true */ 'content', 'courses');

await main(async () => {
  const isWatching = process.argv.includes('--watch');
  const isPublished = await publishAll();
  if (!isWatching) {
    await db.$disconnect();
    process.disconnect?.();
    return isPublished ? 0 : 1;
  }
  const watcher = watchFolders([COURSES], publishAll);
  onEnd(async () => {
    watcher.close();
    await db.$disconnect();
  });
  tellReady({});
  return undefined;
});

/** Publishes what compiles and prints what does not; true when everything did. */
async function publishAll(): Promise<boolean> {
  const entries = await readdir(COURSES, { withFileTypes: true });
  let isAll = true;
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    try {
      const { changed, removed } = await publish(await compileCourse(join(COURSES, name)), db);
      if (changed.length + removed.length === 0) continue;
      console.log(`${name}: ${String(changed.length)} published, ${String(removed.length)} withdrawn`);
      process.send?.(PUBLISHED);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      console.error(error.message);
      isAll = false;
    }
  }
  return isAll;
}
