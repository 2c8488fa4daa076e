/** What a learner does with an exercise, as verbs. */
import { expect, type Locator, type Page } from '@playwright/test';
import { exerciseAnchor } from '#lib/course/paths.ts';

export const LESSON = '/courses/deep-learning/welcome';

/** Answers to the exercise "The bonus" of the lesson, by what they are. */
export const ANSWERS = {
  right: ["import * as tf from '@tensorflow/tfjs';", 'function addBonus(marks: tf.Tensor2D, bonus: tf.Tensor1D): tf.Tensor {', 'return marks.add(bonus);', '}'].join('\n'),
  /** keeps the shape and nothing else */
  unchanged: ["import * as tf from '@tensorflow/tfjs';", 'function addBonus(marks: tf.Tensor2D, bonus: tf.Tensor1D): tf.Tensor {', 'return marks;', '}'].join('\n'),
  broken: 'function addBonus(marks, bonus) { return marks.; }',
  endless: 'function addBonus(marks: unknown): unknown { for (;;) {} }',
} as const;

/** An exercise on a lesson page; "The bonus" unless told. */
export class ExerciseOnPage {
  readonly region: Locator;

  constructor(
    readonly page: Page,
    title: string,
  ) {
    this.region = page.getByRole('region', { name: title });
  }

  static async open(page: Page, { lesson, title } = { lesson: LESSON, title: 'The bonus' }): Promise<ExerciseOnPage> {
    // An exercise asks for its standing when it is alive and near the viewport: from then on it answers to clicks.
    const alive = new Set<string>();
    page.on('response', (response) => alive.add(/\/api\/exercises\/[^/]+\/[^/]+\/([^/]+)$/.exec(response.url())?.[1] ?? ''));
    await page.goto(lesson);
    const exercise = new ExerciseOnPage(page, title);
    await exercise.region.scrollIntoViewIfNeeded();
    const anchor = await exercise.region.getAttribute('id');
    await expect.poll(() => [...alive].some((name) => anchor === exerciseAnchor(name))).toBe(true);
    return exercise;
  }

  button(name: string | RegExp): Locator {
    return this.region.getByRole('button', { name });
  }
  text(text: string | RegExp): Locator {
    return this.region.getByText(text);
  }
  /** The heading of the newest verdict. */
  verdict(title: string | RegExp): Locator {
    return this.region.getByRole('heading', { level: 4, name: title });
  }
  /** What a screen reader was told last. */
  get news(): Locator {
    return this.region.getByRole('status').first();
  }

  /** Replaces the code, as a learner who pastes. */
  async write(code: string): Promise<void> {
    await this.button('Edit').click();
    await expect(this.region.getByRole('textbox')).toBeFocused();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(code);
    await expect(this.button('Reset')).toHaveAttribute('aria-disabled', 'false');
  }

  async check(): Promise<void> {
    await this.button('Check').click();
  }
  async submit(): Promise<void> {
    await this.button('Submit').click();
  }
}

/** How many submissions this visitor has on the server. */
export async function countSubmissions(page: Page): Promise<number> {
  await page.goto('/submissions');
  await expect(page.getByRole('heading', { level: 1, name: 'My submissions' })).toBeVisible();
  return page.getByRole('link', { name: /receipt$/ }).count();
}
