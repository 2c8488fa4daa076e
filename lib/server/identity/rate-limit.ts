/** Counts tries in PostgreSQL, so that every web process knows the same number. */
import { createHash } from 'node:crypto';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import type { Rate } from './identity-limits.ts';

/** Counts one more; null while it is within the rate, else the seconds to wait. Spans do not slide: the first try starts one. */
export async function countTry(sql: SqlRunner, key: string, { count, seconds }: Rate): Promise<number | null> {
  await forgetSome(sql);
  const [row] = await sql.$queryRaw<{ count: number; left: number }[]>`
    INSERT INTO "RateCount" AS r (key, count, until) VALUES (${key}, 1, clock_timestamp() + make_interval(secs => ${seconds}))
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.until <= clock_timestamp() THEN 1 ELSE LEAST(r.count + 1, 1000000) END,
      until = CASE WHEN r.until <= clock_timestamp() THEN EXCLUDED.until ELSE r.until END
    RETURNING count, GREATEST(1, ceil(extract(epoch FROM until - clock_timestamp())))::int AS left`;
  return row && row.count > count ? row.left : null;
}

/** Takes a counted try back: it was a right one. */
export async function forgetTry(sql: SqlRunner, key: string): Promise<void> {
  await sql.$executeRaw`UPDATE "RateCount" SET count = count - 1 WHERE key = ${key} AND count > 0`;
}

/** Names what is counted without keeping the address or e-mail itself. */
export const toRateKey = (what: string, ...of: readonly string[]): string => `${what} ${createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 32)}`;

/** Spans that ended are of no use to anybody; a few go with each try. */
async function forgetSome(sql: SqlRunner): Promise<void> {
  await sql.$executeRaw`DELETE FROM "RateCount" WHERE key IN (
    SELECT key FROM "RateCount" WHERE until < clock_timestamp() - interval '1 hour' LIMIT 20 FOR UPDATE SKIP LOCKED)`;
}
