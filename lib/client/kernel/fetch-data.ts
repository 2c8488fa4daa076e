/** Folders of this site that cells may read, and nothing else. */
const FOLDERS = ['datasets', 'models'];
/** Bytes of one data file. */
export const DATA_BYTES = 64 * 1024 * 1024;

/** The site path for what a cell asked to load; throws a sentence for anything outside the data folders. */
export function toDataPath(path: unknown): string {
  if (typeof path !== 'string') throw new TypeError("Expected the path of a data set as text, e.g. load('iris.csv').");
  const relative = path.replace(/^\//, '');
  const [folder = ''] = relative.split('/');
  const full = FOLDERS.includes(folder) ? relative : `datasets/${relative}`;
  // Names only: no dots to climb, no escapes to hide them, no query, no other host.
  const safe = /^(?:[A-Za-z0-9_][A-Za-z0-9_.-]*\/)+[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(full);
  if (!safe) throw new RangeError(`Cannot load '${path.slice(0, 100)}'. A cell can load files of /datasets and /models, e.g. load('iris.csv').`);
  return `/${full}`;
}

/** Fetches a data file for a cell, without cookies and never from another place than it names. */
export async function fetchData(path: unknown, fetchFile: typeof fetch = fetch): Promise<ArrayBuffer> {
  const url = toDataPath(path);
  const response = await fetchFile(url, { credentials: 'omit', redirect: 'error' }).catch(() => null);
  if (!response) throw new Error(`Could not fetch ${url}: the network did not answer. Try again.`);
  if (!response.ok) throw new Error(response.status === 404 ? `There is no data file ${url}.` : `Could not fetch ${url}: the site answered with status ${response.status}.`);
  if (Number(response.headers.get('content-length') ?? 0) > DATA_BYTES) throw new RangeError(`${url} is larger than the ${DATA_BYTES / 1024 / 1024} MB that a cell can load.`);
  return response.arrayBuffer();
}
