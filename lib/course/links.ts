/** Links of a lesson: what an author may write, and whether it leads somewhere. */
import { KEBAB_CASE } from './course-schema.ts';
import type { ContentProblem, Position } from './content-error.ts';
import { findNearestName } from './nearest-name.ts';

export type LinkTarget =
  /** `https://…`, or `mailto:` with one address and nothing behind it */
  | { readonly kind: 'external'; readonly url: string }
  /** `#heading`, `perceptron`, `perceptron#heading`; `lesson` null means this one */
  | { readonly kind: 'lesson'; readonly lesson: string | null; readonly anchor: string | null }
  /** anything else: a wrong scheme, a path of the site … */
  | { readonly kind: 'refused'; readonly reason: string; /** what to write instead */ readonly todo: string };

/** One address; no subject, text or further readers that a visitor would send without having written them. */
const MAIL = /^mailto:[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

const TODO_OF_SCHEME: Readonly<Record<string, string>> = {
  http: 'write https:// instead: what is sent over http:// can be read and changed on its way',
  mailto: 'write mailto: and one address, with nothing behind it',
};

/** Reads the address between the parentheses of a Markdown link. */
export function parseLink(url: string): LinkTarget {
  if (/^https:\/\/[^/\s]+/.test(url) || MAIL.test(url)) return { kind: 'external', url };
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1];
  if (scheme !== undefined) return { kind: 'refused', reason: `a link with ${scheme.toLowerCase()}:`, todo: TODO_OF_SCHEME[scheme.toLowerCase()] ?? 'correct the address' };
  const [lesson = '', anchor = null, ...rest] = url.split('#');
  if (rest.length > 0 || anchor === '' || (lesson !== '' && !KEBAB_CASE.test(lesson)) || url === '') {
    return { kind: 'refused', reason: url === '' ? 'an empty link' : url, todo: 'correct the address' };
  }
  return { kind: 'lesson', lesson: lesson === '' ? null : lesson, anchor };
}

export const LINK_FORMS = 'https://…, mailto:name@example.org, #heading, lesson-slug or lesson-slug#heading';

/** A link to a lesson of the course, as found in a text. */
export interface FoundLink {
  readonly file: string;
  readonly position: Position;
  /** slug of the lesson it leads to */
  readonly lesson: string;
  readonly anchor: string | null;
}

/** Links that lead nowhere; `anchors` has the ids of every lesson's headings and exercises by slug. */
export function findBrokenLinks(links: readonly FoundLink[], anchors: ReadonlyMap<string, ReadonlySet<string>>): ContentProblem[] {
  return links.flatMap(({ file, position, lesson, anchor }) => {
    const ids = anchors.get(lesson);
    if (!ids) {
      const nearest = findNearestName(lesson, anchors.keys());
      return [
        {
          file,
          position,
          expected: 'a link to a lesson that exists',
          found: lesson,
          todo: nearest === null ? `use one of ${[...anchors.keys()].join(', ')}` : `did you mean ${nearest}?`,
        },
      ];
    }
    if (anchor === null || ids.has(anchor)) return [];
    const nearest = findNearestName(anchor, ids);
    return [
      {
        file,
        position,
        expected: `a link to a heading or exercise of the lesson ${lesson}`,
        found: `#${anchor}`,
        todo: nearest === null ? `use one of ${[...ids].map((id) => `#${id}`).join(', ')}` : `did you mean #${nearest}?`,
      },
    ];
  });
}
