/** Exercises as an attacker would write them: what is put over the files of a good one, and the words it is refused with. */

export interface HostileExercise {
  readonly name: string;
  /** text by path; of `exercise.json` the fields that replace the good ones */
  readonly files: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  /** the path that the problem names, and its words; null: it compiles, and the page shows words only */
  readonly refused: readonly [path: string, message: RegExp] | null;
}

const json = (fields: Readonly<Record<string, unknown>>) => ({ 'exercise.json': fields });
const bad = (name: string, files: HostileExercise['files'], path: string, message: RegExp): HostileExercise => ({ name, files, refused: [path, message] });
const SPEC = 'exercise.json';

export const HOSTILE_EXERCISES: readonly HostileExercise[] = [
  bad('a script in the prompt', json({ prompt: 'a <script>alert(1)</script>' }), SPEC, /without HTML/),
  bad('an image with a handler in a hint', json({ hints: ['<img src=x onerror=alert(1)>'] }), SPEC, /without HTML/),
  bad('a frame in the explanation', json({ explanation: '<iframe src="https://evil.example"></iframe>' }), SPEC, /without HTML/),
  bad('a comment in the prompt', json({ prompt: '<!-- a -->' }), SPEC, /without HTML/),
  bad('javascript: in the prompt', json({ prompt: '[a](javascript:alert(1))' }), SPEC, /a link of the form/),
  bad('javascript: in angle brackets, which Markdown without tags knows', json({ prompt: '<javascript:alert(1)>' }), SPEC, /a link of the form/),
  bad('an image from elsewhere in a hint', json({ hints: ['![a](https://tracker.example/x.png)'] }), SPEC, /an image of the site/),
  bad('an image of data', json({ prompt: '![a](data:image/png;base64,AAAA)' }), SPEC, /an image of the site/),
  bad('a formula that defines', json({ prompt: '$\\def\\a{\\a\\a}\\a$' }), SPEC, /no definitions/),
  bad('quotes inside each other', json({ prompt: `${'> '.repeat(5_000)}a` }), SPEC, /inside each other/),
  bad('the field __proto__', { [SPEC]: '{ "__proto__": { "prompt": "x" }, "title": "a" }' }, SPEC, /nothing: the field is missing/),
  bad('the field constructor', json({ constructor: { name: 'x' } }), SPEC, /only the fields/),
  bad('a title that is an object', json({ title: { toString: 'x' } }), SPEC, /"title"/),
  bad('JSON inside itself', { [SPEC]: '['.repeat(30_000) }, SPEC, /inside each other/),
  bad('a name to define that is code', json({ defines: ['double;process.exit()'] }), SPEC, /"defines/),
  bad('hidden checks in the visible ones', { 'checks.ts': "import { checks } from 'epoch/checks';\nimport './hidden.ts';\nexport default checks(() => {});" }, 'checks.ts', /import nothing private/),
  bad('the solution in the visible checks, by a way up', { 'checks.ts': "import { checks } from 'epoch/checks';\nimport * as a from './wrong/../solution.ts';\nexport default checks(() => {});" }, 'checks.ts', /import nothing private/),
  bad('a module of the system', { 'hidden.ts': "import fs from 'node:fs';" }, 'hidden.ts', /an import of/),
  bad('a file of the server', { 'hidden.ts': "import '../../../../../../etc/passwd';" }, 'hidden.ts', /an import of/),
  bad('a file of the server by its whole path', { 'hidden.ts': "import '/etc/passwd';" }, 'hidden.ts', /an import of/),
  bad('code from elsewhere', { 'hidden.ts': "import 'https://evil.example/x.ts';" }, 'hidden.ts', /an import of/),
  bad('a computed import', { 'hidden.ts': 'await import(String.fromCharCode(97));' }, 'hidden.ts', /a computed import/),
  bad('a file that nothing uses', { 'payload.ts': 'export {};' }, 'payload.ts', /imports/),
  bad('brackets inside each other in the checks', { 'hidden.ts': `${'(\n'.repeat(20_000)}1${')'.repeat(900)}` }, '', /TypeScript|nested too deeply/),
  bad('a line of code without end', { 'solution.ts': `const a = "${'x'.repeat(2_000)}";` }, 'solution.ts', /lines of code/),
  bad('a file that is too long', { 'hidden.ts': 'a;\n'.repeat(40_000) }, 'hidden.ts', /at most 65536 characters/),
  bad('a wrong solution that every object has a name for', { 'wrong/constructor.ts': 'const a = 1;' }, SPEC, /no label for wrong\/constructor.ts/),
  { name: 'markup as text, wherever there is text', files: json({ title: '<script>alert(1)</script>', prompt: '`<script>` \\<img src=x onerror=alert(1)\\> &lt;b&gt;', hints: ['```html\n</code></pre><script>alert(1)</script>\n```'], explanation: '$\\text{<script>}$' }), refused: null },
];
