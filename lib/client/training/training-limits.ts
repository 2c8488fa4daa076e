/** What a browser keeps of cells' models and runs. Each limit has a test that hits it. */
export const KEEP_LIMITS = {
  /** bytes of one model, and of one checkpoint */
  bytesEach: 100 * 1024 * 1024,
  /** bytes of all models and checkpoints of a course */
  bytesPerCourse: 400 * 1024 * 1024,
  /** models of a course */
  models: 50,
  /** runs of a lesson whose records are kept; older ones are forgotten */
  runsPerLesson: 50,
  /** runs that are on at the same time in a page */
  openRuns: 20,
  /** questions of cells that wait for their answer at the same time */
  waiting: 200,
  /** downloads that wait for the learner at the same time */
  offers: 5,
  /** characters of a model's or run's name, of a note */
  nameCharacters: 80,
  noteCharacters: 500,
  /** values of a run's configuration, and characters of one */
  configValues: 40,
  configCharacters: 200,
} as const;

/** Runs that are compared in one chart. */
export const COMPARED = { least: 2, most: 6 } as const;
