/** Forgets what nobody can ask for any more: states between two saves of one entry, and bytes that nothing names. */
import type { Database } from '#lib/server/db/client.ts';

/** hours after which a page that is still open on such a state is told of conflicts more often than needed; nothing worse */
const KEPT_HOURS = 24;

/** Several machines may sweep at once. */
export async function sweepStudio(db: Database): Promise<void> {
  // a state that a later save of the same entry replaced, unless a release names it
  await db.$executeRaw`DELETE FROM "StudioChange" c USING "StudioRevision" r
    WHERE r."courseSlug" = c."courseSlug" AND r.number = c.number AND r.at < now() - ${KEPT_HOURS}::int * interval '1 hour'
      AND EXISTS (SELECT 1 FROM "StudioChange" n JOIN "StudioRevision" s ON s."courseSlug" = n."courseSlug" AND s.number = n.number
        WHERE n."courseSlug" = c."courseSlug" AND n.path = c.path AND n.number > c.number AND s.entry = r.entry)
      AND NOT EXISTS (SELECT 1 FROM "StudioRelease" e WHERE e."courseSlug" = c."courseSlug" AND e.revision >= c.number
        AND e.revision < (SELECT max(l.number) FROM "StudioRevision" l WHERE l."courseSlug" = r."courseSlug" AND l.entry = r.entry))`;
  await db.$executeRaw`DELETE FROM "StudioContent" c WHERE c."usedAt" < now() - ${KEPT_HOURS}::int * interval '1 hour'
    AND NOT EXISTS (SELECT 1 FROM "StudioChange" s WHERE s.hash = c.hash) AND NOT EXISTS (SELECT 1 FROM "StudioPicture" p WHERE p.hash = c.hash)`;
}
