/** Name of the cookie by which a page knows that its learner has drafts on the server, and whose this browser holds. */
export const DRAFTS_COOKIE = 'epoch-drafts';
