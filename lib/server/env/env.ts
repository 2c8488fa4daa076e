/** The one reader of the environment: parsed once, typed, and a wrong value stops the start with a sentence that names it. */
import { resolve } from 'node:path';
import { z } from 'zod';

/** What the operator may set; everything has a default that works on a laptop. */
const schema = z.object({
  PORT: z.coerce.number('a port number').int('a whole port number').min(1, 'a port from 1 to 65535').max(65_535, 'a port from 1 to 65535').default(3000),
  /** address to listen on; `0.0.0.0` for every interface of a container */
  EPOCH_HOST: z.string().min(1, 'an address to listen on, e.g. 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'the address of a PostgreSQL 15 or newer, e.g. postgresql://user:password@host:5432/epoch' })
    .optional(),
  EPOCH_DATA_DIR: z.string().min(1, 'a folder').default('.epoch'),
  EPOCH_ROLE: z.enum(['all', 'web', 'grader'], 'all, web or grader').default('all'),
  /** the sandbox tier that grades: `best` takes the strongest that this machine has, a name takes that one and refuses to start without it */
  EPOCH_SANDBOX: z.enum(['best', 'basic', 'filtered', 'contained'], 'best, basic, filtered or contained').default('best'),
  /** signs cookies; made and kept in the data directory unless set */
  EPOCH_SECRET: z.string().min(32, 'at least 32 random characters').optional(),
  /** the address people use, where a proxy changes the Host header */
  EPOCH_ORIGIN: z.url({ protocol: /^https?$/, error: 'the public address, e.g. https://learn.example.org' }).optional(),
  /** submissions graded at the same time by one grader process */
  EPOCH_GRADER_SLOTS: z.coerce.number('a number of submissions').int('a whole number').min(1, 'at least 1').max(64, 'at most 64').optional(),
  /** learner's submissions per minute */
  EPOCH_SUBMISSIONS_PER_MINUTE: z.coerce.number('a number').int('a whole number').min(1, 'at least 1').default(20),
  /** 0: no service worker, and browsers that have one remove it with all it keeps */
  EPOCH_OFFLINE: z.enum(['0', '1'], '1 (lessons are kept in browsers) or 0').default('1'),
  /** proxies in front of us that each add the address they saw to X-Forwarded-For; what stands further left anybody can write */
  EPOCH_TRUSTED_PROXIES: z.coerce.number('a number of proxies').int('a whole number').min(0, 'at least 0').max(10, 'at most 10').default(0),
  /** OpenID Connect: the issuer as its discovery document names it, without /.well-known/… */
  EPOCH_OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'the address of an OpenID Connect issuer, e.g. https://login.example.org' }).optional(),
  EPOCH_OIDC_CLIENT_ID: z.string().min(1).optional(),
  EPOCH_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** what the button says: Sign in with … */
  EPOCH_OIDC_NAME: z.string().min(1).max(60, 'at most 60 characters').default('your organisation'),
  NODE_ENV: z.enum(['development', 'production', 'test'], 'development, production or test').default('production'),
});

/** The settings of this process; nothing is optional that has a default. */
export interface Env {
  readonly port: number;
  readonly host: string;
  /** null: the embedded PostgreSQL in `dataDir` */
  readonly databaseUrl: string | null;
  /** absolute path; database, secret and build products live here */
  readonly dataDir: string;
  readonly role: 'all' | 'web' | 'grader';
  readonly sandbox: 'best' | 'basic' | 'filtered' | 'contained';
  readonly secret: string | null;
  /** scheme, host and port, no path; null: whatever the Host header says */
  readonly origin: string | null;
  /** null: one per core */
  readonly graderSlots: number | null;
  readonly submissionsPerMinute: number;
  /** browsers keep lessons for the time without a connection; never in development */
  readonly keepsLessons: boolean;
  /** proxies whose word on a visitor's address counts; 0: the connection's own address */
  readonly trustedProxies: number;
  /** null: accounts sign in with a password only */
  readonly oidc: OidcSettings | null;
  readonly mode: 'development' | 'production' | 'test';
}

/** An OpenID Connect provider that may vouch for people. */
export interface OidcSettings {
  /** no slash at its end */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** for people */
  readonly name: string;
}

