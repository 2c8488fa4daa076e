/**
 * The Worker's functions under names that learners like to use for variables (`const performance = evaluate()`):
 * bundled libraries keep the originals.
 */
import { paceFrames } from './frame-pace.ts';

const realm = globalThis;
export const { performance, navigator, URL, Blob, TextEncoder, TextDecoder, Response, WebAssembly } = realm;
export const fetch: typeof realm.fetch = realm.fetch?.bind(realm);
export const setTimeout: typeof realm.setTimeout = realm.setTimeout.bind(realm);
export const clearTimeout: typeof realm.clearTimeout = realm.clearTimeout.bind(realm);
export const setInterval: typeof realm.setInterval = realm.setInterval.bind(realm);
export const clearInterval: typeof realm.clearInterval = realm.clearInterval.bind(realm);
/** also in a hidden tab */
export const requestAnimationFrame = paceFrames({ frame: realm.requestAnimationFrame?.bind(realm) ?? null, later: setTimeout, now: () => performance.now() });
