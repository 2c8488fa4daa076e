/** A cluster on one machine, started as an operator would: one PostgreSQL, some web and some grader machines of the product's own launcher. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/db/client.ts';
import { startEpoch, type EpochServer } from '../epoch-server.ts';
import { startDatabase, type ClusterDatabase } from './debian-postgres.ts';

export interface Machine {
  readonly name: string;
  readonly server: EpochServer;
  readonly dataDir: string;
  /** how its graders are known over restarts; asks the disk */
  instance(): string;
}

export interface Cluster {
  readonly database: ClusterDatabase;
  readonly db: Database;
  readonly webs: readonly Machine[];
  /** changes when machines are lost and added */
  readonly graders: Machine[];
  addGrader(): Promise<Machine>;
  close(): Promise<void>;
}

export interface ClusterOptions {
  readonly webs: number;
  readonly graders: number;
  /** submissions that one grader grades at the same time */
  readonly slots: number;
}

/** Starts everything at the same time, on an empty database: whoever is first migrates, builds and publishes. */
export async function openCluster({ webs, graders, slots }: ClusterOptions): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'epoch-cluster-'));
  const database = await startDatabase(join(folder, 'postgres'));
  const secret = randomBytes(32).toString('base64url');
  let count = 0;
  const start = async (role: 'web' | 'grader'): Promise<Machine> => {
    const name = `${role}-${String(++count)}`;
    const dataDir = join(folder, name);
    const env = { EPOCH_ROLE: role, DATABASE_URL: database.url, EPOCH_SECRET: secret, EPOCH_GRADER_SLOTS: String(slots), EPOCH_SUBMISSIONS_PER_MINUTE: '100000' };
    const server = await startEpoch({ dataDir, env });
    return { name, server, dataDir, instance: () => readFileSync(join(dataDir, 'grader-instance'), 'utf8').trim() };
  };
  const times = (many: number, role: 'web' | 'grader'): Promise<Machine[]> => Promise.all(Array.from({ length: many }, () => start(role)));
  const [webMachines, graderMachines] = await Promise.all([times(webs, 'web'), times(graders, 'grader')]);
  const db = openDatabase(database.url, 4);
  await recordClaims(db);
  return {
    database,
    db,
    webs: webMachines,
    graders: graderMachines,
    async addGrader() {
      const machine = await start('grader');
      graderMachines.push(machine);
      return machine;
    },
    async close() {
      await Promise.all([...webMachines, ...graderMachines].map((machine) => machine.server.stop()));
      await db.$disconnect();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Notes every claim of a submission with PostgreSQL's clock: the submission itself keeps only the last. */
async function recordClaims(db: Database): Promise<void> {
  for (const statement of [
    `CREATE TABLE claim (submission uuid, token int, grader text, at timestamptz)`,
    `CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO claim VALUES (NEW.id, NEW."runToken", NEW."graderId", clock_timestamp()); RETURN NEW; END $$`,
    `CREATE TRIGGER note_claim AFTER UPDATE OF "runToken" ON "Submission" FOR EACH ROW EXECUTE FUNCTION note_claim()`,
  ]) {
    await db.$executeRawUnsafe(statement);
  }
}
