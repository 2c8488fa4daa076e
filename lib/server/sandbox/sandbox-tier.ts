/** How strictly code of others is run: the names, in order. Pure: pages read it too. */

/**
 * Weakest first.
 * basic: no permissions, memory watched.
 * filtered: system calls filtered too, memory and time limited by the kernel.
 * contained: filtered, inside namespaces of its own: no file, network or process of the machine exists there.
 */
export const TIERS = ['basic', 'filtered', 'contained'] as const;
export type SandboxTier = (typeof TIERS)[number];

/** The weakest of several graders' tiers, for the health page; null when there are none. A name that is no tier counts as weakest. */
export function selectWeakestTier(tiers: readonly string[]): SandboxTier | null {
  if (tiers.length === 0) return null;
  return TIERS[Math.max(0, Math.min(...tiers.map((tier) => (TIERS as readonly string[]).indexOf(tier))))] ?? 'basic';
}
