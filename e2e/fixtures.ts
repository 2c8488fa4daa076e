/** What every journey needs: the running server, pages whose console must stay clean, verbs, and the eyes of axe. */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type APIRequestContext, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import type { PublicExercise } from '#lib/course/lesson.ts';

export { expect };

export const COURSE = 'deep-learning';
export const LESSON = `/courses/${COURSE}/backprop-step-by-step`;

interface Fixtures {
  /** console errors that this test expects; anything else fails it: push a pattern before it happens */
  readonly expectedErrors: RegExp[];
}

/** `test` with the server's address; errors in the console or uncaught in the page fail it. */
export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => {
    const url = process.env['EPOCH_E2E_URL'];
    if (!url) throw new Error('Expected EPOCH_E2E_URL, which the global set-up sets');
    await use(url);
  },
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
    await use(page);
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
});

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Thousands of positioned boxes that assistive technology never sees (it reads the MathML beside them), in the colour of the text. */
const PAINTED_FORMULAS = '.katex-html';

/** Fails with axe's findings, one line each; on the whole page, or within what a selector finds. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  // what a lesson has not laid out yet has no true sizes (lib/client/reading/arrival.ts)
  await expect(page.locator('html:not([data-arriving])')).toHaveCount(1);
  // half under the notebook's bar, which stays in sight, any button is too small for axe
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).include(within).exclude(PAINTED_FORMULAS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** A submission to an exercise, as a page would send it. */
export const toSubmission = (exercise: PublicExercise, lessonVersion: string, code: string, key: string = randomUUID()): SubmissionRequest => ({
  exercise: exercise.id,
  exerciseVersion: exercise.version,
  lessonVersion,
  code,
  key,
});

/** Posts as a page of `origin` would. */
export const postSubmission = (request: APIRequestContext, origin: string, submission: SubmissionRequest) =>
  request.post(`${origin}/api/submissions`, { data: submission, headers: { Origin: origin } });

/** Waits for the verdict. */
export async function waitForVerdict(request: APIRequestContext, origin: string, id: string): Promise<SubmissionView> {
  let view: SubmissionView | null = null;
  await expect
    .poll(async () => {
      // The answer's form is the type that page and server share.
      view = (await (await request.get(`${origin}/api/submissions/${id}`)).json()) as SubmissionView;
      return view.state;
    }, { timeout: 60_000 })
    .toBe('done');
  if (!view) throw new Error('Expected a view');
  return view;
}
