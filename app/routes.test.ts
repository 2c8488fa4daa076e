/** Who may do what is written down for every route there is: a new one must say so, too. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ROUTES } from '../e2e/route-matrix.ts';

const APP = dirname(fileURLToPath(import.meta.url));
const METHOD = /export\s+(?:async\s+)?(?:function|const|let)\s+(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g;

/** `METHOD /route` of every page.tsx and route.ts of the tree. */
function listRoutes(): readonly string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const route = `/${relative(APP, join(APP, dirname(file))).split(/[\\/]/).filter((part) => part !== '' && !/^\(.*\)$/.test(part)).join('/')}`;
    if (/(^|[\\/])page\.tsx?$/.test(file)) return [`PAGE ${route}`];
    if (!/(^|[\\/])route\.tsx?$/.test(file)) return [];
    const methods = [...readFileSync(join(APP, file), 'utf8').matchAll(METHOD)].map(([, method]) => `${String(method)} ${route}`);
    expect(methods, `${file} exports no method in the form "export function GET"`).not.toEqual([]);
    return methods;
  });
}

it('every page and every method of every route is in e2e/route-matrix.ts, and nothing else', () => {
  expect(ROUTES.map(({ method, route }) => `${method} ${route}`).sort()).toEqual([...listRoutes()].sort());
});
