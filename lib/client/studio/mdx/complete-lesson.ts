/** What may be written next in a lesson. Pure: the text, the caret and the names around; the editor draws the list. */
import { frontmatterSchema } from '#lib/course/course-schema.ts';
import { LESSON_TAG_NAMES, selectOptionalTag } from '#lib/course/lesson-tags.ts';
import { exerciseAnchor } from '#lib/course/paths.ts';
import { describeTag, findAttributes } from './describe-tag.ts';
import { findOutline, type LessonFacts } from './lesson-facts.ts';
import { findLineStates, type LineState } from './read-line.ts';

export interface Completion {
  readonly kind: 'tag' | 'attribute' | 'value' | 'link' | 'term' | 'field' | 'fence';
  readonly label: string;
  /** what is put in; a snippet, in which `$1` and `${1:text}` are places to fill */
  readonly insert: string;
  /** a few words beside the label */
  readonly detail: string;
  /** Markdown; null when there is no more to say */
  readonly about: string | null;
}

export interface Completions {
  /** column on the caret's line, from 1, from which the text is replaced */
  readonly from: number;
  readonly items: readonly Completion[];
}

const NONE: Completions = { from: 1, items: [] };

/** @param caret line and column, both from 1 */
export function completeLesson(text: string, caret: { readonly line: number; readonly column: number }, facts: LessonFacts): Completions {
  const lines = text.split('\n');
  const before = (lines[caret.line - 1] ?? '').slice(0, caret.column - 1);
  const state = findLineStates(text)[caret.line - 1] ?? { mode: 'prose' };
  const items = findItems(lines.slice(0, caret.line - 1), before, state, facts, text);
  return items === null ? NONE : { from: caret.column - items.typed.length, items: items.items };
}

interface Found {
  /** what the author has typed of it */
  readonly typed: string;
  readonly items: readonly Completion[];
}

function findItems(above: readonly string[], before: string, state: LineState, facts: LessonFacts, text: string): Found | null {
  switch (state.mode) {
    case 'front':
      return completeFront(above, before, facts);
    case 'prose':
    case 'tag':
    case 'start':
      return completeInTag(above, before, facts, text) ?? completeProse(before, facts, text);
    case 'fence':
    case 'math':
    case 'comment':
      return null;
  }
}

function completeProse(before: string, facts: LessonFacts, text: string): Found | null {
  const tag = /<([A-Za-z]*)$/.exec(before)?.[1];
  if (tag !== undefined) return { typed: tag, items: LESSON_TAG_NAMES.map(toTagItem) };
  const link = /\]\(([^)\s]*)$/.exec(before)?.[1];
  if (link !== undefined) return completeLink(link, facts, text);
  const fence = /^ {0,3}```(.*)$/.exec(before)?.[1];
  if (fence !== undefined) return { typed: fence, items: findFences(text) };
  const term = /(?:^|[^!\]\\])\[([^\][]*)$/.exec(before)?.[1];
  if (term !== undefined) return { typed: term, items: facts.terms.filter(({ lesson }) => lesson !== facts.slug).map((entry) => toTermItem(entry.term, entry.lesson)) };
  return null;
}

function toTagItem(name: string): Completion {
  const tag = selectOptionalTag(name);
  const required = tag ? findAttributes(tag).filter(({ isRequired }) => isRequired) : [];
  const attributes = required.map(({ name: attribute, values }, index) => ` ${attribute}="${values ? `\${${index + 1}|${values.join(',')}|}` : `$${index + 1}`}"`).join('');
  const last = required.length + 1;
  const insert = tag?.content === 'none' ? `${name}${attributes} />` : tag?.content === 'blocks' ? `${name}${attributes}>\n$${last}\n</${name}>` : `${name}${attributes}>$${last}</${name}>`;
  return { kind: 'tag', label: name, insert, detail: tag?.about ?? '', about: describeTag(name) };
}

/** Inside `<Tag …`, which may have begun on a line before. */
function completeInTag(above: readonly string[], before: string, facts: LessonFacts, text: string): Found | null {
  const start = [...above.slice(-TAG_LINES), before].join('\n');
  const open = /<([A-Za-z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s+([\w-]*)(?:="([^"]*))?$/.exec(start);
  const [, name = '', written = '', attribute = '', value] = open ?? [];
  const tag = open ? selectOptionalTag(name) : null;
  if (!tag) return null;
  const attributes = findAttributes(tag);
  if (value !== undefined) {
    const known = attributes.find((entry) => entry.name === attribute);
    return { typed: value.split(' ').at(-1) ?? '', items: known ? findValues(name, known.name, known.values, facts, text) : [] };
  }
  const used = [...written.matchAll(/([\w-]+)(?==)/g)].map(([word]) => word);
  return {
    typed: attribute,
    items: attributes
      .filter((entry) => !used.includes(entry.name))
      .map((entry): Completion => ({ kind: 'attribute', label: entry.name, insert: `${entry.name}="$1"`, detail: entry.isRequired ? 'needed' : 'may be left out', about: null })),
  };
}

/** How many lines above a tag's start is looked for. */
const TAG_LINES = 8;

function findValues(tag: string, attribute: string, values: readonly string[] | null, facts: LessonFacts, text: string): readonly Completion[] {
  const toItem = (value: string, detail: string): Completion => ({ kind: 'value', label: value, insert: escape(value), detail, about: null });
  if (values) return values.map((value) => toItem(value, attribute));
  if (tag === 'Exercise') return facts.exercises.map((id) => toItem(id, text.includes(`id="${id}"`) ? 'stands in the lesson' : 'not used yet'));
  if (attribute === 'bind') return findOutline(text).bindable.map((name) => toItem(name, 'set by a cell'));
  return [];
}

/** Behind `](`: a heading of this lesson, another lesson, or a heading of that. */
function completeLink(typed: string, facts: LessonFacts, text: string): Found {
  const toItem = (label: string, detail: string): Completion => ({ kind: 'link', label, insert: escape(label), detail, about: null });
  const [slug = '', anchor] = typed.split('#');
  if (anchor === undefined || slug === '') {
    const own = [...findOutline(text).headings.map(({ id, text: words }) => toItem(`#${id}`, words)), ...facts.exercises.map((id) => toItem(`#${exerciseAnchor(id)}`, 'exercise'))];
    const others = facts.lessons.filter((lesson) => lesson.slug !== facts.slug).map((lesson) => toItem(lesson.slug, lesson.title));
    return { typed, items: anchor === undefined ? [...own, ...others] : own };
  }
  const lesson = facts.lessons.find((entry) => entry.slug === slug);
  return { typed, items: (lesson?.anchors ?? []).map(({ id, text: words }) => toItem(`${slug}#${id}`, words)) };
}

