/** Random letters and digits for the id of an own cell: no other tab or device makes the same. */
export const newOwnName = (): string => Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => (byte % 36).toString(36)).join('');
