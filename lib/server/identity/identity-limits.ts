/** Limits of accounts, on one screen. */

/** At most `count` in `seconds`, counted from the first. */
export interface Rate {
  readonly count: number;
  readonly seconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const IDENTITY_LIMITS = {
  /** characters; length is the only rule that makes a password harder to guess */
  passwordMin: 10,
  /** characters: hashing costs by length */
  passwordMax: 200,
  /** characters */
  nameMax: 80,
  /** characters, as in SMTP */
  emailMax: 254,
  /** bytes of a request's body */
  requestBytes: 8 * 1024,
  /** seconds that a browser stays signed in */
  sessionSeconds: 30 * DAY,
} as const;

/**
 * Wrong tries. A class shares one address, so an address may fail often; one address fails seldom at one account; and who
 * tries from many addresses meets the third.
 */
export const SIGN_IN_RATES = {
  accountFromAddress: { count: 10, seconds: 15 * MINUTE },
  address: { count: 200, seconds: 15 * MINUTE },
  account: { count: 100, seconds: HOUR },
} as const satisfies Readonly<Record<string, Rate>>;

/** New accounts from one address: a class of 300 signs up in one lesson. */
export const SIGN_UP_RATE: Rate = { count: 300, seconds: HOUR };

/** Wrong present passwords of one account, where a new one is set. */
export const PASSWORD_RATE: Rate = { count: 10, seconds: 15 * MINUTE };
