/** `npm run replay -- FILE.json` or `-- SUBMISSION`: grades again what a receipt says, and compares. Ends with 1 unless it agrees. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Receipt } from '#lib/grading/submission.ts';
import { openDatabase, type Database } from '#lib/server/db/client.ts';
import { env, type Env } from '#lib/server/env/env.ts';
import { ensureSecret } from '#lib/server/learner/secret.ts';
import { formatReplay } from '#lib/server/replay/format-replay.ts';
import { findAlterations, replayReceipt } from '#lib/server/replay/replay-receipt.ts';
import { openPool } from '#lib/server/sandbox/pool.ts';
import { toTextGrading } from '#lib/server/submissions/grade-claim.ts';
import { RECEIPT_FILE_BYTES, readReceiptFile } from '#lib/server/submissions/sign-receipt.ts';
import { live, type Life } from './life.ts';
import { main } from './main.ts';
import { reachDatabase } from './reach-database.ts';
import { StartError } from './start-error.ts';

const USAGE = 'Expected the file of a receipt or the id of a submission: npm run replay -- epoch-receipt.json';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

await main(() => live(replay));

async function replay(life: Life): Promise<number> {
  const [what = '', ...rest] = process.argv.slice(2);
  if (!what || rest.length > 0) throw new StartError(USAGE);
  const settings = env();
  const db = openDatabase(await reachDatabase(settings, life), 2);
  life.atEnd(() => db.$disconnect());
  const receipt = existsSync(what) ? await readFile(what, settings, db) : await selectStored(what, db);
  if (!receipt) return 1;
  const pool = await openPool({ demand: settings.sandbox === 'best' ? undefined : settings.sandbox, warm: 1, log: (line) => console.error(line) });
  life.atEnd(() => pool.close());
  const outcome = await replayReceipt(db, receipt, toTextGrading(pool));
  console.log(formatReplay(receipt, outcome));
  return outcome.kind === 'graded' && outcome.agrees ? 0 : 1;
}

/** The receipt of a file; null, after saying so, when it was altered. */
async function readFile(path: string, settings: Env, db: Database): Promise<Receipt | null> {
  if (!statSync(path).isFile() || statSync(path).size > RECEIPT_FILE_BYTES) throw new StartError(`Expected the file of a receipt, at most ${String(RECEIPT_FILE_BYTES / 1024)} KiB; ${path} is none.`);
  const read = readReceiptFile(readFileSync(path, 'utf8'), settings.secret ?? ensureSecret(settings.dataDir));
  if (read.ok) return read.value;
  if (read.error.kind === 'not-a-receipt') throw new StartError(`Expected a receipt as it was downloaded, but ${path} is none: ${read.error.reason}.`);
  console.log(`ALTERED: the signature of ${path} does not match. It was changed after it was issued, or another installation issued it.`);
  const stored = await db.storedVerdict.findUnique({ where: { submissionId: read.error.receipt.submission }, select: { receipt: true } });
  // Written by `makeReceipt` only.
  if (stored) for (const line of findAlterations(read.error.receipt, stored.receipt as unknown as Receipt)) console.log(`  ${line}`);
  return null;
}

async function selectStored(id: string, db: Database): Promise<Receipt> {
  if (!UUID.test(id)) throw new StartError(`${USAGE}. There is no file ${id}.`);
  const stored = await db.storedVerdict.findUnique({ where: { submissionId: id }, select: { receipt: true } });
  if (!stored) throw new StartError(`Expected a judged submission, but ${id} is unknown or has no verdict yet.`);
  return stored.receipt as unknown as Receipt; // written by `makeReceipt` only
}
