/** Compiles and publishes every course of `content/courses`, or of the folder that is named; with `--watch` again after each change, and tells open pages. A process of its own: compiling needs memory that serving does not. */
import { resolve } from 'node:path';
import { LiveContent } from '#lib/server/content/live/live-content.ts';
import { publish } from '#lib/server/content/publish.ts';
import { db } from '#lib/server/db/client.ts';
import { COURSES } from './find-content.ts';
import { onEnd, tellReady } from './lifetime.ts';
import type { LiveMessage } from './live-pages.ts';
import { main } from './main.ts';
import { watchContent } from './watch-content.ts';

await main(async () => {
  const isWatching = process.argv.includes('--watch');
  const folder = resolve(process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? COURSES);
  const content = new LiveContent({
    folder,
    compile: {},
    publish: async (compiled) => {
      const { slug } = compiled.course;
      if ((await db.studioCourse.count({ where: { slug } })) === 0) return publish(compiled, db);
      console.error(`${slug}: not published, since the studio has a course of that name. Rename one of them.`);
      return { changed: [], removed: [] };
    },
    tell: (live) => {
      if (isWatching) process.send?.({ live } satisfies LiveMessage);
    },
    say: (line) => console.log(line),
    warn: (lines) => console.error(lines),
  });
  const isPublished = await content.publishAll();
  if (!isWatching) {
    await db.$disconnect();
    process.disconnect?.();
    return isPublished ? 0 : 1;
  }
  const watcher = watchContent(folder, content);
  onEnd(async () => {
    watcher.close();
    await db.$disconnect();
  });
  tellReady({});
  return undefined;
});
