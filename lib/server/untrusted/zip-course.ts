/** A course as a zip: the same files as in git. What comes in is looked through before anything of it is unpacked. */
import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { isPicture } from '#lib/course/studio-files.ts';
import { findPathProblem, type CourseFiles } from './course-files.ts';
import { readZipDirectory, type ZipEntry } from './read-zip-directory.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';

export type ImportedZip = { readonly ok: true; readonly files: CourseFiles } | { readonly ok: false; readonly problems: readonly ContentProblem[] };

/** Equal files give equal bytes, on every machine: sorted, of one date, packed by code of our own (a system's zlib differs by version). */
export function exportZip(files: CourseFiles): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // pictures are packed already
    entries[path] = [bytes, { level: isPicture(path) ? 0 : 6, mtime: EARLIEST }];
  }
  return zipSync(entries);
}

/** the first day that a zip can name, in the machine's own time as zips have it */
const EARLIEST = new Date(1980, 0, 1);

/** Files of the zip; one folder around all of them falls away, and so does what macOS adds. */
export function importZip(bytes: Uint8Array): ImportedZip {
  if (bytes.length > UNTRUSTED_LIMITS.zipBytes) return refuse(`a zip of at most ${UNTRUSTED_LIMITS.zipBytes / 2 ** 20} MiB`, `${Math.ceil(bytes.length / 2 ** 20)} MiB`, 'make it smaller, or two courses of it');
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return refuse('a zip that can be read', directory.error, 'pack the course anew');
  const entries = dropFrame(directory.value.filter(({ path }) => !path.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(path)));
  const problems = findProblems(entries);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, UNTRUSTED_LIMITS.problems) };
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const content = unpack(bytes, entry);
    if (content === null) return refuse('files as long as the zip says, and whole', entry.path, 'pack the course anew', entry.path);
    files.set(entry.path, content);
  }
  return { ok: true, files };
}

const refuse = (expected: string, found: string, todo: string, file = 'zip'): ImportedZip => ({ ok: false, problems: [{ file, position: null, expected, found, todo }] });

/** Many programs pack a folder whole. */
function dropFrame(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const frame = entries.find(({ path }) => /^[^/]+\/course\.json$/.test(path))?.path.slice(0, -'course.json'.length);
  if (frame === undefined || frame === '../' || !entries.every(({ path }) => path.startsWith(frame))) return entries;
  return entries.map((entry) => ({ ...entry, path: entry.path.slice(frame.length) }));
}

function findProblems(entries: readonly ZipEntry[]): ContentProblem[] {
  const { files, courseBytes, zipRatio } = UNTRUSTED_LIMITS;
  const whole = (expected: string, found: string): ContentProblem[] => [{ file: 'zip', position: null, expected, found, todo: 'make it smaller, or two courses of it' }];
  if (entries.length > files) return whole(`at most ${files} files`, String(entries.length));
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  if (bytes > courseBytes) return whole(`at most ${courseBytes / 2 ** 20} MiB when unpacked`, `${Math.ceil(bytes / 2 ** 20)} MiB`);
  const seen = new Map<string, string>();
  return entries.flatMap((entry): ContentProblem[] => {
    const { path } = entry;
    const wrong = findPathProblem(path);
    if (wrong) return [wrong];
    const twin = seen.get(path.toLowerCase());
    seen.set(path.toLowerCase(), path);
    const problem = { file: path, position: null };
    if (twin !== undefined) return [{ ...problem, expected: 'every file once', found: `${path} a second time`, todo: 'pack the course anew' }];
    if (entry.isLink) return [{ ...problem, expected: 'files', found: 'a link to a file', todo: 'pack the file itself' }];
    if (entry.size > entry.packed * zipRatio + 1024) return [{ ...problem, expected: `files that pack to at least 1/${zipRatio} of their length`, found: `${entry.size} bytes from ${entry.packed}`, todo: 'remove the file' }];
    return [];
  });
}

/** The file, or null when it is not what the directory says. Never more bytes than that are made. */
function unpack(zip: Uint8Array, { start, packed, size, method, checksum }: ZipEntry): Uint8Array | null {
  const raw = zip.subarray(start, start + packed);
  if (method === 'stored') return packed === size && crc32(raw) === checksum ? raw.slice() : null;
  try {
    const content = new Uint8Array(inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) }));
    return content.length === size && crc32(content) === checksum ? content : null;
  } catch {
    return null;
  }
}
