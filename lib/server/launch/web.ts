/** The web process: Next behind our own server, so that it ends cleanly and with its launcher. */
import { createServer } from 'node:http';
import next from 'next';
import { THEME_COOKIE, toTheme } from '#lib/base/theme.ts';
import { OFFLINE_PAGE } from '#lib/course/offline.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import { readPageVersion } from '#lib/server/content/read.ts';
import { env } from '#lib/server/env/env.ts';
import { ADDRESS_HEADER, findClientAddress } from '#lib/server/http/client-address.ts';
import { copyPages } from './copy-pages.ts';
import { onEnd, tellReady } from './lifetime.ts';
import { isLiveMessage, openLivePages } from './live-pages.ts';
import { main } from './main.ts';
import { serveFiles } from './serve-files.ts';

/** ms for open requests to finish at the end */
const GRACE = 3000;

/** Lessons and the page without a connection: they show what is published and the theme, nothing of the visitor. */
const copyLessons = copyPages({
  findVersion: async (path) => {
    // the same for everybody, too: it shows the header only
    if (path === OFFLINE_PAGE) return assetBase();
    const [, course, lesson] = /^\/courses\/([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(path) ?? [];
    return course !== undefined && lesson !== undefined ? readPageVersion(course, lesson) : null;
  },
  keepCookies: (cookies) => `${THEME_COOKIE}=${toTheme(new RegExp(`(?:^|;\\s*)${THEME_COOKIE}=(\\w+)`).exec(cookies)?.[1])}`,
});

await main(async () => {
  const { host, port, mode, trustedProxies } = env();
  const server = createServer();
  const app = next({ dev: mode === 'development', hostname: host, port, httpServer: server });
  const handle = app.getRequestHandler();
  const serve = mode === 'production' ? serveFiles() : null;
  const live = mode === 'development' ? openLivePages() : null;
  if (live) process.on('message', (message) => isLiveMessage(message) && live.tell(message.live));
  server.on('request', (request, response) => {
    // Whatever the request says of itself, this is ours to say.
    request.headers[ADDRESS_HEADER] = findClientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString(), trustedProxies);
    if (live?.hold(request, response)) return;
    const draw = (): void => void handle(request, response);
    if (serve) serve(request, response, () => void copyLessons(request, response, draw));
    else draw();
  });
  await app.prepare();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  onEnd(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    // Event streams never end by themselves; their pages come back by themselves.
    const force = setTimeout(() => server.closeAllConnections(), GRACE);
    await closed;
    clearTimeout(force);
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, GRACE))]);
  });
  await checkHealth(host, port);
  tellReady({ port });
  return undefined;
});

/** Asks ourselves once: proves that pages can reach the database, and lets Next set up its socket for hot reload. */
async function checkHealth(host: string, port: number): Promise<void> {
  const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const response = await fetch(`http://${own}:${String(port)}/api/health`);
  if (!response.ok) throw new Error(`Expected a healthy answer from ourselves, got ${String(response.status)}: ${await response.text()}`);
}
