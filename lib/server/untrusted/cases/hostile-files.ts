/** Files of a course as an attacker would send them: what is put over a good course, and the words it is refused with. */

export interface HostileFiles {
  readonly name: string;
  /** by path; `course.json` as text */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** the file that the problem names, and its words */
  readonly file: string;
  readonly refused: RegExp;
}

const outline = (...lessons: readonly string[]): string => JSON.stringify({ title: 'T', summary: 'S', modules: [{ title: 'M', summary: 'S', lessons }] });
const at = (path: string, refused: RegExp): HostileFiles => ({ name: `the path ${JSON.stringify(path.slice(0, 40))}`, files: { [path]: 'x' }, file: path, refused });
const course = (name: string, text: string, refused: RegExp): HostileFiles => ({ name, files: { 'course.json': text }, file: 'course.json', refused });

const LESSON = (body: string): string => `---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\n---\n\n${body}\n`;
const lesson = (name: string, body: string | Uint8Array, refused: RegExp): HostileFiles => ({ name, files: { '02-second/lesson.mdx': typeof body === 'string' ? LESSON(body) : body }, file: '02-second/lesson.mdx', refused });

const INSIDE = /a path inside the course/;
const NO_PLACE = /course\.json, nn-lesson/;

export const HOSTILE_FILES: readonly HostileFiles[] = [
  at('../../etc/cron.d/x', INSIDE),
  at('01-first/../../x.ts', INSIDE),
  at('/etc/passwd', INSIDE),
  at('C:/Windows/x', INSIDE),
  at('01-first\\lesson.mdx', INSIDE),
  at('01-first/exercises/../../x/hidden.ts', INSIDE),
  at('01-first/exercises/__proto__/hidden.ts', NO_PLACE),
  at('__proto__/lesson.mdx', NO_PLACE),
  at('Course.json', NO_PLACE),
  at('01-First/lesson.mdx', NO_PLACE),
  at('01-first/exercises/con/hidden.ts', /every system can keep/),
  at('images/aux.png', /every system can keep/),
  at('.git/hooks/post-checkout', NO_PLACE),
  at('01-first/.env', NO_PLACE),
  at('package.json', NO_PLACE),
  at('01-first/exercises/double/payload.js', NO_PLACE),
  at('01-first/exercises/double/package.json', NO_PLACE),
  at('01-first/lesson.mdx\u0000.png', NO_PLACE),
  at('01-first/less\u202eonxdm', NO_PLACE),
  at('images/evil.svg', NO_PLACE),
  at('images/photo.jpg', NO_PLACE),
  at('images/inner.zip', NO_PLACE),
  course('a lesson outside the course', outline('../../etc'), /a folder name such as/),
  course('a lesson by its whole path', outline('/etc'), /a folder name such as/),
  course('a lesson __proto__', outline('__proto__'), /a folder name such as/),
  course('a lesson that is not there', outline('01-first', '02-second', '03-third'), /a folder beside/),
  course('a title that is a number', outline('01-first', '02-second').replace('"T"', '1'), /"title"/),
  course('the field __proto__', '{ "__proto__": { "title": "T" }, "title": "T", "summary": "S", "modules": [] }', /at least 1 item/),
  course('lists inside each other', '['.repeat(50_000), /inside each other/),
  course('an outline that is too long', JSON.stringify('x'.repeat(70_000)), /characters/),
  lesson('bytes that are no text', new Uint8Array([0xff, 0xfe, 0xc3, 0x28]), /text in UTF-8/),
  lesson('a zero character', 'a\u0000b', /hidden character U\+0000/),
  lesson('a text that turns its direction', '```ts cell id=x\nconst isAdmin = false; /* \u202e } \u2066if (isAdmin)\u2069 */\n```', /hidden character U\+202E/),
  lesson('a control character of terminals', 'a\u001b[2Jb', /hidden character U\+001B/),
  { name: 'a hidden character in the checks', files: { '01-first/exercises/double/hidden.ts': 'const a = 1; //\u2067' }, file: '01-first/exercises/double/hidden.ts', refused: /hidden character U\+2067/ },
  { name: 'a picture that is a page', files: { 'images/a.png': '<html><script>alert(1)</script>' }, file: 'images/a.png', refused: /nothing beside the pixels/ },
  { name: 'a lesson without a folder in the outline', files: { '09-other/lesson.mdx': LESSON('a') }, file: 'course.json', refused: /every lesson folder in a module/ },
];
