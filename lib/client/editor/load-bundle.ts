/**
 * Loads a bundle of Monaco with its styles. `Exports` is what the entry of that name exports; nothing checks it, since both are built
 * from one source and lie under one hash.
 */
export async function loadBundle<Exports>(folder: string, entry: string): Promise<Exports> {
  const [bundle] = await Promise.all([
    // The bundle's own address, unknown when the page is built.
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ `${folder}/${entry}.js`) as Promise<Exports>,
    loadStyle(`${folder}/${entry}.css`),
  ]);
  return bundle;
}

function loadStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`Expected the editor's styles at ${href}; they did not load`));
    };
    document.head.append(link);
  });
}
