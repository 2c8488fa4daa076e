/** `epoch/data` in a notebook that was taken along: data sets come from the site that it was taken from. */
import { SITE_PLACEHOLDER } from '#lib/course/take-along/site-address.ts';
import { fetchData } from '../../kernel/fetch-data.ts';
import { connectData } from '../data-source.ts';

export * from '../data.ts';

/** An export puts the site's own address here. */
const SITE = SITE_PLACEHOLDER;

connectData((path) => fetchData(path, (url, init) => fetch(`${SITE}${String(url)}`, init)));
