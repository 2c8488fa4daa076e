/** A learner's browser, as far as submitting goes: cookies, a key for every press of Submit, and patience. */
import { randomUUID } from 'node:crypto';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import type { SmallExercise } from './small-exercise.ts';

/** ms between two tries of one submission; a page waits longer */
const TRY_AGAIN = 200;
/** ms after which a try without an answer is given up */
const PATIENCE = 10_000;

/** Refused for good: a fault of the test or of the product, never of a broken connection. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

export class Learner {
  /** pairs of name and value, by name */
  readonly #cookies = new Map<string, string>();
  #next: number;

  /** @param origins web machines behind an imagined balancer: every request goes to the next one */
  constructor(
    readonly origins: readonly string[],
    first = 0,
  ) {
    this.#next = first;
  }

  /** Submits until a web machine acknowledges it; gives the submission's id. */
  async submit({ exercise, lessonVersion }: SmallExercise, code: string): Promise<string> {
    const body: SubmissionRequest = { exercise: exercise.id, exerciseVersion: exercise.version, lessonVersion, code, key: randomUUID() };
    for (;;) {
      const view = await this.#post(body);
      if (view) return view.id;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
    }
  }

  /** Reads a submission of their own, once, from the next machine. */
  async read(id: string): Promise<SubmissionView> {
    const response = await fetch(`${this.#origin()}/api/submissions/${id}`, { headers: { Cookie: [...this.#cookies.values()].join('; ') } });
    if (!response.ok) throw new RefusedError(`Expected their own submission ${id}, got ${String(response.status)}`);
    // The answer's form is the type that page and server share.
    return (await response.json()) as SubmissionView;
  }

  async #post(body: SubmissionRequest): Promise<SubmissionView | null> {
    const origin = this.#origin();
    try {
      const response = await fetch(`${origin}/api/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin, Cookie: [...this.#cookies.values()].join('; ') },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await response.text();
      if (response.status >= 500) return null;
      if (!response.ok) throw new RefusedError(`Expected 200 or 202, got ${String(response.status)}: ${text}`);
      for (const line of response.headers.getSetCookie()) this.#cookies.set(line.split('=')[0] ?? '', line.split(';')[0] ?? '');
      return JSON.parse(text) as SubmissionView;
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      return null; // the connection broke, or the machine is gone
    }
  }

  #origin(): string {
    const origin = this.origins[this.#next++ % this.origins.length];
    if (!origin) throw new Error('Expected a web machine');
    return origin;
  }
}
