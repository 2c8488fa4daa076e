/** In development, open pages hear that content was published: content process → launcher → web process → page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEV_REFRESH_PATH } from '#lib/course/dev-refresh-path.ts';

/** What the processes say to one another. */
export const PUBLISHED = { published: true } as const;

export function isPublished(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'published' in message;
}

export interface DevRefresh {
  /** Keeps the request as the stream of an open page; false when it is another request. */
  hold(request: IncomingMessage, response: ServerResponse): boolean;
  /** Tells all open pages. */
  tell(): void;
}

export function openDevRefresh(): DevRefresh {
  const open = new Set<ServerResponse>();
  return {
    hold(request, response) {
      if (request.url !== DEV_REFRESH_PATH) return false;
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).flushHeaders();
      open.add(response);
      response.on('close', () => open.delete(response));
      return true;
    },
    tell() {
      for (const response of open) response.write('data: published\n\n');
    },
  };
}
