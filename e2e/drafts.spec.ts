/** What a learner typed is there afterwards, whatever happened to the tab, the connection, or on another device. Two tabs: notebook.spec.ts; a server that is killed: reconnect.spec.ts. */
import type { BrowserContext, Page } from '@playwright/test';
import { DRAFTS_COOKIE } from '#lib/course/drafts-cookie.ts';
import { DRAFT_WRITE_RATE } from '#lib/server/drafts/draft-request.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { LimitedCourse } from './limited-course.ts';
import { NotebookOnPage, type CellOnPage } from './notebook-actions.ts';
import { newEmail, PASSWORD, signUpAs } from './people.ts';

const course = new LimitedCourse('limited-drafts');
const NO_ANSWER = /Failed to load resource|net::ERR_/;
/** What a browser logs when a text was written to elsewhere. */
const REFUSED = /status of 409/;

test.beforeAll(() => course.publish({ attempts: {}, cell: 'const answer = 1;\nanswer' }));
test.afterAll(() => course.withdraw());

async function openCell(page: Page): Promise<CellOnPage> {
  await page.goto(course.lesson);
  const notebook = new NotebookOnPage(page);
  await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
  return notebook.cell('start');
}

const statusOf = (page: Page) => page.locator('[data-draft-status]');
const expectSaved = (page: Page) => expect(statusOf(page)).toHaveText('Saved');

/** A browser of its own that is signed in to the account. */
async function newDevice(context: BrowserContext, origin: string, email: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const device = await context.browser()!.newContext({ baseURL: origin });
  const answer = await device.request.post('/api/account/sign-in', { data: { email, password: PASSWORD, keepWork: true }, headers: { Origin: origin } });
  expect(answer.status()).toBe(200);
  return { page: await device.newPage(), close: () => device.close() };
}

/** Signs up in the page's browser. */
async function signUp(page: Page, origin: string): Promise<string> {
  const email = newEmail('ada');
  await signUpAs(page.request, origin, 'Ada', email);
  return email;
}

test('a tab that crashes loses nothing that a pause was made after', async ({ page, context }) => {
  const cell = await openCell(page);
  await cell.write('const answer = "typed before the crash";');
  await expect(cell.button('History of start')).toBeVisible();
  const inspector = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void inspector.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await crashed;
  const again = await context.newPage();
  await expect((await openCell(again)).block).toContainText('typed before the crash');
});

