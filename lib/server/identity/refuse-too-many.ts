/** Refuses the try that is one too many, before anything is looked up. */
import { headers } from 'next/headers';
import { db } from '#lib/server/db/client.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { ADDRESS_HEADER, toNetwork } from '#lib/server/http/client-address.ts';
import type { Rate } from './identity-limits.ts';
import { countTry } from './rate-limit.ts';

/** The visitor's network, as our own server saw it. */
export async function visitorNetwork(): Promise<string> {
  return toNetwork((await headers()).get(ADDRESS_HEADER) ?? 'unknown');
}

/** Counts a try under each key; refuses with 429 beyond the first rate that is reached. */
export async function refuseTooMany(tries: readonly { readonly key: string; readonly rate: Rate }[]): Promise<void> {
  for (const { key, rate } of tries) {
    const wait = await countTry(db, key, rate);
    if (wait === null) continue;
    const minutes = Math.ceil(wait / 60);
    refuse(429, 'too-many-tries', `Too many tries. Wait ${String(minutes)} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`, { 'Retry-After': String(wait) });
  }
}
