/** `lesson.mdx` alone -> everything that follows from it; exercises and other lessons are looked at later. */
import type { Root as LessonTree } from 'hast';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { ContentError, excerpt, ProblemList, type Position } from '#lib/course/content-error.ts';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import { frontmatterSchema, type Frontmatter } from '#lib/course/course-schema.ts';
import type { Cell, Lesson, LessonPart } from '#lib/course/lesson.ts';
import { parseWithSchema } from '#lib/course/parse-with-schema.ts';
import { parseYaml } from '#lib/course/parse-yaml.ts';
import { exerciseId } from '#lib/course/paths.ts';
import type { LessonSize } from '#lib/course/reading-time.ts';
import { checkBindings } from './check-bindings.ts';
import { checkLineStarts, checkSize } from './check-size.ts';
import { checkMarkdown, type LessonLink, type LessonPlace, type UsedImage } from './check-markdown.ts';
import { checkTags } from './check-tags.ts';
import { takeCells } from './find-cells.ts';
import { findParts } from './find-parts.ts';
import { findSections } from './find-sections.ts';
import { createBlock, createInline, isJsxElement, readAttribute } from './lesson-nodes.ts';
import { parseLesson } from './parse-lesson.ts';
import { replaceRawNodes, type RawNodes } from './raw-nodes.ts';
import { renderField } from './render-field.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { toLessonTree } from './to-hast.ts';

/** A compiled `lesson.mdx`. Positions are those of the file. */
export interface Prose {
  readonly title: string;
  readonly summary: string;
  readonly question: string;
  readonly minutes: number;
  readonly headings: Lesson['headings'];
  readonly needs: readonly { readonly need: string; readonly position: Position }[];
  readonly sections: Lesson['sections'];
  /** exercises without their prompts, which stand in other files */
  readonly parts: readonly LessonPart[];
  readonly tree: LessonTree;
  /** on which each child of `tree` begins, from 1 */
  readonly lines: readonly number[];
  readonly cells: readonly Cell[];
  /** folder names, in the order of their tags */
  readonly exercises: readonly { readonly name: string; readonly position: Position }[];
  readonly terms: readonly (Lesson['terms'][number] & { readonly position: Position })[];
  readonly sources: readonly { readonly title: string; readonly url: string | null }[];
  readonly links: readonly LessonLink[];
  readonly images: readonly UsedImage[];
  /** ids of all headings */
  readonly anchors: readonly string[];
  readonly size: LessonSize;
}

const htmlElements: RawNodes = {
  block: (kind, html) => createBlock('Html', { as: kind === 'formula' ? 'div' : 'pre', html }),
  inline: (html) => createInline('Html', { as: 'span', html }),
};

/** Compiles the text of a lesson; throws a ContentError with all its mistakes. */
export async function compileProse(file: string, text: string, place: LessonPlace): Promise<Prose> {
  const problems = new ProblemList();
  const reporter = createReporter(file, problems);
  checkLength(file, text, 'lessonCharacters');
  if (!checkLineStarts(text, reporter)) problems.throwIfAny();
  const tree = parseLesson(file, text);
  if (!checkSize(tree, reporter)) problems.throwIfAny();
  const frontmatter = await problems.gather(() => takeFrontmatter(tree, file));
  const places = tree.children.map(({ position }) => position);
  checkTags(tree, reporter);
  const facts = checkMarkdown(tree, place, reporter, { headings: true });
  const exercises = takeExercises(tree, place, reporter);
  const size = measure(tree, exercises.length);
  const sections = findSections(tree, facts.headings);
  const cells = await takeCells(tree, reporter);
  checkBindings(tree, cells, reporter);
  await replaceRawNodes(tree, text, htmlElements, reporter);
  // what took the place of a cell or a formula stands where that stood
  for (const [index, child] of tree.children.entries()) child.position ??= places[index];
  const terms = frontmatter === null ? [] : await renderTerms(frontmatter, place, problems, file);
  problems.throwIfAny();
  if (frontmatter === null) throw new Error('unreachable: a frontmatter that failed left a problem');
  return {
    ...{ title: frontmatter.value.title, summary: frontmatter.value.summary, question: frontmatter.value.question },
    minutes: frontmatter.value.minutes,
    headings: facts.headings.flatMap(({ id, depth, text: words }) => (depth === 2 || depth === 3 ? [{ id, depth, text: words }] : [])),
    needs: frontmatter.value.needs.map((need, index) => ({ need, position: frontmatter.positionOf(['needs', index]) })),
    sections,
    parts: findParts(file, text, place),
    ...(await toLessonTree(tree)),
    cells,
    exercises,
    terms: terms.map(({ term, meaningHtml, meaningText, position }) => ({ term, meaningHtml, meaningText, position })),
    sources: frontmatter.value.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    links: [...facts.links, ...terms.flatMap((term) => term.links)],
    images: [...facts.images, ...terms.flatMap((term) => term.images)],
    anchors: facts.headings.map(({ id }) => id),
    size,
  };
}

