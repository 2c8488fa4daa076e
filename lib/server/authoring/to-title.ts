/** `row-shares` -> `Row shares`. */
export const toTitle = (slug: string): string => `${slug.charAt(0).toUpperCase()}${slug.slice(1).replaceAll('-', ' ')}`;

/** `row-shares` -> `rowShares`; a name that begins with a digit gets a letter. */
export function toFunctionName(slug: string): string {
  const name = slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return /^\d/.test(name) ? `f${name}` : name;
}
