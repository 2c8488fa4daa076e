/** Answers of the API: JSON, never cached, errors as sentences. */
import type { ApiError } from '#lib/grading/submission.ts';

const HEADERS = { 'Cache-Control': 'private, no-store' } as const;

/** A JSON answer. */
export const toAnswer = (status: number, body: object): Response => Response.json(body, { status, headers: HEADERS });

/** An error answer; the message says what was expected, what was got, what to do. */
export function toError(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body: ApiError = { error: { code, message } };
  return Response.json(body, { status, headers: { ...HEADERS, ...headers } });
}

/** An answer that ends a request early: thrown by guards, caught by `answering`. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(readonly response: Response) {
    super('Refused');
  }
}

/** Stops the request with an error answer. */
export function refuse(status: number, code: string, message: string, headers?: Readonly<Record<string, string>>): never {
  throw new Refusal(toError(status, code, message, headers));
}

/** Runs a route: refusals become their answers, anything else is our fault, logged and said so. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    console.error('A request failed:', error);
    return toError(500, 'our-fault', 'Something on our side failed; nothing of yours is lost. Try again in a moment.');
  }
}
