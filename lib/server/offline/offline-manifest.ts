/** What a browser fetches to keep a lesson. */
import type { Lesson } from '#lib/course/lesson.ts';
import { findDataFiles, findPictures, type OfflineManifest } from '#lib/course/offline.ts';
import type { Shell } from './shell-files.ts';

export function toManifest(lesson: Lesson, { build, files }: Shell): OfflineManifest {
  const code = [...lesson.cells.map(({ source }) => source), ...lesson.exercises.map(({ starter }) => starter)].join('\n');
  const data = ['/api/search-index', `/api/lessons/${lesson.course}/${lesson.slug}/parts`, ...findDataFiles(code), ...findPictures(JSON.stringify(lesson))];
  return { build, version: lesson.version, title: lesson.title, shell: files, data };
}
