/** Every limit of the content check in one place, with its unit. */
export const CHECK_LIMITS = {
  /** running time of one cell, seconds: a learner's machine may be several times slower than the author's */
  cellSeconds: 20,
  /** the most memory that a cell holds, MiB, its tensors' at any time and JavaScript's after it: a phone has little more for one page */
  cellMiB: 256,
  /** mutants of one solution; what is over it is left out, evenly over the file, and the report says so */
  mutantsPerExercise: 120,
  /** running time of one mutant: this many times the solution's own, seconds at least and at most as long as the exercise allows */
  mutantTimes: 10,
  mutantSecondsAtLeast: 1,
  /** answers that one pair of sandbox processes judges before it is replaced: what they leave behind adds up */
  answersPerProcess: 12,
  /** characters of changed code shown in a message */
  shownCharacters: 160,
} as const;

/** Seeds that solutions and wrong answers are graded with: hidden inputs differ from seed to seed, a fair exercise does not. */
export const CHECK_SEEDS = ['1', '2', '3'] as const;
