import { db } from '#lib/server/db/client.ts';
import { answering, toError } from '#lib/server/http/api-answer.ts';
import { readPicture } from '#lib/server/studio/pictures.ts';

/** The name is the picture's hash, so it never changes; it is nothing but a picture, and is said to be nothing else. */
const HEADERS = { 'Cache-Control': 'public, max-age=31536000, immutable', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" };

/** A picture of a lesson, for everybody who knows its name. */
export function GET(_request: Request, { params }: { readonly params: Promise<{ readonly name: string }> }): Promise<Response> {
  return answering(async () => {
    const { name } = await params;
    const picture = /^[0-9a-f]{32}\.(?:png|webp)$/.test(name) ? await readPicture(db, name) : null;
    return picture ? new Response(picture.bytes, { headers: { ...HEADERS, 'Content-Type': picture.type } }) : toError(404, 'unknown-picture', 'There is no such picture.');
  });
}
