/** The embedded database is kept running like web and grader: one that died is started again, at the same port. */
import { ensurePostgres, isPostgresAlive } from '#lib/server/db/embedded-postgres.ts';

/** ms between two looks */
const LOOK_EVERY = 500;

/** Watches until the returned function is called, which waits for a start that is under way. */
export function keepDatabase(home: string, database: string): () => Promise<void> {
  let starting: Promise<void> | null = null;
  const startAgain = async (): Promise<void> => {
    console.error('database: ended unexpectedly; starting it again');
    try {
      await ensurePostgres(home, database);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    } finally {
      starting = null;
    }
  };
  const timer = setInterval(() => {
    if (!starting && !isPostgresAlive(home)) starting = startAgain();
  }, LOOK_EVERY);
  return async () => {
    clearInterval(timer);
    await starting;
  };
}
