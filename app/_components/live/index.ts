/**
 * What only `npm run dev` draws. The condition is known when the pages are built: a production build holds none of it, and this is null.
 */
// eslint-disable-next-line no-restricted-syntax -- not the operator's setting but the build's own constant
export const live = process.env.NODE_ENV === 'development' ? await import('./live.ts') : null;
