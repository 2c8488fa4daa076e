/** The Content-Security-Policy of pages. */

/** 128 random bits: good for one answer. */
export const drawNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');

/** @param isDevelopment Next's hot reload evaluates scripts and opens a socket */
export function toPageSecurity(nonce: string, isDevelopment: boolean): string {
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    // strict-dynamic: a script with the nonce may load Next's chunks and the editor; older browsers fall back to 'self'.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    // KaTeX and Monaco position with style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(isDevelopment ? ['ws:'] : [])],
    // The editor's workers; learner code runs in the frame, never in a worker of the page.
    'worker-src': ["'self'", 'blob:'],
    // The kernel's frame and outputs drawn in a frame without any right.
    'frame-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  };
  return Object.entries(policy).map(([name, values]) => `${name} ${values.join(' ')}`).join('; ');
}
