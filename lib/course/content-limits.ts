/** How much content may hold, in one place. The same for a course in git and for one from the studio, so that both compile alike. */
export const CONTENT_LIMITS = {
  /** characters of `lesson.mdx` */
  lessonCharacters: 128 * 1024,
  /** characters of its front matter */
  frontmatterCharacters: 16 * 1024,
  /** characters of any other file: `course.json`, `exercise.json`, starters, checks … */
  fileCharacters: 64 * 1024,
  /** levels of Markdown and tags inside each other */
  depth: 32,
  /** levels of lists and objects inside each other in a JSON file */
  jsonDepth: 32,
  /** parts (paragraphs, words in bold, list items …) of one text */
  nodes: 8_000,
  /** code cells of one lesson */
  cells: 100,
  /** cells of all tables of one text */
  tableCells: 3_000,
  /** links of one text, and images */
  links: 500,
  images: 100,
  /** characters of an address, and of the title behind it */
  urlCharacters: 1_000,
  /** formulas of one text */
  formulas: 1_000,
  /** characters of one formula */
  formulaCharacters: 2_000,
  /** braces inside each other in one formula */
  formulaDepth: 50,
  /** characters of markup that the formulas of one text become */
  formulaMarkup: 4 * 1024 * 1024,
  /** largest length that a formula may ask for (`\rule`, `\kern`), em */
  formulaEm: 25,
  /** marks of quotes and lists at the beginning of one line */
  lineMarks: 64,
  /** characters of one block of code, and of one line of it */
  codeCharacters: 16 * 1024,
  codeLineCharacters: 1_000,
  exercisesPerLesson: 30,
  filesPerExercise: 50,
} as const;
