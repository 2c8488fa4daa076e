/**
 * What needs a server of its own: signing in through an organisation's provider, a learner's page while the machine behind it fails,
 * which comes back by itself and shows the verdict, and a lesson without any server.
 */
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findProcesses, signal } from './cluster/processes.ts';
import { startTestProvider, type TestProvider } from '#lib/server/identity/test-oidc-provider.ts';
import { findFreePort, startEpoch, type EpochServer } from './epoch-server.ts';
import { ANSWERS, countSubmissions, ExerciseOnPage, LESSON } from './exercise-actions.ts';
import { expect, expectAccessible, test as base } from './fixtures.ts';
import { NotebookOnPage } from './notebook-actions.ts';
import { newEmail, signUpAs } from './people.ts';

/** A server of our own, to be harmed. */
interface OwnServer extends EpochServer {
  readonly dataDir: string;
  readonly provider: TestProvider;
  /** on the same address and data, after `stop` */
  startAgain(): Promise<void>;
}

const test = base.extend<object, { own: OwnServer }>({
  own: [
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'epoch-reconnect-'));
      const [port, provider] = await Promise.all([findFreePort(), startTestProvider()]);
      const env = { EPOCH_ORIGIN: `http://127.0.0.1:${String(port)}`, EPOCH_OIDC_ISSUER: provider.issuer, EPOCH_OIDC_CLIENT_ID: 'epoch', EPOCH_OIDC_CLIENT_SECRET: 's', EPOCH_OIDC_NAME: 'the school' };
      let server = await startEpoch({ dataDir, port, env });
      const startAgain = async (): Promise<void> => {
        server = await startEpoch({ dataDir, port, env });
      };
      await use({ dataDir, provider, startAgain, url: server.url, get process() { return server.process; }, output: () => server.output(), stop: () => server.stop() });
      await server.stop();
      await provider.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 420_000 },
  ],
  baseURL: async ({ own }, use) => use(own.url),
});

/** What a browser logs while nobody answers. */
const NOBODY_THERE = /Failed to load resource|net::ERR_/;

const only = (server: OwnServer, kind: 'web' | 'grader'): number => {
  const [pid] = findProcesses(server.process.pid ?? 0, kind);
  if (pid === undefined) throw new Error(`Expected a ${kind} process`);
  return pid;
};

/** A submission of a visitor without an account. */
async function submitWork(page: Page): Promise<void> {
  const exercise = await ExerciseOnPage.open(page);
  await exercise.write(ANSWERS.right);
  await exercise.submit();
  await expect(exercise.verdict('Passed')).toBeVisible({ timeout: 60_000 });
}

/** Submits the right answer while the grader stands still, so that the verdict cannot come before the fault. Gives the grader. */
async function submitAndWait(exercise: ExerciseOnPage, own: OwnServer): Promise<number> {
  await exercise.write(ANSWERS.right);
  const grader = only(own, 'grader');
  signal(grader, 'SIGSTOP');
  await exercise.submit();
  await expect(exercise.region.getByRole('list', { name: 'Way of your submission' }).locator('[aria-current=step]')).toHaveText('In the queue');
  return grader;
}

