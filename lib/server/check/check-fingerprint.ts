/** Stands for everything but the content that shapes what a content check finds. */
import { fingerprintWith } from '../content/compiler-fingerprint.ts';

export const checkFingerprint = (): Promise<string> => fingerprintWith('lib/ml', 'lib/server/grader', 'lib/server/check');
