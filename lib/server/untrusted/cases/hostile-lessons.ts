/** Lessons as an attacker would write them, one a line: what stands under the front matter, and what becomes of it. */

/** `inert`: it compiles, and the page shows words and nothing else. Else the line of the text on which it is refused, and words of the message. */
export type Outcome = 'inert' | readonly [line: number | null, message: RegExp];
export type HostileText = readonly [name: string, text: string, outcome: Outcome];

const NO_PROGRAM = /holds no program/;
const NO_TAG = /one of the tags/;
const NOT_FORMED = /well-formed tags|closing tag|Markdown and/;
const NO_ATTRIBUTE = /only the attributes|the attribute/;
const NO_LINK = /a link of the form/;
const NO_IMAGE = /an image of the site|a picture that the course has/;
const TOO_DEEP = /inside each other|nested too deeply/;
const NO_FORMULA = /a formula that KaTeX can set/;

const many = (text: string, count: number): string => text.repeat(count);
const nest = (before: string, inside: string, after: string, count: number): string => many(before, count) + inside + many(after, count);

/** Code where a lesson has words. */
export const PROGRAMS: readonly HostileText[] = [
  ['the environment in an expression', 'a\n\n{process.env.EPOCH_SECRET}', [3, NO_PROGRAM]],
  ['the way to Function over a constructor', '{globalThis.constructor.constructor("return process")().exit()}', [1, NO_PROGRAM]],
  ['a template expression', 'a {`${7 * 7}`} b', [1, NO_PROGRAM]],
  ['an endless loop', '{(() => { while (true); })()}', [1, NO_PROGRAM]],
  ['a literal in braces', '{"text"}', [1, NO_PROGRAM]],
  ['an import', "import fs from 'node:fs'\n\na", [1, /no import and no export/]],
  ['an export', 'export const metadata = { a: 1 }', [1, /no import and no export/]],
  ['a loading of code in an expression', "{await import('node:fs')}", [1, NO_PROGRAM]],
  ['an expression as an attribute', 'a\n\n<Callout kind={process.exit(1)}>b</Callout>', [3, /kind="text"/]],
  ['spread attributes', '<Callout {...{ kind: "note", dangerouslySetInnerHTML: { __html: "<script>" } }}>b</Callout>', [1, /attributes written out/]],
  ['code between two comments', '{/* a */ process.exit(1) /* b */}', [1, NO_PROGRAM]],
  ['a comment that ends in a string, thousands of times', `{/**/"${many('/*', 60_000)}"}`, [1, NO_PROGRAM]],
  ['a brace that never closes', many('{', 60_000), [1, /no program|expression/]],
  ['a fragment', '<>a</>', [1, NO_TAG]],
  ['a fragment around a script', '<><script>alert(1)</script></>', [1, NO_TAG]],
];

/** Names that are something else in JavaScript or in a document. */
export const NAMES: readonly HostileText[] = [
  ['a tag named constructor', '<constructor />', [1, NO_TAG]],
  ['a tag named __proto__', '<__proto__ />', [1, NO_TAG]],
  ['a tag named toString', '<toString />', [1, NO_TAG]],
  ['a member of a component', '<Callout.constructor />', [1, NO_TAG]],
  ['a name space', '<svg:script>alert(1)</svg:script>', [1, NO_TAG]],
  ['an attribute __proto__', '<Callout kind="note" __proto__="x">a</Callout>', [1, /__proto__/]],
  ['an attribute constructor', '<Callout kind="note" constructor="x">a</Callout>', [1, /constructor/]],
  ["the compiler's own tag for finished markup", '<Html as="span" html="<script>alert(1)</script>" />', [1, NO_TAG]],
  ["the compiler's own tag for cells", '<Cell id="x" />', [1, NO_TAG]],
  ['an exercise outside', '<Exercise id="../../x" />', [1, /the attribute id/]],
  ['an exercise __proto__', '<Exercise id="__proto__" />', [1, /the attribute id/]],
  ['a cell __proto__', '```ts cell id=__proto__\n1\n```', [1, /cell id=its-name/]],
  ['a cell with a handler', '```ts cell id=x onclick=alert(1)\n1\n```', [1, /cell id=its-name/]],
  ['a cell constructor', '```ts cell id=constructor\n1\n```', 'inert'],
  ['headings that are names of objects', '## __proto__\n\n## constructor\n\n## toString\n\n## location\n\n## cookie', 'inert'],
  ['a note __proto__', 'a[^__proto__] b[^constructor]\n\n[^__proto__]: c\n\n[^constructor]: d', 'inert'],
  ['an address __proto__', '[a][__proto__] and [b][constructor]\n\n[__proto__]: https://example.org/', 'inert'],
];

