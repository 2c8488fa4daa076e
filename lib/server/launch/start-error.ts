/** A reason not to start, in a sentence for the operator: printed without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
