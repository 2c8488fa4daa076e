/** Every page gets a policy of its own: scripts run only with the nonce of this answer, nothing is evaluated. */
import { NextResponse, type NextRequest } from 'next/server';
import { drawNonce, toPageSecurity } from '#lib/server/http/page-security.ts';

export function proxy(request: NextRequest): NextResponse {
  const nonce = drawNonce();
  const policy = toPageSecurity(nonce, process.env.NODE_ENV === 'development');
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  // Pages only: files and the kernel's frame have headers of their own (next.config.js), JSON runs nothing.
  matcher: ['/((?!api/|pictures/|build/|kernel/|datasets/|_next/static/|_next/image|sw.js|favicon.ico).*)'],
};
