/** Mistakes in a lesson's front matter, found at every key: the same schema and words as the compiler's, without asking the server. */
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import { frontmatterSchema } from '#lib/course/course-schema.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { parseYaml } from '#lib/course/parse-yaml.ts';

/** Empty when the front matter is sound, or not closed yet. */
export function checkFrontMatter(file: string, text: string): readonly ContentProblem[] {
  const yaml = /^---[ \t]*\n([\s\S]*?)(?<=\n)---[ \t]*(?:\n|$)/.exec(text)?.[1];
  if (yaml === undefined) {
    if (/^---[ \t]*(?:\n|$)/.test(text)) return [];
    return [{ file, position: { line: 1, column: 1 }, expected: 'front matter: fields between two lines ---', found: 'none', todo: 'begin the lesson with ---, its title, summary, question and minutes, and ---' }];
  }
  try {
    parseWithSchema(frontmatterSchema, parseYaml(file, yaml, 2));
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}
