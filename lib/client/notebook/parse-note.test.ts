import { describe, expect, it } from 'vitest';
import { NOTE_CHARACTERS, parseNote, toSafeLink } from './parse-note.ts';

describe('a text of the learner’s own', () => {
  it('keeps HTML as letters, and formulas as formulas', () => {
    const kinds = parseNote('<script>x</script>\n\n$a_1$ and <b>b</b>\n\n$$\nc\n$$').children.map(({ type }) => type);
    expect(kinds).toEqual(['html', 'paragraph', 'math']);
  });

  it('is not parsed when it is too long to be read', () => {
    expect(parseNote('# '.padEnd(NOTE_CHARACTERS, 'a')).children[0]?.type).toBe('heading');
    expect(parseNote('# '.padEnd(NOTE_CHARACTERS + 1, 'a')).children[0]?.type).toBe('code');
  });

  it.each(['https://epoch.example/a', 'HTTP://x', 'mailto:a@b.c', '#part', '/courses/a/b'])('links to %s', (url) => expect(toSafeLink(url)).toBe(url));
  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:x', 'data:text/html,x', '//host', '/\\host', 'vbscript:x', 'file:///etc', 'relative', ''])('does not link to %j', (url) => expect(toSafeLink(url)).toBeNull());
});
