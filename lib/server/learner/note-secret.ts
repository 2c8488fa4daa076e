/** Notices web processes that share a database but sign cookies with different secrets. */
import { createHmac } from 'node:crypto';
import { openDatabase } from '#lib/server/db/client.ts';

/** Notes who uses which secret; a sentence for the operator when the last web process used another, else null. */
export async function noteSecret(url: string, secret: string, usedBy: string): Promise<string | null> {
  const fingerprint = createHmac('sha256', secret).update('cookie-secret-fingerprint').digest('hex');
  const db = openDatabase(url, 1);
  try {
    const before = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('cookie secret'))`;
      const found = await tx.cookieSecret.findUnique({ where: { id: 1 } });
      await tx.$executeRaw`INSERT INTO "CookieSecret" (id, fingerprint, "usedBy", "seenAt") VALUES (1, ${fingerprint}, ${usedBy}, now())
        ON CONFLICT (id) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, "usedBy" = EXCLUDED."usedBy", "seenAt" = EXCLUDED."seenAt"`;
      return found;
    });
    if (!before || before.fingerprint === fingerprint) return null;
    return (
      `This web process (${usedBy}) signs cookies with another secret than the last one that used this database (${before.usedBy}, ${before.seenAt.toISOString()}): ` +
      'each takes the other’s learners for strangers. Set the same EPOCH_SECRET on every web machine; if you changed it on purpose, restart the others, and learners start anew.'
    );
  } finally {
    await db.$disconnect();
  }
}
