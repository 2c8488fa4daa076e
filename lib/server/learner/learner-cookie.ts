/** The signed cookie that says who an anonymous learner is. Pure: the secret comes in as an argument. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const LEARNER_COOKIE = 'epoch-learner';
/** seconds: 400 days, the longest that browsers keep a cookie */
export const LEARNER_COOKIE_AGE = 400 * 24 * 60 * 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cookie's text for a learner. */
export function toLearnerCookie(learner: string, secret: string): string {
  return `${learner}.${sign(`learner-cookie:${learner}`, secret).toString('base64url')}`;
}

/** Who the cookie names; null unless we signed it. */
export function readLearnerCookie(text: string | undefined, secret: string): string | null {
  const [learner = '', signature = ''] = text?.split('.') ?? [];
  if (!UUID.test(learner)) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(`learner-cookie:${learner}`, secret);
  return given.length === expected.length && timingSafeEqual(given, expected) ? learner : null;
}

/**
 * The id of a learner who comes without a cookie, from the secret key of their first submission: when the answer with the
 * cookie is lost, the retry names the same learner, and one submission stays one.
 */
export function deriveLearner(key: string, secret: string): string {
  const bytes = sign(`learner-id:${key}`, secret).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6); // UUID version 8: made by its application
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const sign = (text: string, secret: string): Buffer => createHmac('sha256', secret).update(text).digest();
