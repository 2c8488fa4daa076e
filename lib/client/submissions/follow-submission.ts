/** Keeps watching one submission until told to stop: the server's event stream, and asking again and again where that fails. */
import type { SubmissionView } from '#lib/grading/submission.ts';
import { isSubmissionView, readSubmission, type Answer } from './api.ts';
import type { Link } from './submission-flow.ts';

export interface FollowListener {
  onView(view: SubmissionView): void;
  onLink(link: Link): void;
  onGone(status: number, message: string): void;
}

export interface FollowEffects {
  /** Opens `GET /api/submissions/:id/events`; `onBroken` is final, no further event comes. */
  openStream(id: string, onView: (view: SubmissionView) => void, onBroken: () => void): () => void;
  read(id: string): Promise<Answer<SubmissionView>>;
  after: (ms: number, action: () => void) => () => void;
  /** Connection back, or page looked at again. */
  onWake(action: () => void): () => void;
}

/** Pauses between questions, ms, when the stream is broken; the last one repeats. */
export const ASK_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** A stream that says nothing for so long, ms, may be held back by a proxy: ask instead. */
export const SILENCE_MS = 15_000;

/** Watches until the returned function is called. Views arrive in any number; the last one is the truth. */
export function followSubmission(id: string, listener: FollowListener, effects: FollowEffects = browserFollowEffects): () => void {
  let stopped = false;
  let asks = 0;
  let question = 0;
  let closeStream = () => {};
  let cancelAsk = () => {};

  const askAfter = (ms: number) => {
    cancelAsk();
    cancelAsk = effects.after(ms, () => void ask());
  };
  const askLater = () => askAfter(ASK_AFTER_MS[Math.min(asks++, ASK_AFTER_MS.length - 1)] ?? 8_000);

  const stream = () => {
    closeStream();
    askAfter(SILENCE_MS);
    closeStream = effects.openStream(
      id,
      (view) => {
        if (stopped) return;
        asks = 0;
        askAfter(SILENCE_MS);
        listener.onView(view);
      },
      () => {
        if (!stopped) askLater();
      },
    );
  };

  // A read that succeeds proves that the server is there: then the stream is worth another try.
  const ask = async () => {
    cancelAsk();
    const mine = ++question;
    const answer = await effects.read(id);
    // The page may have woken and asked again meanwhile: only the newest question counts.
    if (stopped || mine !== question) return;
    if (answer.kind === 'refused') return listener.onGone(answer.status, answer.message);
    if (answer.kind === 'unreachable') {
      listener.onLink('lost');
      return askLater();
    }
    listener.onView(answer.value);
    if (!stopped) stream();
  };

  const forgetWake = effects.onWake(() => {
    if (!stopped) void ask();
  });
  stream();

  return () => {
    stopped = true;
    cancelAsk();
    forgetWake();
    closeStream();
  };
}

export const browserFollowEffects: FollowEffects = {
  openStream(id, onView, onBroken) {
    const source = new EventSource(`/api/submissions/${id}/events`);
    source.addEventListener('state', (event: MessageEvent<string>) => {
      const view = readView(event.data);
      if (view) onView(view);
    });
    // EventSource would retry by itself for ever and in silence; asking tells a lost line from a lost submission.
    source.onerror = () => {
      source.close();
      onBroken();
    };
    return () => source.close();
  },
  read: (id) => readSubmission(id),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  onWake,
};

/** Calls back when the connection returns or the page becomes visible. */
export function onWake(action: () => void): () => void {
  const whenVisible = () => {
    if (document.visibilityState === 'visible') action();
  };
  addEventListener('online', action);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    removeEventListener('online', action);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}

function readView(text: string): SubmissionView | null {
  try {
    const body: unknown = JSON.parse(text);
    return isSubmissionView(body) ? body : null;
  } catch {
    return null;
  }
}
