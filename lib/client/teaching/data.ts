/** `epoch/data`: data sets for cells. The sandbox has no network, so the page fetches them, from this site only. */
import { selectSource } from './data-source.ts';
import { parseCsv, type Row } from '#lib/base/parse-csv.ts';

export type { Row } from '#lib/base/parse-csv.ts';

/** Loads a data set: rows of records from `.csv`, the value in `.json`, text from `.txt`, else bytes. */
export async function load(path: `${string}.csv`): Promise<Row[]>;
export async function load(path: `${string}.txt`): Promise<string>;
export async function load<Value = unknown>(path: `${string}.json`): Promise<Value>;
export async function load(path: string): Promise<ArrayBuffer>;
export async function load(path: string): Promise<unknown> {
  const bytes = await selectSource()(path);
  const ending = /\.(csv|json|txt)$/.exec(path)?.[1];
  if (ending === undefined) return bytes;
  const text = new TextDecoder().decode(bytes);
  return ending === 'csv' ? parseCsv(text) : ending === 'json' ? (JSON.parse(text) as unknown) : text;
}
