import { answering } from '#lib/server/http/api-answer.ts';
import { readSearchIndex } from '#lib/server/content/search-index.ts';

export const dynamic = 'force-dynamic';

/** What search looks through. A browser keeps it and asks only whether it is still the newest; without a connection it uses what it has. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { tag, json } = await readSearchIndex();
    const headers = { 'Cache-Control': 'no-cache', ETag: `"${tag}"`, 'Content-Type': 'application/json' };
    const isKnown = request.headers.get('if-none-match')?.replace(/^W\//, '') === headers.ETag;
    return new Response(isKnown ? null : json, { status: isKnown ? 304 : 200, headers });
  });
}
