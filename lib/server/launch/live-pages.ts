/** In development, open pages hear what an author saved: content process → launcher → web process → page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIVE_CONTENT_PATH, type LiveEvent } from '#lib/course/live-content.ts';
import type { Lesson } from '#lib/course/lesson.ts';

/** What the processes say to one another. */
export interface LiveMessage {
  readonly live: LiveEvent;
}

/** Only our own content process sends such a message, so its event is one. */
export const isLiveMessage = (message: unknown): message is LiveMessage => typeof message === 'object' && message !== null && 'live' in message;

export interface LivePages {
  /** Keeps the request as the stream of an open page; false when it is another request. */
  hold(request: IncomingMessage, response: ServerResponse): boolean;
  /** Tells the pages that it concerns. */
  tell(event: LiveEvent): void;
}

/** A page that opens later hears the same: the newest text of its lesson, and what is wrong. */
export function openLivePages(): LivePages {
  const open = new Map<ServerResponse, string>();
  const lessons = new Map<string, Lesson>();
  const problems = new Map<string, LiveEvent>();
  return {
    hold(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname !== LIVE_CONTENT_PATH) return false;
      const page = searchParams.get('page') ?? '';
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
      open.set(response, page);
      response.on('close', () => open.delete(response));
      const lesson = lessons.get(page);
      if (lesson) send(response, { kind: 'lesson', lesson });
      for (const event of problems.values()) send(response, event);
      return true;
    },
    tell(event) {
      if (event.kind === 'lesson') lessons.set(toPage(event.lesson), event.lesson);
      if (event.kind === 'problems') problems.set(event.course, event);
      for (const [response, page] of open) {
        if (event.kind !== 'lesson' || page === toPage(event.lesson)) send(response, event);
      }
    },
  };
}

const toPage = ({ course, slug }: Lesson): string => `/courses/${course}/${slug}`;

const send = (response: ServerResponse, event: LiveEvent): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