const toTermItem = (term: string, lesson: string): Completion => ({ kind: 'term', label: term, insert: `${escape(term)}](${escape(lesson)})`, detail: `introduced in ${lesson}`, about: null });

/** The first lines of code blocks; a cell gets an id that the lesson does not have. */
function findFences(text: string): readonly Completion[] {
  const { cells, headings } = findOutline(text);
  const base = headings.at(-1)?.id ?? 'cell';
  const ids = cells.map(({ id }) => id);
  let id = base;
  for (let count = 2; ids.includes(id); count += 1) id = `${base}-${count}`;
  const toItem = (label: string, insert: string, detail: string): Completion => ({ kind: 'fence', label, insert: `${insert}\n$0\n\`\`\``, detail, about: null });
  return [
    toItem(`ts cell id=${id}`, `ts cell id=\${1:${id}}`, 'a cell that readers run'),
    toItem(`ts cell id=${id} browser`, `ts cell id=\${1:${id}} browser`, 'a cell that only a browser can run'),
    toItem('ts', 'ts', 'code to read'),
    toItem('text', 'text', 'plain text'),
  ];
}

function completeFront(above: readonly string[], before: string, facts: LessonFacts): Found | null {
  const field = /^([a-z]*)$/i.exec(before)?.[1];
  if (field !== undefined) {
    const used = above.map((line) => /^([A-Za-z]+):/.exec(line)?.[1]);
    return { typed: field, items: Object.entries(frontmatterSchema.shape).filter(([name]) => !used.includes(name)).map(([name, schema]) => toFieldItem(name, schema.description ?? '')) };
  }
  const need = /^needs:\s*\[(?:[^\],]*,\s*)*([a-z0-9-]*)$/.exec(before)?.[1] ?? (isBelowNeeds(above) ? /^\s*-\s+([a-z0-9-]*)$/.exec(before)?.[1] : undefined);
  if (need === undefined) return null;
  const place = facts.lessons.findIndex(({ slug }) => slug === facts.slug);
  const earlier = place < 0 ? facts.lessons : facts.lessons.slice(0, place);
  return { typed: need, items: earlier.map(({ slug, title }) => ({ kind: 'value', label: slug, insert: escape(slug), detail: title, about: null })) };
}

const isBelowNeeds = (above: readonly string[]): boolean => above.findLast((line) => /^[A-Za-z]+:/.test(line))?.startsWith('needs:') === true;

/** What stands behind a field's name where it is not one line of text. */
const FIELD_STARTS: Readonly<Record<string, string>> = {
  needs: 'needs: [$1]',
  terms: 'terms:\n  - term: $1\n    meaning: $2',
  sources: 'sources:\n  - title: $1\n    url: https://$2',
};

const toFieldItem = (name: string, about: string): Completion => ({ kind: 'field', label: name, insert: FIELD_STARTS[name] ?? `${name}: $1`, detail: about, about: null });

/** Text as a snippet has it: its signs mean nothing. */
const escape = (text: string): string => text.replace(/[$}\\]/g, '\\$&');
