/** The content check on files of the studio: in the process of a release, never in one that serves pages. */
import { join } from 'node:path';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { checkContent, type CheckOptions } from '#lib/server/check/check-content.ts';
import { checkFingerprint } from '#lib/server/check/check-fingerprint.ts';
import { tryCourse, type CourseAttempt } from '#lib/server/content/compile-course.ts';
import { withCourseFolder } from './course-folder.ts';
import type { CheckCourse } from './run-release.ts';

export interface CheckPlace {
  /** the data directory */
  readonly dataDir: string;
  /** works at once */
  readonly atOnce: number;
  readonly openPool: CheckOptions['openPool'];
}

/** Checks with mutants. What has not changed since it was last found is not run again: the folder's name stays the same. */
export const toCheckCourse =
  ({ dataDir, atOnce, openPool }: CheckPlace): CheckCourse =>
  (files, { course, lesson }) =>
    withCourseFolder(join(dataDir, 'studio'), `check-${course}`, course, files, async ({ root, folder, publicFolder }) => {
      const compile = { root, publicFolder, cacheFolder: join(dataDir, 'build', 'content') };
      let attempted: CourseAttempt | null = null;
      const report = await checkContent({
        folders: [folder],
        lesson,
        mutants: true,
        cacheFolder: join(dataDir, 'build', 'check'),
        fingerprint: await checkFingerprint(),
        atOnce,
        openPool,
        compile,
        attempt: async () => (attempted = await tryCourse(folder, compile)),
      });
      const problems = report.problems.map((problem) => toCoursePath(problem, folder, course));
      // assigned in the call above, which the compiler does not see
      const compiled = (attempted as CourseAttempt | null)?.course ?? null;
      return { report, problems, compiled };
    });

/** The compiler names files from the root, the check by their folder. */
function toCoursePath(problem: ContentProblem, folder: string, course: string): ContentProblem {
  const prefix = [`${folder}/`, `${course}/`].find((start) => problem.file.startsWith(start));
  return prefix === undefined ? problem : { ...problem, file: problem.file.slice(prefix.length) };
}
