/** Fetches a data file's bytes; given by the host. */
export type DataSource = (path: string) => Promise<ArrayBuffer>;

let current: DataSource | null = null;

/** Connects `epoch/data` with its host. Called once, before any cell runs. */
export function connectData(source: DataSource): void {
  current = source;
}

/** The connected source. */
export function selectSource(): DataSource {
  if (!current) throw new Error('Expected a notebook that can fetch data; there is none here.');
  return current;
}
