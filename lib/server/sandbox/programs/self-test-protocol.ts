/** What the self-test and its program say to each other. */

/** What Deno's permissions must refuse in every tier. */
export const ATTEMPTS = ['reading a file', 'writing a file', 'a connection', 'the environment', 'another program', 'native code', 'the host name', 'a module of the network'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

export type SelfTestRequest =
  | { readonly type: 'attempt'; readonly attempt: Attempt }
  | { readonly type: 'place' }
  | { readonly type: 'call'; readonly call: number; readonly args: readonly (number | 'path' | 'self')[] };

export type SelfTestReply =
  | { readonly type: 'attempted'; readonly isRefused: boolean }
  /** found out before the hardening */
  | { readonly type: 'place'; readonly pid: number; readonly seesFiles: boolean }
  | { readonly type: 'returned'; readonly value: number };
