import { describe, expect, it } from 'vitest';
import { themeAttribute, toTheme } from './theme.ts';

describe('the theme in the cookie', () => {
  it.each(['light', 'dark', 'system'] as const)('is %s when it says so', (theme) => expect(toTheme(theme)).toBe(theme));
  it.each([undefined, '', 'sepia', '"><script>'])('is the system’s when it is %j', (value) => expect(toTheme(value)).toBe('system'));
  it('leaves the root element alone for the system’s', () => expect(themeAttribute('system')).toBeUndefined());
});