test('two devices of one account: a text follows, and where both were written to the learner chooses', async ({ page, context, baseURL, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  const email = await signUp(page, baseURL!);
  const cell = await openCell(page);
  await cell.write('const answer = "from the laptop";');
  await expectSaved(page);

  const phone = await newDevice(context, baseURL!, email);
  const there = await openCell(phone.page);
  await expect(there.block).toContainText('from the laptop');
  await there.write('const answer = "from the phone";');
  await expectSaved(phone.page);

  // the laptop goes on from what it has
  await cell.write('const answer = "on the train";');
  const choice = cell.region.getByRole('alert', { name: 'Two versions of this cell' });
  await expect(choice).toContainText('on another device');
  await expect(choice).toContainText('Chrome on');
  await expect(choice.getByRole('group', { name: 'Text: In this tab' })).toContainText('on the train');
  await expect(choice.getByRole('group', { name: 'Text: On the other device' })).toContainText('from the phone');
  await expectAccessible(page, '#cell-start');
  // a page that is left undecided meets both again
  await page.reload();
  await expect(choice.getByRole('group', { name: 'Text: On the other device' })).toContainText('from the phone');
  await choice.getByRole('button', { name: 'Keep this one' }).click();
  await expect(choice).toBeHidden();
  await expectSaved(page);
  await phone.page.reload();
  await expect(there.block).toContainText('on the train');
  await expect(there.region.getByRole('alert')).toBeHidden();

  // all of them are in the history, on both
  await there.button('History of start').click();
  const history = phone.page.getByRole('dialog', { name: 'History of this cell' });
  await expectAccessible(phone.page, 'dialog');
  const laptops = history.getByRole('listitem').filter({ hasText: /Chrome on|this browser/ });
  await expect.poll(() => laptops.count()).toBeGreaterThanOrEqual(3);
  const first = history.getByRole('listitem').nth((await laptops.count()) - 1);
  await first.getByRole('button', { name: 'Compare' }).click();
  await expect(first.getByRole('group', { name: 'What restoring would change' })).toContainText('from the laptop');
  await first.getByRole('button', { name: 'Restore this text' }).click();
  await expect(history).toBeHidden();
  await expect(there.block).toContainText('from the laptop');
  await there.button('Undo').click();
  await expect(there.block).toContainText('on the train');
  await phone.close();
});

test('without a connection edits are kept, their history too, and they are sent when it is back', async ({ page, context, baseURL, expectedErrors }) => {
  expectedErrors.push(NO_ANSWER);
  const email = await signUp(page, baseURL!);
  const cell = await openCell(page);
  await cell.write('const answer = "online";');
  await expectSaved(page);
  await context.setOffline(true);
  await cell.write('const answer = "in the tunnel";');
  await expect(statusOf(page)).toContainText('Kept in this browser');
  await cell.button('History of start').click();
  const history = page.getByRole('dialog', { name: 'History of this cell' });
  await expect(history.getByRole('status')).toContainText('The server cannot be reached now');
  await history.getByRole('listitem').nth(1).getByRole('button', { name: 'Compare' }).click();
  await expect(history.getByRole('group', { name: 'What restoring would change' })).toContainText('online');
  await page.keyboard.press('Escape');
  await expect(cell.button('History of start')).toBeFocused();
  await context.setOffline(false);
  await expectSaved(page);
  const phone = await newDevice(context, baseURL!, email);
  await expect((await openCell(phone.page)).block).toContainText('in the tunnel');
  await phone.close();
});

test('what was typed before signing in becomes the account’s; signing out takes it from the browser, and only then', async ({ page, context, baseURL }) => {
  const cell = await openCell(page);
  await cell.write('const answer = "typed as a visitor";');
  await expect(cell.button('History of start')).toBeVisible();
  const email = await signUp(page, baseURL!);
  await page.reload();
  await expect(cell.block).toContainText('typed as a visitor');
  await expectSaved(page);
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('this browser has forgotten it')).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('typed as a visitor');
  await openCell(page);
  await expect(cell.block).toContainText('const answer = 1;');

  // the next person at this browser has their own, which the account does not get without asking
  await cell.write('const answer = "somebody else";');
  await expect(cell.button('History of start')).toBeVisible();
  const keepApart = await page.request.post('/api/account/sign-in', { data: { email, password: PASSWORD, keepWork: false }, headers: { Origin: baseURL! } });
  expect(keepApart.status()).toBe(200);
  await page.reload();
  await expect(cell.block).toContainText('typed as a visitor');
  const phone = await newDevice(context, baseURL!, email);
  await expect((await openCell(phone.page)).block).toContainText('typed as a visitor');
  await phone.close();
  // a page of before says that it is one
  await page.request.post('/api/account/sign-out', { headers: { Origin: baseURL! } });
  await cell.write('const answer = "too late";');
  await expect(statusOf(page)).toContainText('Reload this page');
  await page.reload();
  await expect(cell.block).toContainText('somebody else');
});

test('a new version of the lesson keeps the edits of another device beside the author’s old and new text', async ({ page, context, baseURL }) => {
  const email = await signUp(page, baseURL!);
  const cell = await openCell(page);
  await cell.write('const answer = 40;\nanswer + 2');
  await expectSaved(page);
  await course.publish({ attempts: {}, cell: 'const answer = 3;\nanswer' });
  const phone = await newDevice(context, baseURL!, email);
  const there = await openCell(phone.page);
  await expect(there.block).toContainText('answer + 2');
  const change = phone.page.getByRole('region', { name: 'A new version of this cell' });
  await change.getByRole('button', { name: 'Compare' }).click();
  await expect(change.getByRole('group', { name: 'Text: The author’s when you began' })).toContainText('const answer = 1;');
  await expect(change.getByRole('group', { name: 'Text: The author’s now' })).toContainText('const answer = 3;');
  await phone.close();
});

test('a page that saves without end is told to wait', async ({ request, baseURL }) => {
  await signUpAs(request, baseURL!, 'Eve', newEmail('eve'));
  const { cookies } = await request.storageState();
  const space = cookies.find(({ name }) => name === DRAFTS_COOKIE)!.value.replace('~', '');
  const write = { key: `${course.slug}/doubling/start`, id: 'again', parents: [], base: '', baseText: null, text: 'x', savedAt: 1 };
  const save = () => request.post('/api/drafts', { data: { space, writes: [write] }, headers: { Origin: baseURL! } });
  const statuses: number[] = [];
  while (statuses.length < DRAFT_WRITE_RATE.count) statuses.push(...(await Promise.all(Array.from({ length: 20 }, async () => (await save()).status()))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const refused = await save();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  const stranger = await request.post('/api/drafts', { data: { space: '.somebody', writes: [write] }, headers: { Origin: baseURL! } });
  expect(stranger.status()).toBe(403);
});
