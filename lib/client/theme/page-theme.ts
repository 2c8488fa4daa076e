/** The page's colours for what CSS cannot reach: canvases, charts and the editor. */

/** Gives `#rrggbb` for a token such as `--forward`. */
export type ReadColor = (token: string) => string;

/** Resolves tokens (light or dark as the page is now) to `#rrggbb` through the browser's own cascade. */
export function createColorReader(near: HTMLElement): { readonly read: ReadColor; readonly release: () => void } {
  const probe = document.createElement('span');
  probe.hidden = true;
  near.append(probe);
  const context = document.createElement('canvas').getContext('2d');
  const read: ReadColor = (token) => {
    probe.style.color = `var(${token})`;
    const color = getComputedStyle(probe).color;
    if (!context) return '#808080';
    context.fillStyle = color; // canvas answers in hexadecimal, whatever the notation was
    return typeof context.fillStyle === 'string' ? context.fillStyle : '#808080';
  };
  return { read, release: () => probe.remove() };
}

/** Is the page dark now, by its own switch or else by the system? */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
}

/** Calls back when the page turns dark or light. */
export function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
}
