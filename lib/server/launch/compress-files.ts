/** Compresses files once instead of at every request: a class that opens a lesson at nine o'clock asks for the same ones. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const KINDS = new Set(['.js', '.css', '.json', '.wasm', '.svg', '.ttf', '.txt']);
/** Below this the answer's headers weigh more than what is saved. */
const SMALLEST = 1024;

const FORMATS = [
  { ending: '.br', compress: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }) },
  { ending: '.gz', compress: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }) },
] as const;

/** Puts a `.br` and a `.gz` beside every file of the folder that gains from it and has none yet. */
export async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile() || !KINDS.has(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    const missing = FORMATS.filter(({ ending }) => !existsSync(file + ending));
    if (missing.length === 0) continue;
    const bytes = await readFile(file);
    if (bytes.length < SMALLEST) continue;
    await Promise.all(
      missing.map(async ({ ending, compress }) => {
        // Appears complete: another start may be doing the same.
        const draft = `${file}.${String(process.pid)}.tmp`;
        await writeFile(draft + ending, await compress(bytes));
        await rename(draft + ending, file + ending);
      }),
    );
  }
}