interface LocatedFrontmatter {
  readonly value: Frontmatter;
  readonly positionOf: (path: readonly PropertyKey[]) => Position;
}

function checkLength(file: string, text: string, limit: 'lessonCharacters' | 'frontmatterCharacters'): void {
  if (text.length <= CONTENT_LIMITS[limit]) return;
  throw new ContentError([{ file, position: { line: 1, column: 1 }, expected: `at most ${CONTENT_LIMITS[limit]} characters of ${limit === 'lessonCharacters' ? 'lesson' : 'front matter'}`, found: String(text.length), todo: 'cut it, or make two lessons of it' }]);
}

function takeFrontmatter(tree: Root, file: string): LocatedFrontmatter {
  const [first] = tree.children;
  if (first?.type === 'yaml') checkLength(file, first.value, 'frontmatterCharacters');
  const located = first?.type === 'yaml' ? parseYaml(file, first.value, 2) : { file, value: {}, positionOf: () => ({ line: 1, column: 1 }) };
  if (first?.type === 'yaml') tree.children.shift();
  return { value: parseWithSchema(frontmatterSchema, located), positionOf: located.positionOf };
}

function takeExercises(tree: Root, place: LessonPlace, reporter: Reporter): { name: string; position: Position }[] {
  const found: { name: string; position: Position }[] = [];
  visit(tree, (node) => {
    if (!isJsxElement(node) || node.name !== 'Exercise') return;
    const name = readAttribute(node, 'id');
    if (name === null) return;
    const earlier = found.find((entry) => entry.name === name);
    if (earlier) {
      reporter.report(node, {
        expected: 'an exercise that stands once in its lesson',
        found: `<Exercise id="${name}" />, as on line ${earlier.position.line}`,
        todo: 'remove one of them',
      });
    }
    found.push({ name, position: reporter.positionOf(node) });
    node.attributes = [{ type: 'mdxJsxAttribute', name: 'id', value: exerciseId(place.course, place.lesson, name) }];
  });
  return found;
}

function measure(tree: Root, exercises: number): LessonSize {
  const count = { cells: 0, formulas: 0, figures: 0, words: 0 };
  visit(tree, (node) => {
    if (node.type === 'math') count.formulas += 1;
    if (node.type === 'code' && node.meta) count.cells += 1;
    if (node.type === 'mdxJsxFlowElement' && /^[A-Z]/.test(node.name ?? '') && node.name !== 'Exercise' && node.name !== 'Callout') count.figures += 1;
    if (node.type === 'paragraph' || node.type === 'tableRow') count.words += toString(node).split(/\s+/).length;
  });
  return { ...count, exercises };
}

async function renderTerms(frontmatter: LocatedFrontmatter, place: LessonPlace, problems: ProblemList, file: string) {
  return Promise.all(
    frontmatter.value.terms.map(async ({ term, meaning }, index) => {
      const position = frontmatter.positionOf(['terms', index, 'meaning']);
      const { html, facts } = await renderField(meaning, place, createReporter(file, problems, position), { inline: true });
      return { term: excerpt(term), meaningHtml: html, meaningText: toWords(meaning), position: frontmatter.positionOf(['terms', index, 'term']), links: facts.links, images: facts.images };
    }),
  );
}

/** Markdown without its signs, a formula as …; only for search. */
const toWords = (markdown: string): string => markdown.replace(/\$[^$]*\$/g, '…').replace(/[,:;]?\s*…\.$/, '.').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '');