test('somebody signs in through the provider of their organisation, and keeps the work of before', async ({ page, own }) => {
  await submitWork(page);
  own.provider.next.claims = { sub: 'ada-1', email: 'ada@school.example.org', email_verified: true, name: 'Ada Lovelace' };
  await page.goto('/sign-in?next=/submissions');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in with the school' }).press('Enter');
  await expect(page).toHaveURL(/\/submissions$/);
  await expect(page.getByRole('button', { name: 'Account of Ada Lovelace' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).not.toHaveCount(0);
  // back as somebody whom the provider does not vouch for: said on the page, and nobody is signed in
  await page.request.post('/api/account/sign-out', { headers: { Origin: own.url } });
  own.provider.next.claims = { sub: 'eve-1', email: 'eve@school.example.org', email_verified: true, name: 'Eve', aud: 'another site' };
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with the school' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('web server and grader are killed while a submission waits: the page says so, reconnects and shows the verdict', async ({ page, own, expectedErrors }) => {
  test.setTimeout(180_000);
  expectedErrors.push(NOBODY_THERE);
  const exercise = await ExerciseOnPage.open(page);
  const grader = await submitAndWait(exercise, own);
  signal(only(own, 'web'), 'SIGKILL');
  await expect(exercise.text('The verdict appears here when the connection is back')).toBeVisible();
  signal(grader, 'SIGKILL');
  await expect(exercise.verdict('Passed')).toBeVisible({ timeout: 90_000 });
  await expect(exercise.text('when the connection is back')).toBeHidden();
  expect(await countSubmissions(page)).toBe(1);
});

test('the database is killed while a submission waits: it is started again and the page shows the verdict', async ({ page, own, expectedErrors }) => {
  test.setTimeout(180_000);
  expectedErrors.push(NOBODY_THERE);
  const exercise = await ExerciseOnPage.open(page);
  const grader = await submitAndWait(exercise, own);
  const database = Number(readFileSync(join(own.dataDir, 'postgres', 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
  expect(signal(database, 'SIGKILL')).toBe(true);
  await expect.poll(() => own.output()).toContain('database: ended unexpectedly; starting it again');
  signal(grader, 'SIGCONT');
  await expect(exercise.verdict('Passed')).toBeVisible({ timeout: 90_000 });
  expect(await countSubmissions(page)).toBe(1);
});

test('the web server is killed while a learner types: the text is kept, and reaches the account when the server is back', async ({ page, own, expectedErrors }) => {
  test.setTimeout(180_000);
  expectedErrors.push(NOBODY_THERE);
  await signUpAs(page.request, own.url, 'Ada', newEmail('ada'));
  const notebook = await NotebookOnPage.open(page);
  const cell = notebook.cell('first-cell');
  await cell.write('"before the fault";');
  const status = page.locator('[data-draft-status]');
  await expect(status).toHaveText('Saved');
  await cell.write('"typed while');
  signal(only(own, 'web'), 'SIGKILL');
  await page.keyboard.insertText(' nobody answered";');
  await expect(status).toContainText('Kept in this browser');
  await expect(status).toHaveText('Saved', { timeout: 90_000 });
  // from the server alone, as another device would have it
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(cell.block).toContainText('"typed while nobody answered";');
});

/** All texts that the page's browser keeps for the time without a connection, by address. */
const readKeptTexts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const texts: Record<string, string> = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts[new URL(request.url).pathname] = await (await cache.match(request))!.text();
    }
    return texts;
  });

test.describe('without any server', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a lesson that was visited opens, runs, checks and takes a submission, which is graded when the server is back', async ({ page, own, expectedErrors }) => {
    test.setTimeout(240_000);
    expectedErrors.push(NOBODY_THERE, /RSC payload/);
    const email = newEmail('ada');
    await signUpAs(page.request, own.url, 'Ada Lovelace', email);
    await page.goto(LESSON);
    await expect(page.getByText('Available offline.')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, '[data-offline-line]');
    // nothing of the person: pages are fetched without cookies
    const texts = await readKeptTexts(page);
    expect(Object.keys(texts)).toEqual(expect.arrayContaining([LESSON, '/offline', '/kernel/frame.html', '/api/search-index']));
    expect(Object.entries(texts).filter(([, text]) => text.includes('Lovelace') || text.includes(email)).map(([path]) => path)).toEqual([]);

    await own.stop();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-kept', /^20/);
    const notebook = new NotebookOnPage(page);
    await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
    await notebook.cell('first-cell').run();
    await notebook.cell('first-cell').expectDone();
    const exercise = new ExerciseOnPage(page, 'The bonus');
    await exercise.write(ANSWERS.right);
    await exercise.check();
    await expect(exercise.verdict('These checks pass')).toBeVisible();
    await exercise.submit();
    await expect(exercise.text('Waiting for a connection').last()).toBeVisible();

    // what is not kept says so, and leads back to what is
    await page.goto('/account');
    await expect(page.getByText('This page is not kept in your browser')).toBeVisible();
    await expect(page.getByText('One submission waits for a connection')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/search?q=broadcasting');
    await expect(page.getByRole('link', { name: 'broadcasting', exact: true })).toBeVisible();
    await page.goto('/account');
    await page.getByRole('main').getByRole('link', { name: 'Welcome: your first tensor' }).click();
    await expect(exercise.text('Waiting for a connection').last()).toBeVisible();

    await own.startAgain();
    await expect(exercise.verdict('Passed')).toBeVisible({ timeout: 60_000 });
    expect(await countSubmissions(page)).toBe(1);
  });

  test('a lesson that its reader removes is gone, and is not kept again until asked for', async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole('button', { name: 'Remove from this browser' }).click();
    await expect(page.getByText('this lesson is not kept in your browser')).toBeVisible();
    expect(await readKeptTexts(page)).toEqual({});
    await page.reload();
    await expect(page.getByRole('button', { name: 'Make available offline' })).toBeVisible();
    expect(await readKeptTexts(page)).toEqual({});
    await page.getByRole('button', { name: 'Make available offline' }).click();
    await expect(page.getByText('Available offline.')).toBeVisible();
    await page.goto('/courses/deep-learning');
    await expect(page.getByRole('main').getByRole('link', { name: 'Welcome: your first tensor' }).last()).toHaveAttribute('data-offline-kept');
  });
});
