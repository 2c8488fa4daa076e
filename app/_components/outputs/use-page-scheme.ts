import { useSyncExternalStore } from 'react';
import { isDark, watchTheme } from '#lib/client/theme/page-theme.ts';

/** How the page looks now, for what its style sheets cannot reach. */
export const usePageScheme = (): 'light' | 'dark' => useSyncExternalStore(watchTheme, () => (isDark() ? 'dark' : 'light'), () => 'light');
