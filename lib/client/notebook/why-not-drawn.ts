/** characters of a reason; what is drawn wrongly may be anything, also an error's text */
export const REASON_CHARACTERS = 300;

/** Why an output was not drawn, as it stands behind the sentence that it was not. */
export function sayWhyNotDrawn(error: unknown): string {
  const reason = readReason(error);
  const short = reason.length > REASON_CHARACTERS ? `${reason.slice(0, REASON_CHARACTERS)}…` : reason;
  return short === '' ? 'Nothing is known of the reason.' : `The reason: ${short}`;
}

function readReason(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return '';
  }
}
