/** Every route answers everybody as route-matrix.ts says, and no page of another site can make it write. */
import type { APIRequestContext } from '@playwright/test';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { exerciseOf } from './exercise-answer.ts';
import { expect, postSubmission, test, toSubmission, waitForVerdict } from './fixtures.ts';
import { createPerson, newBrowser } from './people.ts';
import { EVERYBODY, ROUTES, type RouteIds, type RouteRule, type Who } from './route-matrix.ts';

const ask = async (browser: APIRequestContext, { method, path, body }: RouteRule, ids: RouteIds, headers: Record<string, string> = {}): Promise<number> => {
  const options = { method: method === 'PAGE' ? 'GET' : method, maxRedirects: 0, headers, ...(body && { data: body }) };
  return (await browser.fetch(path(ids), options)).status();
};

async function gather(origin: string): Promise<{ readonly browsers: Record<Who, APIRequestContext>; readonly ids: RouteIds }> {
  const anonymous = await newBrowser(origin);
  const { exercise, lessonVersion, solution } = await exerciseOf('add-bonus');
  const posted = (await (await postSubmission(anonymous, origin, toSubmission(exercise, lessonVersion, solution))).json()) as SubmissionView;
  const browsers = {
    visitor: await newBrowser(origin),
    anonymous,
    learner: await createPerson(origin, 'learner', { role: null, isAdmin: false }),
    grader: await createPerson(origin, 'grader', { role: 'grader', isAdmin: false }),
    instructor: await createPerson(origin, 'instructor', { role: 'instructor', isAdmin: false }),
    owner: await createPerson(origin, 'owner', { role: 'owner', isAdmin: false }),
    admin: await createPerson(origin, 'admin', { role: null, isAdmin: true }),
  };
  await waitForVerdict(anonymous, origin, posted.id);
  return { browsers, ids: { submission: posted.id } };
}

test('every route answers everybody as it should', async ({ baseURL }) => {
  test.setTimeout(120_000);
  const { browsers, ids } = await gather(baseURL!);
  const answers: string[] = [];
  const expected: string[] = [];
  const line = (rule: RouteRule, who: string, status: number): string => `${rule.method} ${rule.route} ${who}: ${String(status)}`;
  for (const rule of ROUTES.filter(({ method }) => method !== 'PAGE' && method !== 'GET')) {
    answers.push(line(rule, 'a foreign page', await ask(browsers.admin, rule, ids, { Origin: 'https://evil.example' })));
    expected.push(line(rule, 'a foreign page', 403));
  }
  for (const rule of ROUTES) {
    const statuses = await Promise.all(EVERYBODY.map((who) => ask(browsers[who], rule, ids)));
    for (const [index, who] of EVERYBODY.entries()) {
      const status = statuses[index]!;
      const wanted = [rule.answers[who]].flat();
      answers.push(line(rule, who, status));
      expected.push(line(rule, who, wanted.includes(status) ? status : wanted[0]!));
    }
  }
  expect(answers).toEqual(expected);
  await Promise.all(Object.values(browsers).map((browser) => browser.dispose()));
});
