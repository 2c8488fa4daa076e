/** The secret that signs cookies: the operator's, else one made once and kept in the data directory. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '#lib/server/env/env.ts';

/** Reads the kept secret, making it at first use; processes that start together get the same. */
export function ensureSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  const existing = readSecret(file);
  if (existing) return existing;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file); // fails when another process was first: then theirs counts
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSecret(file);
  if (!made) throw new Error(`Expected a secret of 32 or more characters in ${file}. Remove the damaged file (learners then start anew), or set EPOCH_SECRET.`);
  return made;
}

function readSecret(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text.length >= 32 ? text : null;
  } catch {
    return null;
  }
}

/** The secret of this process; the launcher passes it on. */
export function cookieSecret(): string {
  const { secret } = env();
  if (!secret) throw new Error('This process needs EPOCH_SECRET. `npm start` and `npm run dev` set it; start through them, or set it yourself.');
  return secret;
}
