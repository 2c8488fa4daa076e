/** Files whose names hold their content's hash, straight from the disk and compressed beforehand; everything else goes on. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Address of a folder's files, and the folder. */
const PLACES = [
  ['/_next/static', '.next/static'],
  ['/build', 'public/build'],
] as const;

/** They may be kept for ever; `current.json` has no hash and is left to Next. */
const HASHED = /^\/(?:_next\/static|build\/[0-9a-f]{16})\//;

type Next = () => void;

/** Made once at the start: it knows the files that are there then. */
export function serveFiles(): (request: IncomingMessage, response: ServerResponse, next: Next) => void {
  const places = PLACES.map(([address, folder]) => ({
    address,
    serve: sirv(folder, { brotli: true, gzip: true, immutable: true, maxAge: 31_536_000, setHeaders: (response) => response.setHeader('X-Content-Type-Options', 'nosniff') }),
  }));
  return (request, response, next) => {
    const url = request.url ?? '/';
    const place = HASHED.test(url) ? places.find(({ address }) => url.startsWith(`${address}/`)) : undefined;
    if (!place) return next();
    request.url = url.slice(place.address.length);
    place.serve(request, response, () => {
      request.url = url;
      next();
    });
  };
}