/** Elements that act, as tags and as text. */
export const TAGS: readonly HostileText[] = [
  ...['script', 'iframe', 'object', 'embed', 'base', 'meta', 'form', 'input', 'button', 'link', 'style', 'svg', 'math', 'video', 'template', 'noscript', 'textarea', 'portal', 'SCRIPT', 'a', 'img'].map(
    (tag): HostileText => [`<${tag}>`, `a\n\n<${tag} src="https://evil.example/x" href="javascript:alert(1)">b</${tag}>`, [3, NO_TAG]],
  ),
  ['an image with a handler, not quoted', '<img src=x onerror=alert(1)>', [1, NOT_FORMED]],
  ['an HTML comment', 'a\n\n<!-- <script>alert(1)</script> -->', [3, NOT_FORMED]],
  ['a CDATA section', '<![CDATA[<script>alert(1)</script>]]>', [1, NOT_FORMED]],
  ['a document type', '<!doctype html>', [1, NOT_FORMED]],
  ['a processing instruction', '<?php system("id") ?>', [1, NOT_FORMED]],
  ['a tag that never ends', '<details><summary>a</summary>', [1, NOT_FORMED]],
  ['a script as a reference', '&lt;script&gt;alert(1)&lt;/script&gt;', 'inert'],
  ['a script in code', '`<script>alert(1)</script>`\n\n```html\n</code></pre><script>alert(1)</script>\n```', 'inert'],
  ['a script in a cell', '```ts cell id=x\nconst a = "</code></pre><script>alert(1)</script>";\n```', 'inert'],
  ['a script behind a backslash', '\\<script>alert(1)\\</script>', 'inert'],
  ['a script as a language', '```"><script>alert(1)</script>\na\n```', [1, /a language of/]],
  ['a language that every object has', '```constructor\na\n```', [1, /a language of/]],
  ['a handler on an element that is listed', '<kbd onclick="alert(1)">a</kbd>', [1, NO_ATTRIBUTE]],
  ['a handler of React', '<kbd onClick="alert(1)">a</kbd>', [1, NO_ATTRIBUTE]],
  ['a handler without a click', '<details ontoggle="alert(1)" open>\n\na\n\n</details>', [1, NO_ATTRIBUTE]],
  ['a style that covers the page', '<mark style="position:fixed;inset:0;z-index:9999">a</mark>', [1, NO_ATTRIBUTE]],
  ['an id of the page', '<abbr title="a" id="location">b</abbr>', [1, NO_ATTRIBUTE]],
  ['a class of the page', '<figure className="dialog">\n\na\n\n</figure>', [1, NO_ATTRIBUTE]],
  ['markup as a property', '<kbd innerHTML="<script>alert(1)</script>">a</kbd>', [1, NO_ATTRIBUTE]],
  ['markup as a property of React', '<kbd dangerouslySetInnerHTML="x" ref="y">a</kbd>', [1, NO_ATTRIBUTE]],
  ['markup in a title', '<abbr title="&quot;><script>alert(1)</script>">a</abbr>', 'inert'],
  ['markup in the title of a callout', '<Callout kind="note" title="</p><script>alert(1)</script>">a</Callout>', 'inert'],
];

