/** What a reader does with a figure. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Scrolls to a figure and waits until it is alive: what is typed into its picture before is lost. */
export async function reach(page: Page, name: string): Promise<Locator> {
  const figure = page.getByRole('figure', { name });
  // the place stays when the picture in it gives way to the figure
  await page.locator('[data-figure]').filter({ has: figure }).scrollIntoViewIfNeeded();
  await expect(page.locator('[data-figure][data-alive="true"]').filter({ has: figure })).toBeAttached();
  return figure;
}
