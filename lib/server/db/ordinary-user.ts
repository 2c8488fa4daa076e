/** PostgreSQL refuses to run as root. Finds how root can start it as somebody else. */
import { execFileSync, spawnSync } from 'node:child_process';

/** How to start a program so that it does not see itself as root. */
export interface OrdinaryUser {
  /** put before the command */
  readonly prefix: readonly string[];
  /** for `spawn`; null: stay who we are */
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

const NAMESPACE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'] as const;

/** Finds a way that was tried on `program --version`; throws when there is none. */
export function findOrdinaryUser(program: string): OrdinaryUser {
  if (process.getuid?.() !== 0) return { prefix: [], ids: null };
  // A user namespace comes first: root's own files stay reachable and nothing changes its owner.
  const [unshare, ...options] = NAMESPACE;
  if (spawnSync(unshare, [...options, program, '--version']).status === 0) return { prefix: NAMESPACE, ids: null };
  for (const name of ['postgres', 'nobody']) {
    const ids = findUser(name);
    if (ids && spawnSync(program, ['--version'], ids).status === 0) return { prefix: [], ids };
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither a user namespace nor the users postgres and nobody could start it. Start Epoch as an ordinary user, or set DATABASE_URL.',
  );
}

function findUser(name: string): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}
