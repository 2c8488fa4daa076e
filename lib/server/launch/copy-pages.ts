/**
 * A lesson's page is the same for everyone but for its nonce and the theme. It is drawn once for each version of the lesson;
 * everybody else gets a copy with a nonce of its own, at a tenth of the work.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { FOR_EVERYONE_HEADER } from '#lib/server/http/for-everyone.ts';
import { drawNonce } from '#lib/server/http/page-security.ts';

export interface PageFacts {
  /** Names all that the page at a path shows; null where it must be drawn for each visitor. */
  readonly findVersion: (path: string) => Promise<string | null>;
  /** What of a visitor's Cookie header changes the page, itself a Cookie header: a page that is kept is drawn without the rest. */
  readonly keepCookies: (cookies: string) => string;
}

type Handler = (request: IncomingMessage, response: ServerResponse, draw: () => void) => Promise<void>;

/** An answer of `draw`, with the nonce that is to be replaced in headers and text. */
interface DrawnPage {
  readonly version: string;
  readonly nonce: string;
  /** JSON */
  readonly headers: string;
  /** the text, cut where the nonce stood */
  readonly parts: readonly string[];
}

/** Pages kept: 50 lessons in three themes. */
const KEPT = 150;
/** Headers of the connection, not of the page. */
const NOT_KEPT = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

const compress = promisify(gzip);

/** Answers with a copy where there is one; else lets `draw` answer and keeps that. */
export function copyPages({ findVersion, keepCookies }: PageFacts): Handler {
  const pages = new Map<string, DrawnPage>();
  const drawing = new Map<string, Promise<unknown>>();
  return async (request, response, draw) => {
    const path = request.url ?? '/';
    Reflect.deleteProperty(request.headers, FOR_EVERYONE_HEADER);
    const version = isVisit(request) ? await findVersion(path).catch(() => null) : null;
    if (version === null) return draw();
    const cookies = keepCookies(request.headers.cookie ?? '');
    const key = `${path} ${cookies}`;
    await drawing.get(key);
    const page = pages.get(key);
    if (page?.version === version) return send(page, request, response);

    const ended = new Promise((resolve) => response.once('close', resolve));
    drawing.set(key, ended);
    void ended.then(() => drawing.get(key) === ended && drawing.delete(key));
    // compressed text could not be cut
    delete request.headers['accept-encoding'];
    // what the page cannot see of one visitor it cannot show to another
    request.headers.cookie = cookies;
    request.headers[FOR_EVERYONE_HEADER] = '1';
    keepAnswer(response, (answer) => {
      pages.delete(key);
      pages.set(key, { ...answer, version });
      const [oldest] = pages.keys();
      if (pages.size > KEPT && oldest !== undefined) pages.delete(oldest);
    });
    draw();
  };
}

/** A browser opens the page; what Next's own scripts ask for at the same address is another answer. */
const isVisit = ({ method, headers }: IncomingMessage): boolean => method === 'GET' && headers['rsc'] === undefined;

async function send({ nonce, headers, parts }: DrawnPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fresh = drawNonce();
  const own = JSON.parse(headers.replaceAll(nonce, fresh)) as OutgoingHttpHeaders; // written by keepAnswer
  const text = Buffer.from(parts.join(fresh));
  const isCompressed = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const body = isCompressed ? await compress(text, { level: constants.Z_BEST_SPEED }) : text;
  response.writeHead(200, { ...own, ...(isCompressed && { 'content-encoding': 'gzip' }), 'content-length': body.length }).end(body);
}

/** Listens to what is written; a page that sets a cookie is one visitor's own and is not kept. */
function keepAnswer(response: ServerResponse, keep: (page: Omit<DrawnPage, 'version'>) => void): void {
  const chunks: Buffer[] = [];
  const listen = <Result>(method: (...args: unknown[]) => Result) => (...args: unknown[]): Result => {
    const [chunk] = args;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as Uint8Array));
    return method.apply(response, args);
  };
  // Node's overloads differ only in arguments that are passed on as they are.
  response.write = listen(response.write as (...args: unknown[]) => boolean);
  response.end = listen(response.end as (...args: unknown[]) => ServerResponse);
  response.once('finish', () => {
    const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader('content-security-policy')))?.[1];
    if (response.statusCode !== 200 || nonce === undefined || response.hasHeader('set-cookie') || response.hasHeader('content-encoding')) return;
    const headers = Object.entries(response.getHeaders()).filter(([name]) => !NOT_KEPT.has(name));
    keep({ nonce, headers: JSON.stringify(Object.fromEntries(headers)), parts: Buffer.concat(chunks).toString().split(nonce) });
  });
}