/** A setting that cannot be used; the message names it, says what is expected and what was got. */
export class EnvError extends Error {
  override name = 'EnvError';
}

const SECRETS = new Set(['DATABASE_URL', 'EPOCH_SECRET', 'EPOCH_OIDC_CLIENT_SECRET']);

/** Parses settings; throws `EnvError` with one line for each wrong one. An empty value counts as unset. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([name, value]) => name in schema.shape && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const got = SECRETS.has(name) ? 'something else (not shown)' : JSON.stringify(given[name]);
      return `${name} must be ${issue.message}, but is ${got}. Correct or unset it and start again.`;
    });
    throw new EnvError(wrong.join('\n'));
  }
  const value = parsed.data;
  if (value.EPOCH_ROLE !== 'all' && !value.DATABASE_URL) {
    throw new EnvError(
      `EPOCH_ROLE=${value.EPOCH_ROLE} needs DATABASE_URL: web and grader on different machines must share one PostgreSQL. Set it, or use EPOCH_ROLE=all.`,
    );
  }
  if (value.EPOCH_ROLE === 'web' && !value.EPOCH_SECRET) {
    throw new EnvError('EPOCH_ROLE=web needs EPOCH_SECRET: every web process must sign cookies with the same secret. Set the same 32 or more random characters on each.');
  }
  return {
    port: value.PORT,
    host: value.EPOCH_HOST,
    databaseUrl: value.DATABASE_URL ?? null,
    dataDir: resolve(/* turbopackIgnore: true */ value.EPOCH_DATA_DIR),
    role: value.EPOCH_ROLE,
    sandbox: value.EPOCH_SANDBOX,
    secret: value.EPOCH_SECRET ?? null,
    origin: value.EPOCH_ORIGIN ? new URL(value.EPOCH_ORIGIN).origin : null,
    graderSlots: value.EPOCH_GRADER_SLOTS ?? null,
    submissionsPerMinute: value.EPOCH_SUBMISSIONS_PER_MINUTE,
    keepsLessons: value.EPOCH_OFFLINE === '1' && value.NODE_ENV === 'production',
    trustedProxies: value.EPOCH_TRUSTED_PROXIES,
    oidc: toOidc(value),
    mode: value.NODE_ENV,
  };
}

/** All of it or nothing: half a provider would fail only when somebody signs in. */
function toOidc(value: z.output<typeof schema>): OidcSettings | null {
  const { EPOCH_OIDC_ISSUER: issuer, EPOCH_OIDC_CLIENT_ID: clientId, EPOCH_OIDC_CLIENT_SECRET: clientSecret, EPOCH_ORIGIN: origin } = value;
  if (!issuer && !clientId && !clientSecret) return null;
  const missing = Object.entries({ EPOCH_OIDC_ISSUER: issuer, EPOCH_OIDC_CLIENT_ID: clientId, EPOCH_OIDC_CLIENT_SECRET: clientSecret, EPOCH_ORIGIN: origin }).flatMap(([name, text]) => (text ? [] : [name]));
  if (!issuer || !clientId || !clientSecret || !origin) throw new EnvError(`Signing in with OpenID Connect also needs ${missing.join(' and ')} (the provider sends people back to EPOCH_ORIGIN/api/auth/callback/oidc). Set it, or unset the other EPOCH_OIDC_ settings.`);
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, name: value.EPOCH_OIDC_NAME };
}

let parsed: Env | undefined;

/** The settings of this process, read at first use and never again. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** The environment for a child process: ours and what the launcher found out (database address, secret, port). */
export function childEnv(changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** The environment of a child that gets nothing of ours, only these. */
export function bareEnv(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // Next.js declares NODE_ENV as always there; a process that is not ours has none.
  return { ...variables } as NodeJS.ProcessEnv;
}

/** The password that `npm run admin` sets, for scripts; null: it is asked for. Not part of `env()`: no server needs it. */
export const adminPassword = (): string | null => process.env['EPOCH_ADMIN_PASSWORD'] || null;

/** Where this machine looks for programs. */
export const searchPath = (): string => process.env['PATH'] ?? '';
