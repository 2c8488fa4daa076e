/** Says on the way which check of a submission runs: not oftener than anybody reads, and always the last one said in the end. */
import type { RunningCheck } from '#lib/grading/submission.ts';

/** ms between two announcements of the check that runs */
const CHECKING_EVERY = 200;

export interface CheckTeller {
  /** a check starts */
  readonly tell: (check: RunningCheck) => void;
  /** nothing is said afterwards: the verdict speaks now */
  readonly stop: () => void;
}

/** `say` is a courtesy: whatever becomes of it, grading goes on. */
export function tellChecking(say: (check: RunningCheck) => void, everyMs: number = CHECKING_EVERY): CheckTeller {
  let latest: RunningCheck | null = null;
  let timer: NodeJS.Timeout | null = null;
  const speak = (): void => {
    timer = null;
    if (latest === null) return;
    say(latest);
    latest = null;
    // a check that starts meanwhile waits its turn; one that runs for long is told at the end of it
    timer = setTimeout(speak, everyMs);
  };
  return {
    tell: (check) => {
      latest = check;
      if (timer === null) speak();
    },
    stop: () => {
      latest = null;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
