/** What a learner does in a notebook, as verbs. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A lesson's cells and toolbar on its page. */
export class NotebookOnPage {
  constructor(readonly page: Page) {}

  static async open(page: Page, lesson = 'welcome', course = 'deep-learning'): Promise<NotebookOnPage> {
    await page.goto(`/courses/${course}/${lesson}`);
    const notebook = new NotebookOnPage(page);
    // Keys pressed before the page is alive would be lost.
    await expect(notebook.toolbar).toHaveAttribute('data-alive', 'true');
    return notebook;
  }

  get toolbar(): Locator {
    return this.page.getByRole('region', { name: 'Notebook' });
  }
  cell(id: string): CellOnPage {
    return new CellOnPage(this.page, id);
  }
  /** All cells, in page order. */
  async cells(): Promise<CellOnPage[]> {
    const names = await this.page.getByRole('region', { name: /^Cell / }).evaluateAll((regions) => regions.map((region) => region.getAttribute('aria-label') ?? ''));
    return names.map((name) => this.cell(name.replace('Cell ', '')));
  }
  async press(command: 'Run all' | 'Run above' | 'Stop' | 'Restart'): Promise<void> {
    await this.toolbar.getByRole('button', { name: command }).click();
  }
}

export class CellOnPage {
  readonly region: Locator;

  constructor(
    readonly page: Page,
    readonly id: string,
  ) {
    this.region = page.getByRole('region', { name: `Cell ${id}`, exact: true });
  }

  /** The code as a block: what Enter opens and Shift+Enter runs. */
  get block(): Locator {
    return this.region.getByRole('group', { name: /Press Enter to edit/ });
  }
  get editor(): Locator {
    return this.region.getByRole('textbox');
  }
  get output(): Locator {
    return this.region.getByRole('group', { name: `Output of ${this.id}` });
  }
  text(text: string | RegExp): Locator {
    return this.region.getByText(text);
  }
  button(name: string | RegExp): Locator {
    return this.region.getByRole('button', { name });
  }

  async run(): Promise<void> {
    await this.button(`Run ${this.id}`).click();
  }
  async stop(): Promise<void> {
    await this.button(`Stop ${this.id}`).click();
  }
  /** Replaces the code, as a learner who pastes. */
  async write(code: string): Promise<void> {
    await this.button(`Edit ${this.id}`).click();
    await expect(this.editor).toBeFocused();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(code);
  }
  /** Waits for the end of a run that went well. */
  async expectDone(): Promise<void> {
    await expect(this.text(/^Done in/)).toBeVisible();
  }
}
