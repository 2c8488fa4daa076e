/** Can this machine make a container at all? Asked without our own code, so that a fault of ours cannot look like a missing package. For tests. */
import { execFileSync } from 'node:child_process';

export function hasBubblewrap(): boolean {
  try {
    execFileSync('bwrap', ['--ro-bind', '/', '/', '--unshare-all', '/bin/true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
