/** Tells every web process that a submission changed. The message is a hint: listeners read the facts again. */
import { z } from 'zod';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

export const SUBMISSION_CHANNEL = 'epoch_submission';

const announcementSchema = z.object({
  id: z.uuid(),
  /** the check that runs now; only while running */
  checking: z.object({ title: z.string(), position: z.int(), of: z.int() }).nullable(),
});

export type Announcement = z.output<typeof announcementSchema>;

/** Announces; inside a transaction it is heard at the commit. */
export async function announce(sql: SqlRunner, announcement: Announcement): Promise<void> {
  // PostgreSQL refuses payloads of 8000 bytes.
  const { checking } = announcement;
  const text = JSON.stringify({ ...announcement, checking: checking && { ...checking, title: checking.title.slice(0, 200) } });
  await sql.$queryRaw`SELECT 1 AS told FROM pg_notify(${SUBMISSION_CHANNEL}, ${text})`;
}

/** Reads what came over the channel; null when it is nothing of ours. */
export function readAnnouncement(text: string | undefined): Announcement | null {
  try {
    return announcementSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
