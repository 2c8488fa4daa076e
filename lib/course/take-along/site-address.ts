/** Stands for the site's address in what is compiled before anybody knows where it will be served; `.invalid` is nobody's. */
export const SITE_PLACEHOLDER = 'https://epoch-site.invalid';

/** `origin` without a slash at its end. */
export const withSite = (text: string, origin: string): string => text.replaceAll(SITE_PLACEHOLDER, origin);
