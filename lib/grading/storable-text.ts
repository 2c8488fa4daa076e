/** Text that any database, JSON reader and page takes: without the character zero, without halves of surrogate pairs. */

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What PostgreSQL would refuse becomes a visible stand-in of the same length: a learner may print it, and that must not cost them their verdict. */
export function toStorable(text: string): string {
  return text.replace(UNSTORABLE, (found) => (found === '\0' ? '\u2400' : '\ufffd'));
}
