/** The content check on files of the studio: in the process of a release, never in one that serves pages. */
import { join } from 'node:path';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { checkContent, type CheckOptions } from '#lib/server/check/check-content.ts';
import { checkFingerprint } from '#lib/server/check/check-fingerprint.ts';
import { compileUntrusted } from '#lib/server/untrusted/compile-untrusted.ts';
import { withCourseFolder } from './course-folder.ts';
import type { CheckCourse } from './run-release.ts';

export interface CheckPlace {
  /** the data directory */
  readonly dataDir: string;
  /** works at once */
  readonly atOnce: number;
  readonly openPool: CheckOptions['openPool'];
}

/**
 * Compiles as what it is, the work of an author who is not trusted, and checks what compiled, with mutants. What has not changed
 * since it was last found is not run again: the folder's name stays the same.
 */
export const toCheckCourse =
  ({ dataDir, atOnce, openPool }: CheckPlace): CheckCourse =>
  async (files, { course, lesson }) => {
    const compiled = await compileUntrusted(files, { course });
    const attempt = compiled.ok ? { course: compiled.course, lessons: compiled.course.lessons, problems: [] } : { course: null, lessons: [], problems: compiled.problems };
    return withCourseFolder(join(dataDir, 'studio'), `check-${course}`, course, files, async ({ folder }) => {
      const report = await checkContent({
        folders: [folder],
        lesson,
        mutants: true,
        cacheFolder: join(dataDir, 'build', 'check'),
        fingerprint: await checkFingerprint(),
        atOnce,
        openPool,
        compile: {},
        attempt: () => Promise.resolve(attempt),
      });
      return { report, problems: report.problems.map((problem) => toCoursePath(problem, folder)), compiled: attempt.course };
    });
  };

/** The check names files by their folder, the compiler as seen from the course. */
const toCoursePath = (problem: ContentProblem, folder: string): ContentProblem => (problem.file.startsWith(`${folder}/`) ? { ...problem, file: problem.file.slice(folder.length + 1) } : problem);
