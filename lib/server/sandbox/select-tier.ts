/** The sandbox tier of this machine, found out by trying. */
import path from 'node:path';
import { selectOptionalBubblewrap } from './bubblewrap.ts';
import type { SandboxSetup } from './deno-command.ts';
import { selectOptionalLibc } from './deno-binary.ts';
import { findLeaks } from './self-test.ts';
import { TIERS, type SandboxTier } from './sandbox-tier.ts';

/** What a machine needs for a tier, said to operators. */
const NEEDS: Readonly<Record<SandboxTier, string>> = {
  basic: 'Deno must start and be refused files, network and programs.',
  filtered: 'It needs Linux on x64 or arm64 with glibc and a kernel that takes seccomp filters. Grade on such a machine, or set EPOCH_SANDBOX=basic where you trust your learners.',
  contained: 'It needs all that filtered needs, bubblewrap (Debian, Ubuntu: apt-get install bubblewrap) and user namespaces (in a container, run it with --security-opt seccomp=unconfined). Provide them, or set EPOCH_SANDBOX=filtered.',
};

/** This machine does not give what was asked for. The message names what is missing and how to get it. */
export class SandboxTierError extends Error {
  override name = 'SandboxTierError';
}

export type BareSetup = Pick<SandboxSetup, 'deno' | 'folder' | 'denoFolder'>;

export interface SelectedSetup {
  readonly setup: SandboxSetup;
  readonly tier: SandboxTier;
  /** why no stronger tier was taken: one line for each way that was tried */
  readonly passedOver: readonly string[];
}

/** no user's: what the sandbox runs as when we are root */
const NOBODY = 65_534;

/** The demanded tier, or the strongest one, whose self-test passes. Throws `SandboxTierError` when there is none. */
export async function selectSetup(base: BareSetup, demand?: SandboxTier, isRoot: boolean = process.getuid?.() === 0): Promise<SelectedSetup> {
  const passedOver: string[] = [];
  for (const tier of demand === undefined ? TIERS.toReversed() : [demand]) {
    for (const setup of listCandidates(tier, base, isRoot)) {
      const problem = typeof setup === 'string' ? setup : await findLeaks(setup, tier);
      if (problem === null && typeof setup !== 'string') return { setup, tier, passedOver };
      passedOver.push(`${tier}: ${String(problem)}`);
    }
  }
  const asked = demand ?? 'basic';
  throw new SandboxTierError(`Expected the sandbox tier ${asked}, but this machine does not give it (${passedOver.join('; ')}). ${NEEDS[asked]}`);
}

/** Ways to run at a tier, strictest first; a text says why there is none. */
function listCandidates(tier: SandboxTier, base: BareSetup, isRoot: boolean): readonly (SandboxSetup | string)[] {
  const libc = tier === 'basic' ? null : selectOptionalLibc();
  if (tier !== 'basic' && libc === null) return ['there is no glibc here'];
  const bubblewrap = tier === 'contained' ? selectOptionalBubblewrap() : null;
  if (tier === 'contained' && bubblewrap === null) return ['bubblewrap is not installed'];
  const own: SandboxSetup = { ...base, libc, bubblewrap, user: null };
  if (!isRoot) return [own];
  return [
    { ...own, user: { uid: NOBODY, gid: NOBODY } },
    // Files that another user cannot reach. Root may write anywhere outside a container, so the process gets no cache at all; it starts slower.
    bubblewrap === null ? { ...own, denoFolder: path.join(base.folder, 'checker.mjs', 'none') } : own,
  ];
}
