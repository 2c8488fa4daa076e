/** "Where does this number come from?" in the backprop stepper: by mouse, by keyboard, from a link. */
import type { Locator, Page } from '@playwright/test';
import { reach } from './figure-actions.ts';
import { expect, expectAccessible, LESSON, test } from './fixtures.ts';

interface Stepper {
  readonly figure: Locator;
  /** the numbers in the drawing: one Tab stop */
  readonly drawing: Locator;
  readonly answer: Locator;
}

async function openStepper(page: Page, address = ''): Promise<Stepper> {
  await page.goto(LESSON + address);
  const figure = await reach(page, 'Backpropagation, step by step');
  return { figure, drawing: figure.getByRole('group', { name: /The network’s numbers/ }), answer: figure.getByRole('region', { name: 'Where this number comes from' }) };
}

test('a number is explained down to what is given, and a link shows the same', async ({ page }) => {
  const { figure, drawing, answer } = await openStepper(page);
  await figure.getByRole('slider', { name: 'Step' }).press('End');
  await drawing.getByRole('button', { name: 'Explain E = 0.298371109' }).click();
  await expect(answer).toContainText('0.274811083 + 0.023560026');
  await answer.getByRole('button', { name: 'Explain E_o1 = 0.274811083' }).click();
  await expect(answer).toContainText('½ (0.01 − 0.75136507)²');
  await answer.getByRole('button', { name: 'Explain out_o1 = 0.75136507' }).click();
  await answer.getByRole('button', { name: 'Explain net_o1 = 1.105905967' }).click();
  await expect(answer).toContainText('0.4 · 0.593269992 + 0.45 · 0.596884378 + 0.6');
  // what it is made of is marked in the drawing
  await expect(drawing.getByRole('button', { name: 'Explain w6 = 0.45' })).toHaveAttribute('data-role', 'term');
  await answer.getByRole('button', { name: 'Explain w6 = 0.45' }).click();
  await expect(answer).toContainText('where learning starts');
  await answer.getByRole('button', { name: 'Back to E_o1' }).click();
  await expect(answer.getByRole('listitem').filter({ hasText: 'o1' }).first()).toBeVisible();
  await expect(page).toHaveURL(/explain=E%7EE_o1$|explain=E~E_o1$/);

  await page.reload();
  const again = await openStepper(page, new URL(page.url()).search);
  await expect(again.answer).toContainText('½ (0.01 − 0.75136507)²');
  await expect(again.answer.getByRole('button', { name: 'Back to E', exact: true })).toBeVisible();
});

test('it all goes by keyboard, and Escape leads back', async ({ page }) => {
  const { figure, drawing, answer } = await openStepper(page);
  const first = drawing.getByRole('button', { name: 'Explain i1 = 0.05' });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(drawing.getByRole('button', { name: 'Explain i2 = 0.1' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const weight = drawing.getByRole('button', { name: 'Explain w1 = 0.15' });
  await expect(weight).toBeFocused();
  // one stop for all of them
  await expect(drawing.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(answer.getByText('The weight from i1 to h1')).toBeFocused();
  // heard, not only seen
  await expect(figure.locator('[aria-live="polite"][aria-atomic="true"]')).toContainText('The weight from i1 to h1: w1 = 0.15.');
  await page.keyboard.press('Escape');
  await expect(answer).toHaveCount(0);
  await expect(weight).toBeFocused();

  const slider = figure.getByRole('slider', { name: 'Step' });
  await slider.press('End');
  await drawing.getByRole('button', { name: /^Explain E⁺/ }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(answer.getByRole('button', { name: /^Explain E_o1⁺/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(answer.getByText('The error of o1, now with the new weights')).toBeFocused();
  // the walk goes on without the answer, the focus stays where it is
  await slider.press('ArrowLeft');
  await expect(answer).toHaveCount(0);
  await expect(slider).toBeFocused();
});

test('the numbers in an answer are those of the moment', async ({ page }) => {
  const { figure, drawing, answer } = await openStepper(page);
  await figure.getByText('Change the numbers').click();
  await drawing.getByRole('button', { name: 'Explain w5 = 0.4' }).click();
  await figure.getByRole('textbox', { name: 'weight 5, from h1 to o1' }).fill('-0.25');
  await expect(answer).toContainText('−0.25');
  await figure.getByRole('button', { name: '+100', exact: true }).click();
  await expect(answer).toContainText('What 100 updates made of it');
});

for (const theme of ['light', 'dark'] as const) {
  test(`an answer is sound for axe and fits a phone, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 844 });
    // the longest way there is
    const { figure, answer } = await openStepper(page, '?backprop=43&explain=E-new~E_o1-new~out_o1-new~net_o1-new~out_h1-new~net_h1-new~w1-new~dE.dw1~delta_h1~dE.dout_h1~dE_o1.dout_h1~delta_o1~dE.dout_o1~out_o1~net_o1~out_h1~net_h1~w1');
    await expect(answer.getByRole('button', { name: /^Back to/ })).toHaveCount(17);
    await expect(answer).toContainText('where learning starts');
    expect(await answer.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await figure.getByText('All 44 steps as a table').click();
    await expectAccessible(page, '[data-figure="backprop-stepper"]');
  });
}
