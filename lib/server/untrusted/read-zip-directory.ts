/** What a zip says of its files, without unpacking any. Only plain zips are read: no second disk, no encryption, no 64-bit sizes, nothing overlapping. */
import { err, ok, type Result } from '#lib/base/result.ts';

export interface ZipEntry {
  /** as it stands in the zip; a folder ends with / */
  readonly path: string;
  readonly method: 'stored' | 'deflated';
  /** bytes in the zip, and unpacked as it claims */
  readonly packed: number;
  readonly size: number;
  /** CRC-32 */
  readonly checksum: number;
  /** where its packed bytes begin */
  readonly start: number;
  /** a symbolic link of Unix */
  readonly isLink: boolean;
}

const END = { mark: 0x06054b50, bytes: 22, comment: 0xffff } as const;
const CENTRAL = { mark: 0x02014b50, bytes: 46 } as const;
const LOCAL = { mark: 0x04034b50, bytes: 30 } as const;
const LINK_MODE = 0o120000;
const KIND_OF_MODE = 0o170000;

/** The entries in the directory's order; the error says in words what is wrong. */
export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return err('no directory at its end');
  const [disk, count, size, offset] = [view.getUint32(end + 4, true), view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (disk !== 0 || view.getUint16(end + 8, true) !== count) return err('a zip of several parts');
  if (count === 0xffff || offset === 0xffffffff || offset + size !== end) return err('a directory that is not where the zip says');
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL.bytes > end || view.getUint32(at, true) !== CENTRAL.mark) return err('a directory that is shorter than it says');
    const length = CENTRAL.bytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > end) return err('a directory that is shorter than it says');
    const entry = readEntry(bytes, view, at, offset);
    if (typeof entry === 'string') return err(entry);
    entries.push(entry);
    at += length;
  }
  if (at !== end) return err('a directory that is longer than it says');
  return findOverlap(entries) ? err('files that share their bytes') : ok(entries);
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END.bytes;
  for (let at = last; at >= 0 && at >= last - END.comment; at -= 1) {
    if (view.getUint32(at, true) === END.mark && at + END.bytes + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

/** The entry, or what is wrong with it. `limit` is where the directory begins: no file reaches into it. */
function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number): ZipEntry | string {
  const path = readName(bytes.subarray(at + CENTRAL.bytes, at + CENTRAL.bytes + view.getUint16(at + 28, true)));
  if (path === null) return 'a name that is not UTF-8';
  const shown = JSON.stringify(path);
  const method = view.getUint16(at + 10, true);
  if (view.getUint16(at + 8, true) & 0x2041) return `the encrypted file ${shown}`;
  if (method !== 0 && method !== 8) return `${shown} in a packing that is not read here`;
  const [packed, size, local] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
  if (local + LOCAL.bytes > limit || view.getUint32(local, true) !== LOCAL.mark) return `${shown} at a place where no file is`;
  const nameLength = view.getUint16(local + 26, true);
  const start = local + LOCAL.bytes + nameLength + view.getUint16(local + 28, true);
  if (start + packed > limit) return `${shown}, longer than the zip`;
  // programs that read only these would see another file
  if (readName(bytes.subarray(local + LOCAL.bytes, local + LOCAL.bytes + nameLength)) !== path) return `${shown} under two names`;
  return {
    ...{ path, packed, size, start },
    method: method === 0 ? 'stored' : 'deflated',
    checksum: view.getUint32(at + 16, true),
    isLink: ((view.getUint32(at + 38, true) >>> 16) & KIND_OF_MODE) === LINK_MODE,
  };
}

function readName(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Files that share packed bytes: a small zip becomes an endless one so. */
function findOverlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.toSorted((a, b) => a.start - b.start);
  return sorted.some((entry, index) => {
    const next = sorted[index + 1];
    return next !== undefined && entry.start + entry.packed > next.start - LOCAL.bytes;
  });
}
