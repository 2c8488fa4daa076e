import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';

/** What a course from outside may cost, in one place. What a lesson may hold is in `lib/course/content-limits.ts`, for every course. */
export const UNTRUSTED_LIMITS = {
  /** files of one course */
  files: 10_000,
  /** bytes of all files of one course */
  courseBytes: 64 * 1024 * 1024,
  /** bytes of a zip as it arrives */
  zipBytes: 32 * 1024 * 1024,
  /** bytes that one byte of a zip may become; text packs tenfold, and a thousandfold is a bomb */
  zipRatio: 200,
  /** characters of a path */
  pathCharacters: STUDIO_LIMITS.pathCharacters,
  /** bytes of one picture, as it arrives and as it is kept */
  pictureBytes: STUDIO_LIMITS.pictureBytes,
  /** pixels of one picture: what decoding it costs in memory, times four */
  picturePixels: 16_000_000,
  /** pixels of its longer side */
  pictureSide: 8_000,
  /** pixels of the longer side as it is kept; larger ones are made smaller */
  pictureKeptSide: 2_400,
  /** seconds of its own that compiling one text may take */
  compileSeconds: 10,
  /** texts of one course that may end the compiler before the others are not read */
  compilersEnded: 3,
  /** seconds after which a compiler that stood idle is ended */
  idleSeconds: 300,
  /** seconds of work after which a compiler is replaced by a fresh one: the operating system ends it soon after */
  compilerSeconds: 60,
  /** bytes of one answer of the compiler, and of all of one process, which is replaced before it would have said more */
  answerBytes: 16 * 1024 * 1024,
  answersBytes: 1024 * 1024 * 1024,
  /** problems told of one text */
  problems: 50,
} as const;

/** Those of one compiler; tests take smaller ones. */
export type CompilerLimits = Readonly<Record<'compileSeconds' | 'compilersEnded' | 'idleSeconds' | 'compilerSeconds' | 'answerBytes' | 'answersBytes', number>>;
