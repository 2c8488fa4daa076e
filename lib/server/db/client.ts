/** The one owner of the Prisma client. */
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '#lib/server/env/env.ts';
import { PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;

/** connections of one process */
const POOL = 10;

/**
 * ms that a transaction may wait for a connection, and take. A class that submits at once stands in line here: Prisma's own two
 * seconds would turn most of it away.
 */
const TRANSACTION = { maxWait: 30_000, timeout: 30_000 } as const;

/** A client for one address; the caller disconnects it. */
export function openDatabase(url: string, connections = POOL): Database {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }), transactionOptions: TRANSACTION });
}

/** The address that the launcher passed on. */
export function databaseUrl(): string {
  const url = env().databaseUrl;
  if (!url) throw new Error('This process needs DATABASE_URL. `npm start` and `npm run dev` set it; start through them, or set it yourself.');
  return url;
}

// Kept on globalThis: a hot reload in development makes a new module, not a new pool.
const kept = globalThis as typeof globalThis & { epochDatabase?: Database };

/** The database of this process, opened at first use: importing this module connects to nothing. */
export const db: Database = new Proxy({} as Database, {
  get: (_, property) => {
    const database = (kept.epochDatabase ??= openDatabase(databaseUrl()));
    const value: unknown = Reflect.get(database, property);
    return typeof value === 'function' ? (value.bind(database) as unknown) : value;
  },
});
