'use client';

import { useState } from 'react';
import { THEME_COOKIE, THEMES, themeAttribute, toTheme, type Theme } from '#lib/base/theme.ts';
import styles from './theme-select.module.css';

const LABELS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };
const ONE_YEAR_SECONDS = 31_536_000;

/** A native select behind a sun-and-moon sign: three choices in the room of one button, with every device's own menu. */
export function ThemeSelect({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme): void => {
    setTheme(next);
    const attribute = themeAttribute(next);
    if (attribute) document.documentElement.dataset.theme = attribute;
    else delete document.documentElement.dataset.theme;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
  };
  return (
    <label className={styles.theme} title="Colour theme">
      <span className="visually-hidden">Colour theme</span>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M9 4.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
      </svg>
      <select className={styles.select} value={theme} onChange={(event) => choose(toTheme(event.target.value))}>
        {THEMES.map((value) => (
          <option key={value} value={value}>
            {LABELS[value]}
          </option>
        ))}
      </select>
    </label>
  );
}
