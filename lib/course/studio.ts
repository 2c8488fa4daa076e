/**
 * What crosses HTTP between the studio's pages and the server: every request and answer, parsed on both sides.
 * A course in the studio is the same set of files as in git. All paths are seen from the course's folder
 * (`10-perceptron/lesson.mdx`), also in problems. Every change makes a revision; revisions of a course count up from 1.
 * Errors are `ApiError` of lib/grading/submission.ts: 401 not signed in, 403 not an instructor of the course, 404, 413 too large.
 * `courses/…` below stands for `/api/studio/courses/…`.
 */
import { z } from 'zod';
import { KEBAB_CASE, LESSON_FOLDER } from './course-schema.ts';
import type { Lesson } from './lesson.ts';
import { isCourseFile, isTextFile } from './studio-files.ts';
import { STUDIO_LIMITS } from './studio-limits.ts';

/** Where a course's requests go: `courseApi('my-course', 'files')` is `/api/studio/courses/my-course/files`. */
export const STUDIO_API = '/api/studio/courses';
export const courseApi = (course: string, ...rest: readonly string[]): string => [STUDIO_API, course, ...rest].join('/');
/** The pages: list of courses, a course's lessons, the editor of a lesson (its files, preview, history). */
export const studioPath = (...rest: readonly string[]): string => ['/studio', ...rest].join('/');

export const courseSlugSchema = z.string().max(60).regex(KEBAB_CASE, 'lower-case words joined by "-"');
/** A lesson by its folder, `10-perceptron`. */
export const lessonFolderSchema = z.string().max(80).regex(LESSON_FOLDER, 'a folder name such as "03-backprop-step-by-step"');
/** What has a history of its own: a lesson's folder, or `course` for course.json. */
export const partSchema = z.union([lessonFolderSchema, z.literal('course')]);
const pathSchema = z.string().max(STUDIO_LIMITS.pathCharacters).refine(isCourseFile, 'the path of a file that a course has');
const textPathSchema = pathSchema.refine(isTextFile, 'the path of a text file; pictures are uploaded');
const revisionSchema = z.int().min(1);
const version = z.string().min(1).max(200);
const instant = z.iso.datetime();

/** Who did something, as others see them. */
const personSchema = z.object({ id: z.string(), name: z.string() });

const problemSchema = z.object({
  file: z.string(),
  position: z.object({ line: z.int(), column: z.int() }).nullable(),
  expected: z.string(),
  found: z.string(),
  todo: z.string(),
});

// --- courses and lessons ---

/** A lesson as the lists show it: the draft, and what is published of it. */
export const studioLessonSchema = z.object({
  folder: z.string(),
  slug: z.string(),
  /** from its front matter; the slug while that cannot be read */
  title: z.string(),
  /** false: no module of course.json lists it */
  isListed: z.boolean(),
  draft: z.object({ revision: revisionSchema, at: instant, by: personSchema }),
  /** null: learners do not see it */
  published: z.object({ version, revision: revisionSchema, at: instant, by: personSchema }).nullable(),
  /** the draft's files differ from the published ones; true while nothing is published */
  isChanged: z.boolean(),
});
export type StudioLesson = z.output<typeof studioLessonSchema>;

/** A wish to check or publish, and what became of it. */
export const releaseSchema = z.object({
  id: z.uuid(),
  wish: z.enum(['check', 'publish']),
  /** null: the whole course */
  lesson: z.string().nullable(),
  revision: revisionSchema,
  by: personSchema,
  askedAt: instant,
  /** when it shall be published; null: as soon as it is checked */
  publishAt: instant.nullable(),
  /**
   * `waiting` and `checking`: ask again in a second. `passed`: a check without problems. `refused`: problems, nothing was published.
   * `scheduled`: checked, waits for its date. `failed`: our fault, after several tries; nothing was published.
   */
  state: z.enum(['waiting', 'checking', 'passed', 'refused', 'scheduled', 'published', 'cancelled', 'failed']),
  finishedAt: instant.nullable(),
  /** of the check; null until it ran */
  report: z
    .object({
      problems: z.array(problemSchema),
      lessons: z.array(
        z.object({
          slug: z.string(),
          words: z.int(),
          minutes: z.number(),
          cells: z.array(z.object({ id: z.string(), line: z.int(), /** null: needs a browser, not run */ ms: z.number().nullable(), /** the most memory it held, MiB; null as `ms`, and in reports of before it was told */ mib: z.number().nullable().default(null) })),
          exercises: z.array(z.object({ id: z.string(), points: z.number(), graded: z.int(), mutants: z.object({ tried: z.int(), lost: z.int() }).nullable() })),
        }),
      ),
    })
    .nullable(),
  /** paths whose live version it changed, and paths that are no longer live: `course`, `course/lesson`, `course/lesson/exercise` */
  changed: z.array(z.string()),
  removed: z.array(z.string()),
});
export type Release = z.output<typeof releaseSchema>;

