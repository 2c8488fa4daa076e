/**
 * Checks content and says how it stands: `node --import tsx lib/server/content/check.ts [course folder …]`.
 * Ends with 1 when something does not compile.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError } from '#lib/course/content-error.ts';
import { compileCourse } from './compile-course.ts';
import { formatReport } from './format-report.ts';

const COURSES = join('content', 'courses');

async function listCourses(): Promise<string[]> {
  const entries = await readdir(COURSES, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(COURSES, entry.name));
}

async function check(): Promise<void> {
  const folders = process.argv.length > 2 ? process.argv.slice(2) : await listCourses();
  let mistakes = 0;
  for (const folder of folders) {
    try {
      console.log(formatReport(await compileCourse(folder)));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      mistakes += error.problems.length;
      console.error(`${error.message}\n`);
    }
  }
  if (mistakes > 0) console.error(`${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'} in the content.`);
  process.exitCode = mistakes > 0 ? 1 : 0;
}

await check();
