/** What the account routes accept. */
import { z } from 'zod';
import { IDENTITY_LIMITS } from './identity-limits.ts';

const { passwordMin, passwordMax, nameMax, emailMax } = IDENTITY_LIMITS;

export const emailSchema = z.string().trim().toLowerCase().max(emailMax, `at most ${String(emailMax)} characters`).pipe(z.email('an e-mail address, e.g. ada@example.org'));
/** How it shows beside work; printable text on one line. */
export const nameSchema = z.string().trim().min(1, 'a name').max(nameMax, `at most ${String(nameMax)} characters`).regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'one line of text');
export const newPasswordSchema = z.string().min(passwordMin, `a password of at least ${String(passwordMin)} characters`).max(passwordMax, `at most ${String(passwordMax)} characters`);
/** One that was set before is compared, not judged. */
const givenPasswordSchema = z.string().min(1).max(passwordMax);

/** `keepWork`: whether work of this browser that belongs to no account becomes the account's */
export const signUpSchema = z.strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema, keepWork: z.boolean() });
export const signInSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema, keepWork: z.boolean() });
export const passwordSchema = z.strictObject({ current: givenPasswordSchema, next: newPasswordSchema });
/** `next`: the page of ours to come back to */
export const oidcSchema = z.strictObject({ next: z.string().max(1_000) });
