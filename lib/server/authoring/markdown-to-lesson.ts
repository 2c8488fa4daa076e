/**
 * A notebook's Markdown -> a lesson's, cell by cell, by edits at places: what needs none stays as it was written. In a lesson "<" and
 * "{" begin something, headings start at ##, images are pictures of the course, and there is little HTML.
 */
import MagicString from 'magic-string';
import type { Definition, Heading, Html, Image, ImageReference, Link, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { toHeadingId } from '#lib/course/headings.ts';
import { parseMarkdown } from '../content/parse-lesson.ts';
import { renderMath } from '../content/render-math.ts';
import type { ImportedImage } from './notebook-to-lesson.ts';
import { readPicture } from './read-picture.ts';
import { fenceCode } from './split-lesson.ts';

type Attachments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Languages of static code in lessons. */
const LANGUAGES = new Set(['ts', 'typescript', 'js', 'javascript', 'json', 'bash', 'sh', 'python', 'html', 'css', 'text']);
/** Environments that notebooks write without dollar signs. */
const BARE_MATHS = /^[ \t]*(\\begin\{(align|aligned|equation|gather|eqnarray|matrix|multline)(\*?)\}[\s\S]*?\\end\{\2\3\})[ \t]*$/gm;

interface Cell {
  readonly source: string;
  readonly number: number;
  readonly attachments: Attachments;
  readonly text: MagicString;
  readonly definitions: ReadonlyMap<string, Definition>;
}

export class MarkdownTranslator {
  readonly images: ImportedImage[] = [];
  readonly notes: string[] = [];
  /** the first heading of the first level */
  title: string | null = null;
  /** words of the first paragraph */
  firstWords: string | null = null;
  readonly size = { words: 0, formulas: 0 };
  readonly #slug: string;
  /** levels to move headings down */
  readonly #shift: number;
  readonly #headings: ReadonlySet<string>;
  #depth = 1;

  /** `sources`: all Markdown cells; `slug`: the lesson's, for the names of its images. */
  constructor(sources: readonly string[], slug: string) {
    this.#slug = slug;
    const headings = sources.flatMap((source) => findHeadings(parseMarkdown(source)));
    const tops = headings.filter(({ depth }) => depth === 1).length;
    // the first is the title; where there are more, they are sections
    this.#shift = tops > 1 ? 1 : 0;
    this.#headings = new Set(headings.map((heading) => toHeadingId(toString(heading))));
  }

  /** The Markdown of one cell; `number` counts the notebook's cells from 1. */
  translate(written: string, attachments: Attachments, number: number): string {
    const source = written.replace(/\r\n?/g, '\n').replace(BARE_MATHS, '\n$$$$\n$1\n$$$$\n').replace(/^[ \t]*\$\$[ \t]*(?!\n)([^\n$]+?)[ \t]*\$\$[ \t]*$/gm, '\n$$$$\n$1\n$$$$\n');
    const tree = parseMarkdown(source);
    const definitions = new Map<string, Definition>();
    visit(tree, 'definition', (node) => void definitions.set(node.identifier, node));
    const cell: Cell = { source, number, attachments, text: new MagicString(source), definitions };
    visit(tree, (node) => this.#edit(node, cell));
    this.size.words += toString(tree).split(/\s+/).filter((word) => word !== '').length;
    return cell.text.toString().replace(/\n{3,}/g, '\n\n').trim();
  }

  #edit(node: Nodes, cell: Cell): void {
    switch (node.type) {
      case 'heading':
        return this.#editHeading(node, cell);
      case 'paragraph':
        this.firstWords ??= toString(node).replace(/\s+/g, ' ').trim() || null;
        return editProgramWords(node, cell);
      case 'text':
        return editSigns(node, cell);
      case 'html':
        return this.#editHtml(node, cell);
      case 'code':
        return editCode(node, cell);
      case 'image':
      case 'imageReference':
        return this.#editImage(node, cell);
      case 'link':
        return this.#editLink(node, cell);
      case 'definition':
        return replace(node, '', cell);
      case 'linkReference': {
        const definition = cell.definitions.get(node.identifier);
        return this.#rewriteLink(node, definition?.url ?? '', cell);
      }
      case 'math':
      case 'inlineMath':
        return this.#checkMath(node, cell);
      default:
        return;
    }
  }

  #editHeading(node: Heading, cell: Cell): void {
    const words = toString(node).trim();
    if (node.depth === 1 && this.title === null && this.#depth === 1) {
      this.title = words;
      return replace(node, '', cell);
    }
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) return replace(node, '', cell);
    this.#depth = Math.min(Math.max(2, node.depth + this.#shift), this.#depth + 1, 4);
    const [start, end] = [startOf(first), endOf(last)];
    if (start > startOf(node)) cell.text.remove(startOf(node), start);
    cell.text.appendLeft(start, `${'#'.repeat(this.#depth)} `);
    if (endOf(node) > end) cell.text.remove(end, endOf(node));
  }

  #editHtml(node: Html, cell: Cell): void {
    if (/^<!--[\s\S]*-->$/.test(node.value.trim())) return replace(node, '', cell);
    const source = /^<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["'][^>]*>$/i.exec(node.value.trim())?.[1];
    if (source !== undefined) return replace(node, this.#placeImage(source, /\balt\s*=\s*["']([^"']*)["']/i.exec(node.value)?.[1] ?? '', cell), cell);
    if (/^<br\s*\/?>$/i.test(node.value)) return replace(node, '<br />', cell);
    if (/^<\/?(?:sub|sup|kbd|mark)>$/i.test(node.value)) return;
    const words = node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '').trim();
    this.notes.push(`Cell ${cell.number} has HTML (${node.value.trim().split('\n', 1)[0]?.slice(0, 40) ?? ''}): its words were kept, its tags not.`);
    replace(node, words.replace(/[<{]/g, '\\$&'), cell);
  }

  #editImage(node: Image | ImageReference, cell: Cell): void {
    const url = node.type === 'image' ? node.url : (cell.definitions.get(node.identifier)?.url ?? '');
    replace(node, this.#placeImage(url, node.alt ?? '', cell), cell);
  }

  /** The image as a lesson has it: a file of ours; what lies elsewhere becomes a link. */
  #placeImage(url: string, alt: string, cell: Cell): string {
    const picture = readPicture(url, cell.attachments);
    if (!picture.ok) {
      this.notes.push(`Cell ${cell.number} shows an image that was not taken over: ${picture.error}. Add a file of yours by npm run content -- picture FILE COURSE, which says what to write.`);
      const words = (alt || 'image').replace(/[[\]<{]/g, '\\$&');
      return /^https:\/\//.test(url) ? `[${words}](${url})` : words;
    }
    const { bytes, extension } = picture.value;
    const name = `${this.#slug}-${this.images.length + 1}.${extension}`;
    const address = `images/to-place/${name}`;
    this.images.push({ name, address, bytes });
    if (alt.trim() === '' || /^[\w-]+\.\w+$/.test(alt.trim())) this.notes.push(`Cell ${cell.number}: write what ${address} shows, for people who do not see it.`);
    return `![${(alt.trim() || `Image ${this.images.length} of the notebook`).replace(/[[\]<{]/g, '\\$&')}](${address})`;
  }

  #editLink(node: Link, cell: Cell): void {
    const written = cell.source.slice(startOf(node), endOf(node));
    // <https://…> and bare addresses have no brackets
    if (!written.startsWith('[')) return replace(node, /^https?:/.test(node.url) ? `[${toString(node)}](${node.url.replace(/^http:/, 'https:')})` : toString(node), cell);
    this.#rewriteLink(node, node.url, cell);
  }

  #rewriteLink(node: Link | Extract<Nodes, { type: 'linkReference' }>, url: string, cell: Cell): void {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) return replace(node, '', cell);
    const target = this.#toTarget(url, cell);
    cell.text.update(startOf(node), startOf(first), target === null ? ' ' : '[');
    if (target === null) cell.text.remove(startOf(node), startOf(first));
    if (target === null) cell.text.remove(endOf(last), endOf(node));
    else cell.text.update(endOf(last), endOf(node), `](${target})`);
  }

  /** An address that a lesson may have, or null. */
  #toTarget(url: string, cell: Cell): string | null {
    if (/^https:\/\/[^/\s]/.test(url)) return url;
    if (/^http:\/\/[^/\s]/.test(url)) return url.replace(/^http:/, 'https:');
    const id = url.startsWith('#') ? toHeadingId(decodeText(url.slice(1))) : '';
    if (this.#headings.has(id)) return `#${id}`;
    this.notes.push(`Cell ${cell.number} links to ${url || 'nothing'}, which is no place of a lesson: only the words were kept.`);
    return null;
  }

  #checkMath(node: Extract<Nodes, { type: 'math' | 'inlineMath' }>, cell: Cell): void {
    if (node.type === 'math') this.size.formulas += 1;
    const rendered = renderMath(node.value, node.type === 'math');
    if (!rendered.ok) this.notes.push(`Cell ${cell.number} has a formula that KaTeX does not know (${rendered.mistake.reason}): ${node.value.trim().slice(0, 60)}`);
  }
}

function findHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => void headings.push(node));
  return headings;
}

/** "<" and "{" begin a tag or an expression in a lesson. */
function editSigns(node: Nodes, { source, text }: Cell): void {
  const start = startOf(node);
  for (const { index } of source.slice(start, endOf(node)).matchAll(/(?<!\\)[<{]/g)) text.appendLeft(start + index, '\\');
}

/** A paragraph that begins with "import" or "export" is a program to a lesson's parser. */
function editProgramWords(node: Nodes, { source, text }: Cell): void {
  const start = startOf(node);
  const letter = /^(?:import|export)\b/.test(source.slice(start, endOf(node))) ? source.charCodeAt(start) : null;
  if (letter !== null) text.update(start, start + 1, `&#${letter};`);
}

/** Indented code is text to a lesson's parser; what stands behind a language is not allowed. */
function editCode(node: Extract<Nodes, { type: 'code' }>, cell: Cell): void {
  const lang = node.lang?.toLowerCase() ?? 'text';
  replace(node, fenceCode(LANGUAGES.has(lang) ? lang : lang === 'py' ? 'python' : 'text', node.value), cell);
}

function replace(node: Nodes, by: string, { text }: Cell): void {
  const [start, end] = [startOf(node), endOf(node)];
  if (by === '') text.remove(start, end);
  else text.update(start, end, by);
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('-', ' ');
  } catch {
    return text;
  }
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;
