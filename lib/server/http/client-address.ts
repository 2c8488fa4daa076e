/** Where a request comes from, as far as nobody can forge it. Pure; lib/server/launch/web.ts asks before anything else sees the request. */
import { isIP } from 'node:net';

/** Set by our own server for each request, whatever the request itself said. */
export const ADDRESS_HEADER = 'x-epoch-address';

/**
 * Each trusted proxy adds the address it saw to the right of X-Forwarded-For; what stands left of theirs is the visitor's own text.
 * @param connection the other end of the connection
 * @param trustedProxies how many proxies stand before us
 */
export function findClientAddress(connection: string | undefined, forwardedFor: string | undefined, trustedProxies: number): string {
  const direct = toAddress(connection ?? '') ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const seen = (forwardedFor ?? '').split(',');
  // Fewer than there are proxies: somebody came around them.
  return toAddress(seen.at(-trustedProxies)?.trim() ?? '') ?? direct;
}

/** What counts as one visitor's network: an IPv4 address, or the /64 that one line of IPv6 gets. */
export function toNetwork(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Without port, brackets and zone; IPv4 written as IPv6 is IPv4. Null: no address. */
function toAddress(text: string): string | null {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, '').toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? address : null;
}
