/** The colour theme a visitor chose. Kept in a cookie, so that the server draws the first pixel in the right colours and no script has to. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'theme';

/** Anything but a known choice means: as the system says. */
export const toTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? 'system';

/** `data-theme` of the root element; absent when the system decides. */
export const themeAttribute = (theme: Theme): 'light' | 'dark' | undefined => (theme === 'system' ? undefined : theme);
