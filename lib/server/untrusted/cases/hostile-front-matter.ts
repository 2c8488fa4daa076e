/** Front matter as an attacker would write it. */
import type { HostileText } from './hostile-lessons.ts';

const START = 'title: T\nsummary: S\nquestion: Q?\nminutes: 1\n';

/** Whole front matter; lines are those of the file, whose first is `---`. */
export const HOSTILE_FRONT_MATTER: readonly HostileText[] = [
  ['a title that is a list', START.replace('title: T', 'title: [a, b]'), [2, /"title"/]],
  ['a title that is an object', START.replace('title: T', 'title: { toString: x }'), [2, /"title"/]],
  ['minutes without end', START.replace('minutes: 1', 'minutes: .inf'), [5, /"minutes"/]],
  ['a function as a type', START.replace('title: T', 'title: !!js/function "function () { process.exit() }"'), [2, /YAML/]],
  ['the name __proto__', `${START}__proto__: { admin: true }`, [6, /__proto__|the fields/]],
  ['the name constructor', `${START}constructor: x`, [6, /constructor/]],
  ['a thing under two names', `${START}terms: &a []\nsources: *a`, [7, /alias/]],
  ['a billion laughs', `${START}a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`, [7, /alias/]],
  ['a merge', `${START}a: &a { x: 1 }\n<<: *a`, [7, /alias/]],
  ['the same field twice', `${START}title: U`, [6, /YAML/]],
  ['lists inside each other', `${START}terms: ${'['.repeat(8_000)}`, [null, /YAML|nested too deeply/]],
  ['more than there may be', `${START}terms: "${'x'.repeat(17_000)}"`, [1, /characters of front matter/]],
  ['a source with a script', `${START}sources:\n  - title: A\n    url: javascript:alert(1)`, [8, /https/]],
  ['a meaning with a script', `${START}terms:\n  - term: a\n    meaning: "[b](javascript:alert(1))"`, [8, /a link of the form/]],
  ['a meaning with markup', `${START}terms:\n  - term: a\n    meaning: "<img src=x onerror=alert(1)>"`, [8, /without HTML/]],
  ['a meaning with an image from elsewhere', `${START}terms:\n  - term: a\n    meaning: "![b](https://tracker.example/x.png)"`, [8, /an image of the site/]],
  ['a meaning with a bomb', `${START}terms:\n  - term: a\n    meaning: '$\\def\\a{\\a\\a}\\a$'`, [8, /no definitions/]],
  ['a term that is a pattern', `${START}terms:\n  - term: "(a+)+$"\n    meaning: b`, 'inert'],
  ['needs that lead out', `${START}needs: ["../../x"]`, [6, /the slug of a lesson/]],
  ['titles with markup', START.replace('title: T', 'title: "</title><script>alert(1)</script>"'), 'inert'],
];
