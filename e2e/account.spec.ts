/** Learning needs no account; whoever makes one keeps all work, and finds it on every device. */
import type { APIRequestContext } from '@playwright/test';
import { exerciseOf } from './exercise-answer.ts';
import { expect, expectAccessible, postSubmission, test, toSubmission } from './fixtures.ts';
import { grantRole, newBrowser, newEmail, PASSWORD, signUpAs } from './people.ts';

const REFUSED = /Failed to load resource: the server responded with a status of 4/;

/** Hands in the exercise "The bonus". */
async function submit(browser: APIRequestContext, origin: string): Promise<void> {
  const { exercise, lessonVersion } = await exerciseOf('add-bonus');
  expect((await postSubmission(browser, origin, toSubmission(exercise, lessonVersion, exercise.starter))).status()).toBe(202);
}

test('work done before the account is kept, gone after signing out, and there again on another device', async ({ page, browser, baseURL, expectedErrors }) => {
  test.setTimeout(120_000);
  const email = newEmail('ada');
  await submit(page.request, baseURL!);

  // sign up, by keyboard
  await page.goto('/submissions');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create one' }).click();
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await expect(page.getByRole('checkbox', { name: /submissions made in this browser/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Your submissions' }).click();
  await expect(page.getByRole('link', { name: 'The bonus' })).toBeVisible();

  // the copied lesson page shows nobody
  expect((await (await page.request.get('/courses/deep-learning/welcome')).text()).includes('Ada Lovelace')).toBe(false);
  await page.goto('/courses/deep-learning/welcome');
  await expect(page.getByRole('link', { name: 'Account', exact: true })).toBeVisible();

  // sign out through the menu of the header
  await page.goto('/courses');
  await page.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/submissions');
  await expect(page.getByRole('link', { name: 'The bonus' })).toHaveCount(0);

  // wrong, then right; the way back leads to the page that was asked for
  expectedErrors.push(REFUSED);
  await page.goto('/account');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('something else');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeFocused();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Signed-in browsers' })).toBeVisible();

  // a second device sees the work, and is signed out from the first
  const device = await browser.newContext();
  const phone = await device.newPage();
  await phone.goto('/sign-in?next=/submissions');
  await phone.getByLabel('E-mail').fill(email);
  await phone.getByLabel('Password').fill(PASSWORD);
  await phone.keyboard.press('Enter');
  await expect(phone.getByRole('link', { name: 'The bonus' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is signed out' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign out Chrome/ })).toHaveCount(0);
  await phone.reload();
  await expect(phone.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(phone.getByRole('link', { name: 'The bonus' })).toHaveCount(0);
  await device.close();

  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByLabel('New password').fill(`${PASSWORD} staple`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The new password counts' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const old = await newBrowser(baseURL!);
  expect((await old.post('/api/account/sign-in', { data: { email, password: PASSWORD, keepWork: true } })).status()).toBe(401);
  await old.dispose();
});

test('work that stays behind is there again after signing out; an old cookie shows nothing of an account', async ({ page, baseURL }) => {
  await submit(page.request, baseURL!);
  const owed = await page.context().cookies();
  const post = (path: string, data?: object) => page.request.post(path, { ...(data && { data }), headers: { Origin: baseURL! }, maxRedirects: 0 });
  const rows = async () => {
    await page.goto('/submissions');
    return page.getByRole('link', { name: 'The bonus' }).count();
  };
  const email = newEmail('ben');
  expect((await post('/api/account/sign-up', { name: 'Ben', email, password: PASSWORD, keepWork: false })).status()).toBe(201);
  expect(await rows()).toBe(0);
  await post('/api/account/sign-out');
  expect(await rows()).toBe(1);
  expect((await post('/api/account/sign-in', { email, password: PASSWORD, keepWork: true })).status()).toBe(200);
  expect(await rows()).toBe(1);
  await post('/api/account/sign-out');
  // as somebody who copied the cookie before
  await page.context().addCookies(owed);
  expect(await rows()).toBe(0);
});

test('guessing passwords ends soon, whatever address the guesser claims', async ({ baseURL }) => {
  const guesser = await newBrowser(baseURL!);
  const email = newEmail('eve');
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1) {
    const headers = { 'X-Forwarded-For': `203.0.113.${String(guess)}`, 'x-epoch-address': `203.0.113.${String(guess)}`, 'X-Real-IP': `203.0.113.${String(guess)}` };
    const answer = await guesser.post('/api/account/sign-in', { data: { email, password: `guess number ${String(guess)}`, keepWork: true }, headers });
    statuses.push(answer.status());
    if (answer.status() === 429) expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  await guesser.dispose();
});

test('an owner says who is what, and the last owner stays', async ({ page, browser, baseURL, expectedErrors }) => {
  expectedErrors.push(REFUSED);
  const course = `course-${newEmail('x').slice(2, 10)}`;
  const [owner, colleague] = [newEmail('owner'), newEmail('colleague')];
  await signUpAs(page.request, baseURL!, 'Olga', owner);
  await grantRole(owner, course, 'owner');
  const other = await browser.newContext({ baseURL: baseURL! });
  await signUpAs(other.request, baseURL!, 'Carl', colleague);
  expect((await other.request.get(`/teach/${course}/members`)).status()).toBe(404);

  await page.goto(`/teach/${course}/members`);
  await page.getByLabel('E-mail of somebody with an account').fill(colleague);
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('grader');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: `${colleague} is grader now.` })).toBeVisible();
  await expect(page.getByLabel('Role of Carl')).toHaveValue('grader');
  await page.getByRole('button', { name: 'Remove Olga' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'the last owner' })).toBeVisible();
  await page.getByLabel('Role of Carl').selectOption('owner');
  await expect(page.getByRole('status').filter({ hasText: 'Carl is owner now.' })).toBeVisible();
  await expectAccessible(page);
  expect((await other.request.get(`/teach/${course}/members`)).status()).toBe(200);
  await other.close();
});