const ADDRESSES: readonly (readonly [name: string, address: string])[] = [
  ['javascript:', 'javascript:alert(1)'],
  ['javascript: in capitals', 'JaVaScRiPt:alert(1)'],
  ['javascript: as references', '&#106;&#x61;vascript:alert(1)'],
  ['javascript: with a named colon', 'javascript&colon;alert(1)'],
  ['javascript: with a tab', '<java\tscript:alert(1)>'],
  ['javascript: with a tab as a reference', '<java&#9;script:alert(1)>'],
  ['javascript: after a control character', '<&#1;javascript:alert(1)>'],
  ['javascript: after spaces', '< javascript:alert(1)>'],
  ['javascript: in percent signs', 'javascript%3Aalert(1)'],
  ['data:', 'data:text/html,<script>alert(1)</script>'],
  ['data: in base 64', 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='],
  ['vbscript:', 'vbscript:msgbox(1)'],
  ['file:', 'file:///etc/passwd'],
  ['blob:', 'blob:https://example.org/1'],
  ['another site without a scheme', '//evil.example/x'],
  ['another site with a backslash', '/\\evil.example/x'],
  ['https: without a site', 'https:///x'],
  ['plain http', 'http://example.org/'],
  ['a path of this site', '/account/delete'],
  ['a way up', '../../admin'],
];

/** Addresses that do something, or lead where a reader does not expect it. */
export const LINKS: readonly HostileText[] = [
  ...ADDRESSES.map(([name, address]): HostileText => [`a link to ${name}`, `a\n\n[b](${address})`, [3, NO_LINK]]),
  ['a reference to javascript:', '[a][b]\n\n[b]: javascript:alert(1)', [3, NO_LINK]],
  ['a reference that nothing uses', 'a\n\n[b]: <javascript:alert(1)>', [3, NO_LINK]],
  ['an address in angle brackets', '<javascript:alert(1)>', [1, NOT_FORMED]],
  ['an address that links itself', 'see www.evil.example for more', [1, NO_LINK]],
  ['a mail address that links itself', 'write to a@example.org', 'inert'],
  ['a mail with readers that nobody wrote', '[a](mailto:a@example.org?bcc=b@example.org)', [1, NO_LINK]],
  ['a mail with a line break in its address', '[a](<mailto:a@example.org&#10;bcc:b@example.org>)', [1, NO_LINK]],
  ['quotes in an address', '[a](https://example.org/"onmouseover="alert(1))', 'inert'],
  ['quotes in a title', '[a](https://example.org/ "b\\" onload=\\"alert(1)")', 'inert'],
  ['an anchor that is markup', '[a](#"><script>alert(1)</script>)', 'inert'],
  ...['javascript:alert(1)', 'data:image/svg+xml;base64,PHN2Zy8+', 'https://tracker.example/x.png', '//evil.example/x.png', '/figures/../../etc/passwd.png', '/api/me', 'images/../x.png', 'images/none.png', 'images/__proto__', 'file:///x.png'].map(
    (address): HostileText => [`an image of ${address}`, `a\n\n![b](<${address}>)`, [3, NO_IMAGE]],
  ),
  ['an image by reference', '![a][b]\n\n[b]: https://tracker.example/x.png', [1, /its address/]],
  ['an image whose words are markup', '![a" onerror="alert(1)](/figures/x.png)', 'inert'],
];

/** Texts that are short and want to become long, deep or slow. */
export const BOMBS: readonly HostileText[] = [
  ['quotes inside each other', `${many('> ', 3_000)}a`, [1, TOO_DEEP]],
  ['lists inside each other', `${many('- ', 3_000)}a`, [1, TOO_DEEP]],
  ['lists, one more level a line', Array.from({ length: 60 }, (_, level) => `${many('  ', level)}- a`).join('\n'), [null, TOO_DEEP]],
  ['tags inside each other', `${many('<details>\n', 400)}a\n${many('</details>\n', 400)}`, [null, TOO_DEEP]],
  ['words in bold inside each other', nest('*a **b ', 'c', '** d*', 300), [1, TOO_DEEP]],
  ['square brackets', many('[', 20_000), 'inert'],
  ['links that are none', many('[a](', 10_000), 'inert'],
  ['images that are none', many('![', 10_000), 'inert'],
  ['stars', many('*a_', 1_000), 'inert'],
  ['grave accents', Array.from({ length: 400 }, (_, index) => many('`', index + 1)).join(' '), 'inert'],
  ['dollar signs', many('$a$ ', 10_000), [null, /formulas/]],
  ['backslashes', many('\\', 60_000), 'inert'],
  ['one address for thousands of links', `${many('[a] ', 400)}\n\n[a]: https://example.org/${many('x', 60_000)}`, [3, /an address and a title/]],
  ['one title for thousands of links', `${many('[a] ', 400)}\n\n[a]: https://example.org/ "${many('x', 60_000)}"`, [3, /an address and a title/]],
  ['a note that calls itself', 'a[^a]\n\n[^a]: b[^a]', 'inert'],
  ['notes that call each other', 'a[^a]\n\n[^a]: b[^b]\n\n[^b]: c[^a]', 'inert'],
  ['thousands of notes', `${many('a[^a] ', 3_000)}\n\n[^a]: b`, [1, /links/]],
  ['a table of thousands of cells', `${many('|a', 200)}|\n${many('|-', 200)}|\n${many(`${many('|b', 200)}|\n`, 40)}`, [null, /cells of tables/]],
  ['thousands of headings of one name', many('## a\n\n', 15_000), [null, /parts/]],
  ['a long lesson', many('a\n\n', 50_000), [null, /characters of lesson/]],
  ['a long line of code', `\`\`\`ts\n1\n${many('a', 2_000)}\n\`\`\``, [3, /lines of code/]],
  ['brackets inside each other in a cell', `\`\`\`ts cell id=x\n${many('(\n', 7_000)}1${many(')', 900)}\n\`\`\``, [null, /TypeScript|nested too deeply/]],
  ['hundreds of cells', Array.from({ length: 120 }, (_, index) => `\`\`\`ts cell id=a${String(index)}\n1\n\`\`\`\n`).join('\n'), [null, /code cells/]],
  ['formulas that become megabytes', many(`$$\n\\begin{matrix}${many('&', 1_900)}\\end{matrix}\n$$\n\n`, 60), [null, /at most 4 MiB/]],
];

/** Formulas: KaTeX knows definitions, addresses, classes and lengths. */
export const FORMULAS: readonly HostileText[] = [
  ['\\def that calls itself', 'a\n\n$\\def\\a{\\a\\a}\\a$', [3, /no definitions/]],
  ['\\edef', '$\\edef\\a{b}\\a$', [1, /no definitions/]],
  ['\\gdef for the next formula', '$\\gdef\\x{y}$ $\\x$', [1, /no definitions/]],
  ['\\newcommand that doubles', '$\\newcommand{\\a}{xx}\\newcommand{\\b}{\\a\\a}\\b$', [1, /no definitions/]],
  ['\\renewcommand', '$\\renewcommand{\\frac}{\\frac}\\frac$', [1, /no definitions/]],
  ['\\let', '$\\let\\a\\b$', [1, /no definitions/]],
  ['\\href', 'a $\\href{javascript:alert(1)}{x}$', [1, /not for lessons/]],
  ['\\url', 'a $\\url{https://example.org}$', [1, /not for lessons/]],
  ['\\includegraphics', '$\\includegraphics{https://tracker.example/x.png}$', [1, /not for lessons/]],
  ...['htmlClass', 'htmlId', 'htmlStyle', 'htmlData'].map((name): HostileText => [`\\${name}`, `$\\${name}{a=b}{x}$`, [1, NO_FORMULA]]),
  ['\\rule over the whole page', '$\\rule{100000em}{100000em}$', 'inert'],
  ['\\kern out of the page', '$a\\kern{-100000em}b$', 'inert'],
  ['\\raisebox over other text', '$\\raisebox{99999em}{x}$', 'inert'],
  ['a colour with more than a colour', '$\\color{red;position:fixed}x$', [1, NO_FORMULA]],
  ['braces inside each other', `$${nest('{', 'x', '}', 400)}$`, [1, /braces inside each other/]],
  ['fractions inside each other', `$${nest('\\frac{', 'x', '}{y}', 90)}$`, [1, /braces inside each other/]],
  ['brackets inside each other', `$${nest('\\left(', 'x', '\\right)', 130)}$`, 'inert'],
  ['a long formula', `$${many('x+', 1_500)}x$`, [1, /characters, and/]],
  ['markup', '$\\text{<script>alert(1)</script>}$', 'inert'],
  ['a thousand formulas', many('$a$ ', 1_200), [1, /formulas/]],
];

export const HOSTILE_LESSONS = { PROGRAMS, NAMES, TAGS, LINKS, BOMBS, FORMULAS } as const;
