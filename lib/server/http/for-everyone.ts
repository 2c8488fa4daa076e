/** Set by our own server on a request whose answer is kept and copied: the page must not show who asks. */
export const FOR_EVERYONE_HEADER = 'x-epoch-for-everyone';
