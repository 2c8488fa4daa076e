/** Text of a lesson -> Markdown tree; and the same for Markdown inside JSON, where tags are not allowed. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { ContentError, type Position } from '#lib/course/content-error.ts';
import { LESSON_TAG_NAMES } from '#lib/course/lesson-tags.ts';

const lessonParser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkMdx).use(remarkGfm).use(remarkMath).freeze();
const markdownParser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Parses MDX; throws a ContentError where its syntax ends to make sense. */
export function parseLesson(file: string, text: string): Root {
  try {
    return lessonParser.parse(text);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    throw new ContentError([{ file, position: findPlace(error), ...describeSyntax(error) }]);
  }
}

/** Parses the Markdown of a field. */
export const parseMarkdown = (text: string): Root => markdownParser.parse(text);

/** Of a tag that is never closed, the parser tells the place in words only. */
function findPlace(error: VFileMessage): Position {
  if (error.line !== undefined) return { line: error.line, column: error.column ?? 1 };
  const [, line = '1', column = '1'] = /\((\d+):(\d+)-/.exec(error.reason) ?? [];
  return { line: Number(line), column: Number(column) };
}

function describeSyntax(error: VFileMessage): { expected: string; found: string; todo: string } {
  if (error.ruleId === 'acorn') {
    return {
      expected: 'text, Markdown or a tag: a lesson holds no program',
      found: 'a { that begins an expression',
      todo: 'write \\{ for the sign itself, or put the text in `code`',
    };
  }
  return {
    expected: `Markdown and well-formed tags (${LESSON_TAG_NAMES.join(', ')})`,
    found: error.reason.replace(/\s*\((?:note:[^)]*|[\d:-]+)\)/g, ''),
    todo: 'close the tag, or write \\< or \\{ for the sign itself; a comment is {/* text */}',
  };
}
