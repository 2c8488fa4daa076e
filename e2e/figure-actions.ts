/** What a reader does with a figure. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Scrolls to a figure and waits until it is alive: what is typed into its picture before is lost. */
export async function reach(page: Page, name: string): Promise<Locator> {
  const figure = page.getByRole('figure', { name });
  // when its script comes the figure is drawn anew, and the picture that was being scrolled to is gone
  await expect(() => figure.scrollIntoViewIfNeeded()).toPass();
  await expect(page.locator('[data-figure][data-alive="true"]').filter({ has: figure })).toBeAttached();
  return figure;
}
