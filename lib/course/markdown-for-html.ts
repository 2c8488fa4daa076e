/** What an author who knows HTML writes in a lesson instead. */

const WAYS: readonly (readonly [tags: string, todo: string])[] = [
  ['b strong', 'write **words**'],
  ['i em', 'write *words*'],
  ['s strike del', 'write ~~words~~'],
  ['a', 'write [words](https://…), or a lesson’s name as the address'],
  ['img picture', 'write ![what it shows](images/name.webp)'],
  ['code tt', 'write `code`'],
  ['pre', 'put the code between two lines of ```'],
  ['h1 h2 h3 h4 h5 h6', 'write ## and the heading; the title is in the front matter'],
  ['p div span section article center font', 'remove the tag; an empty line ends a paragraph'],
  ['ul ol li', 'write - or 1. before each point'],
  ['table thead tbody tr td th', 'write a table with | between its columns'],
  ['blockquote q', 'write > before each line'],
  ['hr', 'write --- between two empty lines'],
  ['script', 'remove it; code that readers run is a cell, ```ts cell id=name'],
  ['style link', 'remove it; the page has its own look'],
  ['iframe embed object video audio', 'remove it; write a link, or a picture of the course'],
  ['svg canvas', 'make a picture of it, images/name.webp'],
  ['math', 'write $formula$'],
];

const TODO: ReadonlyMap<string, string> = new Map(WAYS.flatMap(([tags, todo]) => tags.split(' ').map((tag): [string, string] => [tag, todo])));

/** For a tag of HTML that lessons do not use; null: it is none that we know. */
export const findMarkdownFor = (tag: string): string | null => TODO.get(tag.toLowerCase()) ?? null;
