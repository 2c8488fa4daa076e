/**
 * Looks through a compiled lesson for anything that could act on a page: a second opinion that knows nothing of how it was compiled.
 * All markup here was written by our own serialisers, so that a strict reading of it is enough: what is not of their form is refused.
 */
import type { Nodes } from 'hast';
import type { CompiledExercise } from '../content/name-exercise.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { LESSON_TAG_NAMES } from '#lib/course/lesson-tags.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements of Markdown, of the lesson tags, of KaTeX. */
const ELEMENTS = words(
  'a abbr blockquote br code del dfn div em figcaption figure h2 h3 h4 hr img input kbd li mark ol p pre section details summary span strong sub sup table tbody td th thead tr ul ' +
    'annotation math menclose mfrac mi mlabeledtr mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics svg path line',
);
const VOID = words('br hr img input');

/** Attributes, by the names in HTML; those that hold addresses are looked at below. */
const ATTRIBUTES = words(
  'id class title rel href src alt width height loading decoding type checked disabled tabindex role scope start lang style align aria-label aria-hidden aria-describedby data-table data-footnotes data-footnote-ref data-footnote-backref ' +
    'xmlns encoding display mathvariant mathsize mathcolor mathbackground stretchy fence separator lspace rspace minsize maxsize accent accentunder movablelimits linethickness columnalign columnspacing columnlines rowspacing rowlines rowalign scriptlevel displaystyle notation depth voffset symmetric largeop form linebreak side frame framespacing columnwidth ' +
    'viewbox preserveaspectratio d x1 x2 y1 y2 stroke-width fill stroke data-line-numbers',
);

const HREF = /^(?:https:\/\/[^\s"<>]*|mailto:[\w.+-]+@[\w.-]+|\/[^/\\\s"<>][^\s"<>\\]*|#[^\s"<>]*)$/;
const SRC = /^\/[\w-][\w./-]*\.(?:png|jpe?g|webp|avif|svg)$/;
/** Lengths and colours, as KaTeX and tables write them; no address and nothing that leaves its place. */
const STYLE = /^(?:[a-z-]+\s*:\s*[\w#%.,()\s+-]+;?\s*)*$/;
const STYLE_DANGER = /url|expression|position\s*:\s*(?!relative)|z-index|@|\\/i;

/** What was found, in words, or null. */
export function findActiveContent(lesson: Lesson, exercises: readonly CompiledExercise[]): string | null {
  const markup = [
    ...lesson.cells.map(({ html }) => html),
    ...lesson.terms.map(({ meaningHtml }) => meaningHtml),
    ...exercises.flatMap((exercise) => [exercise.public.promptHtml, exercise.public.starterHtml, ...exercise.public.hintsHtml, exercise.private.solutionHtml, exercise.private.explanationHtml]),
  ];
  for (const { url } of lesson.sources) if (url !== null && !HREF.test(url)) return `the source ${url}`;
  for (const html of markup) {
    const found = findActiveMarkup(html);
    if (found !== null) return found;
  }
  return findActiveNode(lesson.tree);
}

/** By hand: depth is no danger here. */
function findActiveNode(tree: Nodes): string | null {
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    const found = findOnNode(node);
    if (found !== null) return found;
    if ('children' in node) open.push(...node.children);
  }
  return null;
}

const TAGS: ReadonlySet<string> = new Set([...LESSON_TAG_NAMES, 'Html', 'Cell']);

function findOnNode(node: Nodes): string | null {
  switch (node.type) {
    case 'root':
    case 'text':
      return null;
    case 'element': {
      const { innerHTML, ...properties } = node.properties;
      if (!ELEMENTS.has(node.tagName)) return `<${node.tagName}>`;
      const wrong = Object.entries(properties).flatMap(([name, value]) => findOnAttribute(toHtmlName(name), toText(value)) ?? []);
      return wrong[0] ?? (typeof innerHTML === 'string' ? findActiveMarkup(innerHTML) : null);
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      if (node.name === null || !TAGS.has(node.name)) return `<${node.name ?? ''}>`;
      for (const { type, ...attribute } of node.attributes) {
        if (type !== 'mdxJsxAttribute' || (attribute.value !== null && typeof attribute.value === 'object')) return `an expression on <${node.name}>`;
        if (node.name === 'Html' && 'name' in attribute && attribute.name === 'html') {
          const found = findActiveMarkup(attribute.value ?? '');
          if (found !== null) return found;
        }
      }
      return null;
    }
    default:
      return `a part of the kind ${node.type}`;
  }
}

const toText = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value));
/** `ariaLabel` -> `aria-label`, `className` -> `class`, `tabIndex` -> `tabindex`. */
const toHtmlName = (property: string): string =>
  property === 'className' ? 'class' : /^(?:aria|data)[A-Z]/.test(property) ? property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^aria-(.*)$/, (_, rest: string) => `aria-${rest.replaceAll('-', '')}`) : property.toLowerCase();

function findOnAttribute(name: string, value: string): string | null {
  const shown = `${name}="${value.slice(0, 60)}"`;
  if (!ATTRIBUTES.has(name)) return shown;
  if (name === 'href' && !HREF.test(value)) return shown;
  if (name === 'src' && !SRC.test(value)) return shown;
  if (name === 'type' && value !== 'checkbox') return shown;
  if (name === 'style' && (!STYLE.test(value) || STYLE_DANGER.test(value))) return shown;
  return null;
}

/** One tag of our own serialisers, at the place where `<` stands. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g;

/** Reads markup as a browser would, but takes only what is well-formed, closed and listed. */
export function findActiveMarkup(html: string): string | null {
  const open: string[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    TAG.lastIndex = at;
    const found = TAG.exec(html);
    if (!found) return `markup that is not well-formed: ${html.slice(at, at + 60)}`;
    const [whole, closing, name = '', attributes = '', empty] = found;
    if (!ELEMENTS.has(name)) return whole.slice(0, 60);
    for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      const wrong = findOnAttribute(attribute.toLowerCase(), decode(value));
      if (wrong !== null) return wrong;
    }
    if (closing) {
      if (open.pop() !== name) return `</${name}> without its beginning`;
    } else if (!empty && !VOID.has(name)) open.push(name);
    at += whole.length;
  }
  return open.length === 0 ? null : `<${open.at(-1) ?? ''}> without its end`;
}

/** The references that the serialisers write; any other `&` stays, and then fits no address. */
const decode = (value: string): string =>
  value
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
