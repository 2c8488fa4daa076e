/** What page and learner Worker say before the first frame. Frames are strings, these are records. */
import type { CompiledAnswer } from '#lib/grading/compile-answer.ts';

export type LearnerWorkerRequest =
  /** make tfjs ready on a backend */
  | { readonly type: 'prepare'; readonly backend: 'cpu' | 'wasm' }
  | { readonly type: 'compile'; readonly code: string };

export type LearnerWorkerReply = { readonly type: 'prepared'; /** null when ready */ readonly problem: string | null } | { readonly type: 'compiled'; readonly answer: CompiledAnswer };

export function isLearnerWorkerReply(message: unknown): message is LearnerWorkerReply {
  return typeof message === 'object' && message !== null && 'type' in message && (message.type === 'prepared' || message.type === 'compiled');
}
