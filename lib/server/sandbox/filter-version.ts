/** Which filter of system calls a receipt was graded under. */
import { createHash } from 'node:crypto';
import { CALLS } from './seccomp-filter.ts';
import type { SandboxTier } from './sandbox-tier.ts';

/** Changes with every call that is allowed or refused, on either architecture. */
const VERSION = createHash('sha256').update(JSON.stringify(CALLS)).digest('hex').slice(0, 12);

/** Twelve hex digits; null in the tier without a filter. */
export const filterVersion = (tier: SandboxTier): string | null => (tier === 'basic' ? null : VERSION);
