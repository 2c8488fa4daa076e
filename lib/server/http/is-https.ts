/** Whether the visitor came over https: whether cookies may be marked Secure. */
import { headers } from 'next/headers';
import { env } from '#lib/server/env/env.ts';

export async function isHttps(): Promise<boolean> {
  const { origin } = env();
  if (origin) return origin.startsWith('https:');
  // A visitor who forges this header only keeps their own cookie from themselves.
  return (await headers()).get('x-forwarded-proto') === 'https';
}
