import { err, ok, type Result } from '#lib/base/result.ts';
import { KEEP_LIMITS } from './training-limits.ts';
import type { TrainingStore } from './training-store.ts';

export const formatBytes = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** Whether so many bytes may be kept, in the place of `replaced` ones. */
export async function findRoom(store: TrainingStore, what: 'model' | 'checkpoint', bytes: number, replaced: number): Promise<Result<null, string>> {
  if (bytes > KEEP_LIMITS.bytesEach) return err(`Expected a ${what} of at most ${formatBytes(KEEP_LIMITS.bytesEach)}, got ${formatBytes(bytes)}.${what === 'checkpoint' ? ' The training goes on, and cannot be resumed.' : ''}`);
  const size = await store.size();
  if (size - replaced + bytes <= KEEP_LIMITS.bytesPerCourse) return ok(null);
  return err(`Expected at most ${formatBytes(KEEP_LIMITS.bytesPerCourse)} of models and checkpoints in a course; with this ${what} of ${formatBytes(bytes)} there would be ${formatBytes(size - replaced + bytes)}. Remove some under Runs.`);
}

/** Why a browser did not write. */
export function describeFailure(error: unknown, what: 'model' | 'checkpoint' | 'run'): string {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return isFull ? `This browser has no more room for the ${what}. Remove models or runs under Runs, or free some space on this device.` : `This browser could not keep the ${what}: ${error instanceof Error ? error.message : String(error)}`;
}