/** `GET courses` -> all that the person may see. */
export const courseListSchema = z.object({
  courses: z.array(z.object({ slug: z.string(), title: z.string(), revision: revisionSchema, at: instant, by: personSchema, lessons: z.int(), published: z.int() })),
  /** courses of content/courses: read-only, to be copied */
  fromGit: z.array(z.object({ slug: z.string(), title: z.string(), lessons: z.int() })),
});
export type CourseList = z.output<typeof courseListSchema>;

/** `POST courses`: an empty course with one lesson, or a copy of a course of content/courses -> 201 `CourseView`; 409 `taken`. */
export const createCourseSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('nothing'), slug: courseSlugSchema, title: z.string().trim().min(1).max(80) }),
  z.strictObject({ from: z.literal('git'), slug: courseSlugSchema, original: courseSlugSchema }),
]);
export type CreateCourse = z.output<typeof createCourseSchema>;

/** `GET courses/:course`. */
export const courseViewSchema = z.object({
  slug: z.string(),
  title: z.string(),
  /** the newest revision of anything in it */
  revision: revisionSchema,
  /** in the order of course.json, unlisted ones last */
  lessons: z.array(studioLessonSchema),
  modules: z.array(z.string()),
  /** `path` stands in a lesson's `![text](images/neuron.webp)`; `src` is where browsers get it */
  pictures: z.array(z.object({ path: z.string(), src: z.string() })),
  /** the newest first, at most 50 */
  releases: z.array(releaseSchema),
});
export type CourseView = z.output<typeof courseViewSchema>;

/** `POST courses/:course/lessons`: a lesson that passes the check, after the last one of the course -> 201 `SaveAnswer`. */
export const createLessonSchema = z.strictObject({ slug: courseSlugSchema, title: z.string().trim().min(1).max(80) });
/** `POST courses/:course/exercises`: an exercise that passes, its tag at the lesson's end -> 201 `SaveAnswer`. Save the lesson first. */
export const createExerciseSchema = z.strictObject({ lesson: lessonFolderSchema, id: courseSlugSchema, title: z.string().trim().min(1).max(80) });

// --- files, revisions, history ---

const textFileSchema = z.object({ path: z.string(), text: z.string() });

/** `GET courses/:course/files?part=` (and `&revision=` for an older one). */
export const partFilesSchema = z.object({
  /** what a save names as its base; the newest of the course unless an older one was asked for */
  revision: revisionSchema,
  files: z.array(textFileSchema),
});
export type PartFiles = z.output<typeof partFilesSchema>;

const changeSchema = z.strictObject({ path: textPathSchema, /** null removes the file */ text: z.string().max(STUDIO_LIMITS.fileCharacters).nullable() });
export type FileChange = z.output<typeof changeSchema>;

/** `PUT courses/:course/files`: only what changed. -> 200 or 409 `SaveAnswer`. Several saves of one person in a row are one entry of the history. */
export const saveSchema = z.strictObject({
  /** the revision that the author's texts come from */
  base: revisionSchema,
  changes: z.array(changeSchema).min(1).max(STUDIO_LIMITS.changesPerSave),
});
export type Save = z.output<typeof saveSchema>;

/** A file that somebody else saved meanwhile, in lines that this save changes too. */
export const conflictSchema = z.object({
  path: z.string(),
  /** at the base revision; null: there was no such file, or the other removed it, or this save does */
  base: z.string().nullable(),
  theirs: z.string().nullable(),
  mine: z.string().nullable(),
  by: personSchema,
  at: instant,
});
export type Conflict = z.output<typeof conflictSchema>;

/**
 * `merged`: files that the page takes over, in both cases: those that others have changed since `base`, anywhere in the course,
 * and those in which this save's lines and another's stand side by side (null: removed). The next save names `revision` as its base.
 */
const merged = z.array(z.object({ path: z.string(), text: z.string().nullable() }));
export const saveAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), revision: revisionSchema, merged }),
  /** nothing was stored: save again, with the text that the author decides on for each conflict and the own files among `merged` */
  z.object({ kind: z.literal('conflict'), revision: revisionSchema, conflicts: z.array(conflictSchema), merged }),
]);
export type SaveAnswer = z.output<typeof saveAnswerSchema>;

