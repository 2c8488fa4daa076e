/** The stream of one submission's states: the facts are read again after every announcement, and it ends with the verdict. */
import type { RunningCheck, SubmissionView } from '#lib/grading/submission.ts';
import { submissionListener, type Unsubscribe } from './submission-listener.ts';

export const STREAM_LIMITS = {
  /** ms between comments that keep proxies from closing the stream, and between looks at the facts in case an announcement was missed */
  heartbeatMs: 10_000,
  /** ms between two reads for the place in the queue */
  placeMs: 1000,
} as const;

/** A `text/event-stream` of `state` events. `read` gives the present view; null ends the stream. */
export function streamSubmission(id: string, first: SubmissionView, read: () => Promise<SubmissionView | null>, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let close: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      close = follow(id, first, read, {
        send: (text) => controller.enqueue(encoder.encode(text)),
        end: () => controller.close(),
      });
      signal.addEventListener('abort', close, { once: true });
    },
    cancel: () => close(),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // no-transform: compression would hold events back; the last header says the same to nginx.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

interface Sink {
  send(text: string): void;
  end(): void;
}

function follow(id: string, first: SubmissionView, read: () => Promise<SubmissionView | null>, sink: Sink): () => void {
  let view = first;
  let checking: RunningCheck | null = null;
  let sent = '';
  let reading: Promise<void> | null = null;
  let isReadWanted = false;
  let isOpen = true;
  let unsubscribe: Unsubscribe = () => undefined;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    unsubscribe();
    clearInterval(heartbeat);
    clearInterval(placeTimer);
  };
  const show = (): void => {
    if (!isOpen) return;
    const text = JSON.stringify(view.state === 'running' ? { ...view, checking } : view);
    if (text !== sent) sink.send(`event: state\ndata: ${(sent = text)}\n\n`);
    if (view.state !== 'done') return;
    close();
    sink.end();
  };
  const readOnce = async (): Promise<void> => {
    isReadWanted = false;
    const next = await read().catch(() => view);
    if (!isOpen) return;
    if (next) {
      view = next;
      show();
    } else {
      close();
      sink.end();
    }
  };
  // One read at a time; announcements that come meanwhile ask for one more.
  const refresh = (): void => {
    isReadWanted = true;
    reading ??= (async () => {
      while (isOpen && isReadWanted) await readOnce();
      reading = null;
    })();
  };
  let isPlaceOld = false;
  const heartbeat = setInterval(() => {
    sink.send(': still here\n\n');
    refresh();
  }, STREAM_LIMITS.heartbeatMs);
  const placeTimer = setInterval(() => {
    if (isPlaceOld && view.state === 'queued') refresh();
    isPlaceOld = false;
  }, STREAM_LIMITS.placeMs);

  sink.send('retry: 2000\n\n');
  show();
  if (isOpen) {
    unsubscribe = submissionListener().subscribe((announcement) => {
      if (announcement && announcement.id !== id) {
        isPlaceOld = true;
        return;
      }
      checking = announcement?.checking ?? null;
      if (checking !== null && view.state === 'running') show();
      else refresh();
    });
    refresh(); // what changed between the first read and now
  }
  return close;
}
