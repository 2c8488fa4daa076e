/** Why a lesson, an exercise or a notebook was not made or read: a sentence for the author. */
export class AuthoringError extends Error {
  override name = 'AuthoringError';
}
