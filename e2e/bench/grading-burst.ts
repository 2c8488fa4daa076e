/** Many submissions at once: through the pool alone at several sizes, and through a whole server. */
import { randomUUID } from 'node:crypto';
import { invariant } from '#lib/base/invariant.ts';
import type { PublicExercise } from '#lib/course/lesson.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { mean, percentile, type Measure } from './measure.ts';

/** ms of each submission in a burst: from the moment all are there until its verdict, and of it in a slot. */
export interface Burst {
  readonly latencies: readonly number[];
  readonly services: readonly number[];
  readonly seconds: number;
}

/** Lets `slots` at a time of `count` submissions be graded, all of which came at once. */
export async function runBurst(count: number, slots: number, gradeOne: () => Promise<unknown>): Promise<Burst> {
  const [latencies, services]: [number[], number[]] = [[], []];
  const begun = performance.now();
  let left = count;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const start = performance.now();
      await gradeOne();
      const end = performance.now();
      services.push(end - start);
      latencies.push(end - begun);
    }
  };
  await Promise.all(Array.from({ length: slots }, work));
  return { latencies, services, seconds: (performance.now() - begun) / 1_000 };
}

/** The p95 as a share of queue length × service time / slots: 1 and less says that nothing but the work makes anybody wait. */
export const boundOf = ({ latencies, services }: Burst, slots: number): number => percentile(latencies, 0.95) / ((latencies.length * mean(services)) / slots);

export interface ServerBurst {
  /** ms from stored to graded, by the server's own clock */
  readonly latencies: Measure['values'];
  /** requests that the server could not take at once and that were sent again with the same key, as pages do */
  readonly sentAgain: number;
}

/** ms before a request that failed is sent again */
const AGAIN = 500;

/** Hands in `count` submissions to a server at once, each by a learner of its own. */
export async function burstServer(origin: string, lessonVersion: string, exercise: PublicExercise, code: string, count: number): Promise<ServerBurst> {
  let sentAgain = 0;
  const post = async (key: string = randomUUID()): Promise<{ readonly id: string; readonly cookie: string }> => {
    const answer = await fetch(`${origin}/api/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ exercise: exercise.id, exerciseVersion: exercise.version, lessonVersion, code, key }),
    });
    if (answer.status >= 500) {
      sentAgain++;
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
      return post(key);
    }
    invariant(answer.status === 202, `a submission to be accepted, got ${answer.status}`);
    const { id } = (await answer.json()) as SubmissionView;
    return { id, cookie: answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') };
  };
  const handedIn = await Promise.all(Array.from({ length: count }, () => post()));
  const verdictOf = async ({ id, cookie }: { readonly id: string; readonly cookie: string }): Promise<number> => {
    for (;;) {
      const view = (await (await fetch(`${origin}/api/submissions/${id}`, { headers: { Cookie: cookie } })).json()) as SubmissionView;
      if (view.receipt === null) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        continue;
      }
      invariant(view.verdict?.kind === 'passed', `the solution to pass on the server, got ${view.verdict?.kind ?? 'nothing'}`);
      return Date.parse(view.receipt.gradedAt) - Date.parse(view.createdAt);
    }
  };
  const latencies: number[] = [];
  // one after the other: two hundred that poll would be a load of their own
  for (const one of handedIn) latencies.push(await verdictOf(one));
  return { latencies, sentAgain };
}
