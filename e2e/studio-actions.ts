/** What an author does in the studio, as verbs. */
import { randomUUID } from 'node:crypto';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { courseApi, STUDIO_API, studioPath } from '#lib/course/studio.ts';
import { COURSE } from './fixtures.ts';
import { grantRole, newEmail, signUpAs } from './people.ts';

/** The lesson of a new course. */
const FOLDER = '00-first-lesson';
export const LESSON_FILE = `${FOLDER}/lesson.mdx`;

/** A lesson of a new course in the editor. Signs an instructor up who owns it. */
export class StudioOnPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
    readonly course: string,
  ) {}

  static async open(page: Page, origin: string): Promise<StudioOnPage> {
    const email = newEmail('author');
    await signUpAs(page.request, origin, 'Ada', email);
    // who instructs somewhere may make a course
    await grantRole(email, COURSE, 'instructor');
    const course = `studio-${randomUUID().slice(0, 8)}`;
    const made = await page.request.post(origin + STUDIO_API, { data: { from: 'nothing', slug: course, title: 'A course' }, headers: { Origin: origin } });
    expect(made.status()).toBe(201);
    return new StudioOnPage(page, origin, course).reopen();
  }

  /** The same lesson in another page of the browser. */
  static async again(page: Page, { origin, course }: StudioOnPage): Promise<StudioOnPage> {
    return new StudioOnPage(page, origin, course).reopen();
  }

  async reopen(): Promise<this> {
    await this.page.goto(studioPath(this.course, FOLDER));
    await expect(this.block).toHaveAttribute('data-ready', 'true');
    return this;
  }

  /** The editor as a block: what Enter opens and Escape leaves. */
  get block(): Locator {
    return this.page.getByRole('group', { name: /Press Enter to edit/ });
  }
  get textbox(): Locator {
    return this.block.getByRole('textbox');
  }
  get preview(): FrameLocator {
    return this.page.frameLocator('iframe[title="Preview of the lesson"]');
  }
  get mistakes(): Locator {
    return this.page.getByRole('list', { name: 'Mistakes' }).first();
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.locator('[data-save]')).toHaveAttribute('data-save', 'saved');
  }

  /** Goes into the editor and to the end (or the start) of the text. */
  async goTo(end: 'start' | 'end'): Promise<void> {
    await this.block.focus();
    await this.page.keyboard.press('Enter');
    await expect(this.textbox).toBeFocused();
    await this.page.keyboard.press(end === 'end' ? 'ControlOrMeta+End' : 'ControlOrMeta+Home');
  }

  /** Puts text in, as an author who pastes. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** The file as the server has it. */
  async readSaved(path: string): Promise<string> {
    const answer = await this.page.request.get(`${this.origin}${courseApi(this.course, 'files')}?part=${FOLDER}`);
    // the answer's form is the contract of the studio
    const { files } = (await answer.json()) as { files: { path: string; text: string }[] };
    return files.find((file) => file.path === path)?.text ?? '';
  }
}
