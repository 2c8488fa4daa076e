/** Where pages in development hear that content was published. */
export const DEV_REFRESH_PATH = '/api/development/published';
