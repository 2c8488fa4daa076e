/** Every built-in lesson as one file, run by the Deno binary itself. The notebooks: `npm run content -- run-notebooks`. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { toScript } from '#lib/course/take-along/to-script.ts';
import { bareEnv } from '#lib/server/env/env.ts';
import { selectDenoBinary } from '../sandbox/deno-binary.ts';
import { readAlong } from './read-take-along.ts';

const COURSES = 'content/courses';
const AT_ONCE = 2;
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'epoch-take-along-'));
  // so that npm's names lead to the installed packages, without a network
  await writeFile(join(folder, 'package.json'), await readFile('package.json'));
  await writeFile(join(folder, 'deno.json'), '{"nodeModulesDir":"manual"}');
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const envOf = (home: string): NodeJS.ProcessEnv => bareEnv({ HOME: home, DENO_DIR: join(home, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' });

test('data sets come from the site that the lesson was taken from, and other shows are text', async () => {
  const asked: (string | undefined)[] = [];
  const site = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(request.url === '/datasets/fruits.csv' ? 200 : 404).end('name,size\napple,3\n');
  });
  const port = await new Promise<number>((resolve) => site.listen(0, '127.0.0.1', () => resolve((site.address() as AddressInfo).port)));
  const along = await readAlong({ folder: join(COURSES, 'authoring', '00-first-lesson'), course: 'authoring', slug: 'first-lesson' });
  const source = "import { load } from 'epoch/data';\nimport { stream, svg, table } from 'epoch/display';\nconst text = stream('sample');\ntext.write('once ');\ntext.write('more');\ntext.done();\nsvg('<svg></svg>', { alt: 'nothing' });\ntable(await load('fruits.csv'));\nawait load('none.csv').catch((error: Error) => console.log(error.message));";
  const file = join(folder, 'data.ts');
  await writeFile(file, toScript({ ...along, origin: `http://127.0.0.1:${port}`, lesson: { ...along.lesson, parts: [{ kind: 'cell', id: 'a', source, browser: false }] } }));
  const { stdout } = await run(selectDenoBinary(), ['run', '--quiet', '--no-prompt', '--allow-net=127.0.0.1', file], { cwd: folder, env: envOf(folder) }).finally(() => site.close());
  expect(stdout).toBe('sample\nonce more\nnothing\nname\tsize\napple\t3\nThere is no data file /datasets/none.csv.\n');
  expect(asked).toEqual(['/datasets/fruits.csv', '/datasets/none.csv']);
});

test('every lesson runs from its first to its last cell', async () => {
  const courses = (await readdir(COURSES, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const lessons = (await Promise.all(courses.map(async (course) => (await readdir(join(COURSES, course), { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'images').map(({ name }) => ({ course, name }))))).flat();
  expect(lessons.length).toBeGreaterThanOrEqual(23);
  const failures: string[] = [];
  const waiting = [...lessons];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { course, name } = next;
      const along = await readAlong({ folder: join(COURSES, course, name), course, slug: toLessonSlug(name) });
      const file = join(folder, `${name}.ts`);
      // what a lesson with cells leaves in the end is that its last line was reached
      await writeFile(file, `${toScript(along)}console.log('the end');\n`);
      const { stdout } = await run(selectDenoBinary(), ['run', '--quiet', '--no-prompt', file], { cwd: folder, env: envOf(folder), maxBuffer: 1 << 24 }).catch((error: unknown) => ({ stdout: String(error) }));
      if (!stdout.trimEnd().endsWith('the end')) failures.push(`${course}/${name}: ${stdout.slice(-500)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(failures).toEqual([]);
}, 120_000);