/** `GET courses/:course/history?part=` (`&before=REVISION` for the next page). */
export const historySchema = z.object({
  /** newest first */
  entries: z.array(
    z.object({
      revision: revisionSchema,
      by: personSchema,
      /** of its first and of its last save */
      from: instant,
      at: instant,
      kind: z.enum(['edit', 'restore', 'import', 'copy', 'create']),
      /** the revision that was restored, or what was imported or copied; null for an edit */
      note: z.string().nullable(),
      changes: z.array(z.object({ path: z.string(), change: z.enum(['added', 'changed', 'removed']), /** lines; null for pictures */ added: z.int().nullable(), removed: z.int().nullable() })),
      /** versions published from exactly this state */
      published: z.array(version),
    }),
  ),
  hasMore: z.boolean(),
});
export type History = z.output<typeof historySchema>;

/** `GET courses/:course/compare?part=&from=&to=`: files that differ; null where there is none. */
export const comparisonSchema = z.object({ files: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })) });
export type Comparison = z.output<typeof comparisonSchema>;

/** `POST courses/:course/restore`: the part as it was, as a new revision -> 200 or 409 `SaveAnswer`. */
export const restoreSchema = z.strictObject({ part: partSchema, revision: revisionSchema, base: revisionSchema });

// --- preview, check, publish ---

/** `POST courses/:course/preview`: the lesson at `base` with unsaved changes, compiled; nothing is stored. */
export const previewSchema = z.strictObject({ lesson: lessonFolderSchema, base: revisionSchema, changes: z.array(changeSchema).max(STUDIO_LIMITS.changesPerSave) });
export const previewAnswerSchema = z.discriminatedUnion('kind', [
  /** `lesson` comes from our own compiler: its shape is lib/course/lesson.ts `Lesson`. `problems`: e.g. links that lead nowhere; it can be drawn all the same */
  z.object({ kind: z.literal('lesson'), lesson: z.custom<Lesson>((value) => typeof value === 'object' && value !== null), /** of lesson.mdx, from 1, on which each child of `lesson.tree` begins */ lines: z.array(z.int()), problems: z.array(problemSchema) }),
  z.object({ kind: z.literal('problems'), problems: z.array(problemSchema) }),
]);
export type PreviewAnswer = z.output<typeof previewAnswerSchema>;

/**
 * `POST courses/:course/releases` -> 202 `Release`; `GET courses/:course/releases/:id` -> `Release`;
 * `DELETE courses/:course/releases/:id` cancels what is waiting or scheduled -> 200 `Release`.
 */
export const askReleaseSchema = z.strictObject({
  wish: z.enum(['check', 'publish']),
  /** null: the whole course, with every lesson that course.json lists */
  lesson: lessonFolderSchema.nullable(),
  revision: revisionSchema,
  /** in the future; null: at once */
  publishAt: instant.nullable(),
});
export type AskRelease = z.output<typeof askReleaseSchema>;

/** `GET courses/:course/versions?lesson=FOLDER`: what was ever published of a lesson, newest first. */
export const versionsSchema = z.object({ versions: z.array(z.object({ version, revision: revisionSchema, at: instant, by: personSchema, isLive: z.boolean() })) });
export type Versions = z.output<typeof versionsSchema>;
/** `POST courses/:course/unpublish` -> 200 `CourseView`. Null: the whole course. */
export const unpublishSchema = z.strictObject({ lesson: lessonFolderSchema.nullable() });
/** `POST courses/:course/roll-back` -> 200 `CourseView`: makes a version of before live again; the draft stays. */
export const rollBackSchema = z.strictObject({ lesson: lessonFolderSchema, version });

// --- pictures, zip ---

/** `POST courses/:course/pictures?name=neuron.png`, body: the bytes -> 201; 422 with a sentence when it is no picture we take. */
export const pictureAnswerSchema = z.object({ path: z.string(), /** what stands in `![text](address)`: the path */ address: z.string(), /** where browsers get it */ src: z.string(), width: z.int(), height: z.int(), revision: revisionSchema });
export type PictureAnswer = z.output<typeof pictureAnswerSchema>;

/**
 * `GET courses/:course/export` -> a zip of the files as in git. `POST courses/:course/import?base=REVISION`, body: the zip -> 200
 * `ImportAnswer` (409 when the course has changed since): the course has exactly these files then, the old ones stay in the history.
 */
export const importAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('imported'), revision: revisionSchema, added: z.int(), changed: z.int(), removed: z.int() }),
  z.object({ kind: z.literal('problems'), problems: z.array(problemSchema) }),
]);
export type ImportAnswer = z.output<typeof importAnswerSchema>;
