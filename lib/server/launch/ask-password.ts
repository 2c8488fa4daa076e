/** A new password for `npm run admin`: from the environment, from a pipe, or typed twice without being shown. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { adminPassword } from '#lib/server/env/env.ts';
import { newPasswordSchema } from '#lib/server/identity/account-request.ts';
import { StartError } from './start-error.ts';

export async function askPassword(signal: AbortSignal): Promise<string> {
  const given = adminPassword() ?? (process.stdin.isTTY ? await typed(signal) : await piped());
  const parsed = newPasswordSchema.safeParse(given);
  if (!parsed.success) throw new StartError(`Expected ${parsed.error.issues[0]?.message ?? 'a password'}, got ${String(given.length)} characters. Nothing was changed.`);
  return parsed.data;
}

/** The first line. */
async function piped(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array)); // no encoding is set
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/)[0] ?? '';
}

async function typed(signal: AbortSignal): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const answer = await lines.question('', { signal });
    process.stderr.write('\n');
    return answer;
  };
  try {
    const first = await ask('New password (not shown): ');
    if (first !== (await ask('Once more: '))) throw new StartError('The two passwords differ. Nothing was changed; run the command again.');
    return first;
  } finally {
    lines.close();
  }
}
