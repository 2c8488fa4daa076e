const INSTEAD = 'Or use a picture file or the sample.';

/** Why there is no camera, and what to do; `error` is what `getUserMedia` threw. */
export function explainCamera(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return `The camera was not allowed. Allow it for this page, beside the address or in the browser’s settings, and turn it on again. ${INSTEAD}`;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `No camera was found. Connect one and turn it on again. ${INSTEAD}`;
    case 'NotReadableError':
    case 'AbortError':
      return `The camera cannot be read: most likely another program or tab uses it. Close that and turn it on again. ${INSTEAD}`;
    case 'InsecureError':
      return `A camera is given only to pages that come by https or from this machine. ${INSTEAD}`;
    default:
      return `The camera could not be turned on${error instanceof Error && error.message !== '' ? `: ${error.message}` : ''}. ${INSTEAD}`;
  }
}
