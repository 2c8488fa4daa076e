import { assetBase } from '#lib/server/assets/asset-base.ts';
import { env } from '#lib/server/env/env.ts';
import { readWorkerScript, REMOVING_WORKER } from '#lib/server/offline/worker-script.ts';

export const dynamic = 'force-dynamic';

/** The service worker, or where lessons are not kept the one that removes it: browsers ask again at every visit. */
export async function GET(): Promise<Response> {
  const script = env().keepsLessons ? await readWorkerScript(assetBase()) : REMOVING_WORKER;
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache', 'Content-Security-Policy': "default-src 'none'; connect-src 'self'" } });
}
