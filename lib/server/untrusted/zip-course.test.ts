/** Zips: a course comes back as it went, and what a zip should not hold is refused before it is unpacked. */
import { deflateRawSync, crc32 } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '#lib/course/content-error.ts';
import type { CourseFiles } from './course-files.ts';
import { UNTRUSTED_LIMITS } from './untrusted-limits.ts';
import { exportZip, importZip, type ImportedZip } from './zip-course.ts';

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const OUTLINE: CourseFiles = new Map([['course.json', toBytes('{}')]]);
const say = (result: ImportedZip): string => (result.ok ? 'ok' : result.problems.map(formatProblem).join('\n'));

/** A file of a zip that may lie about itself. */
interface Written {
  readonly path: string | Uint8Array;
  readonly bytes: Uint8Array;
  /** claimed length, unpacked; default the true one */
  readonly size?: number;
  readonly method?: number;
  readonly flags?: number;
  /** mode of Unix */
  readonly mode?: number;
  /** name in front of the bytes; default the same */
  readonly localPath?: string;
  /** packed bytes as they stand; default those of `bytes` */
  readonly packed?: Uint8Array;
  /** takes the bytes of the file before it */
  readonly isShared?: boolean;
}

function toZip(written: readonly Written[], comment = ''): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  let last = 0;
  for (const { path, bytes, size = bytes.length, method = 8, flags = 0, mode = 0o100644, localPath, packed = method === 0 ? bytes : new Uint8Array(deflateRawSync(bytes)), isShared } of written) {
    const name = typeof path === 'string' ? toBytes(path) : path;
    const localName = localPath === undefined ? name : toBytes(localPath);
    const local = new DataView(new ArrayBuffer(30));
    local.setUint32(0, 0x04034b50, true);
    local.setUint16(26, localName.length, true);
    const head = new DataView(new ArrayBuffer(46));
    head.setUint32(0, 0x02014b50, true);
    head.setUint16(8, flags, true);
    head.setUint16(10, method, true);
    head.setUint32(16, crc32(bytes), true);
    head.setUint32(20, packed.length, true);
    head.setUint32(24, size, true);
    head.setUint16(28, name.length, true);
    head.setUint32(38, mode * 0x10000, true);
    head.setUint32(42, isShared ? last : at, true);
    central.push(new Uint8Array(head.buffer), name);
    if (isShared) continue;
    last = at;
    parts.push(new Uint8Array(local.buffer), localName, packed);
    at += 30 + localName.length + packed.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, written.length, true);
  end.setUint16(10, written.length, true);
  end.setUint32(12, central.reduce((sum, { length }) => sum + length, 0), true);
  end.setUint32(16, at, true);
  end.setUint16(20, comment.length, true);
  return new Uint8Array(Buffer.concat([...parts, ...central, new Uint8Array(end.buffer), toBytes(comment)]));
}

const word = fc.stringMatching(/^[a-z0-9]{1,6}$/).filter((text) => !/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(text));
const path = fc.oneof(
  fc.tuple(fc.integer({ min: 10, max: 99 }), word).map(([number, slug]) => `${String(number)}-${slug}/lesson.mdx`),
  fc.tuple(fc.integer({ min: 10, max: 99 }), word, word, word).map(([number, slug, name, file]) => `${String(number)}-${slug}/exercises/${name}/wrong/${file}.ts`),
  word.map((name) => `images/${name}.webp`),
);

describe('a course as a zip', () => {
  it('comes back without loss, and the same files make the same bytes in any order', () => {
    fc.assert(
      fc.property(fc.dictionary(path, fc.uint8Array({ maxLength: 300 }), { maxKeys: 20 }), (record) => {
        const files = new Map([...OUTLINE, ...Object.entries(record)]);
        const zip = exportZip(files);
        const back = importZip(zip);
        expect(say(back)).toBe('ok');
        if (back.ok) expect(new Map([...back.files].map(([name, bytes]) => [name, [...bytes]]))).toEqual(new Map([...files].map(([name, bytes]) => [name, [...bytes]])));
        expect(Buffer.compare(exportZip(new Map([...files].reverse())), zip)).toBe(0);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('is read by other programs', () => {
    const files = new Map([...OUTLINE, ['01-first/lesson.mdx', toBytes('a'.repeat(5_000))]]);
    expect(new Map(Object.entries(unzipSync(exportZip(files))))).toEqual(files);
  });

  it('may lie in one folder, with what macOS adds', () => {
    const zip = toZip([{ path: 'my course/', bytes: toBytes(''), method: 0 }, { path: 'my course/course.json', bytes: toBytes('{}') }, { path: 'my course/01-a/lesson.mdx', bytes: toBytes('x') }, { path: '__MACOSX/my course/._course.json', bytes: toBytes('x') }, { path: 'my course/.DS_Store', bytes: toBytes('x') }]);
    const result = importZip(zip);
    expect(result.ok && [...result.files.keys()]).toEqual(['course.json', '01-a/lesson.mdx']);
  });
});

const good: Written = { path: 'course.json', bytes: toBytes('{}') };
const zeros = new Uint8Array(4 * 1024 * 1024);
const HOSTILE: readonly (readonly [name: string, zip: () => Uint8Array, message: RegExp])[] = [
  ['nothing', () => new Uint8Array(), /no directory/],
  ['no zip', () => toBytes('x'.repeat(1_000)), /no directory/],
  ['a zip cut in half', () => toZip([good]).subarray(40), /directory/],
  ['a zip with something behind it', () => new Uint8Array([...toZip([good]), 1, 2, 3]), /no directory/],
  ['a picture with a zip behind it', () => new Uint8Array([...Buffer.from('GIF89a'), ...toZip([good])]), /not where the zip says/],
  ['a way up', () => toZip([good, { path: '../../etc/cron.d/x', bytes: toBytes('x') }]), /inside the course/],
  ['a way up around all files', () => toZip([{ ...good, path: '../course.json' }]), /inside the course/],
  ['a way up inside', () => toZip([good, { path: '01-a/../../x.ts', bytes: toBytes('x') }]), /inside the course/],
  ['a whole path', () => toZip([good, { path: '/etc/passwd', bytes: toBytes('x') }]), /inside the course/],
  ['a path of Windows', () => toZip([good, { path: 'C:\\x', bytes: toBytes('x') }]), /inside the course/],
  ['a way up of Windows', () => toZip([good, { path: '..\\..\\x', bytes: toBytes('x') }]), /inside the course/],
  ['a device', () => toZip([good, { path: '01-a/exercises/nul/hidden.ts', bytes: toBytes('x') }]), /every system can keep/],
  ['a link', () => toZip([good, { path: '01-a/lesson.mdx', bytes: toBytes('/etc/passwd'), mode: 0o120777 }]), /a link to a file/],
  ['a file twice', () => toZip([good, { path: '01-a/lesson.mdx', bytes: toBytes('x') }, { path: '01-a/lesson.mdx', bytes: toBytes('y') }]), /a second time/],
  ['a file in other capitals', () => toZip([good, { path: 'Course.json', bytes: toBytes('x') }]), /course\.json, nn-lesson/],
  ['a file under two names', () => toZip([{ ...good, localPath: 'hidden.json' }]), /under two names/],
  ['a name that is no text', () => toZip([{ ...good, path: new Uint8Array([0xff, 0xfe]) }]), /not UTF-8/],
  ['a name with a zero', () => toZip([good, { path: '01-a/lesson.mdx\0.png', bytes: toBytes('x') }]), /course\.json, nn-lesson/],
  ['a name that turns its direction', () => toZip([good, { path: '01-a/\u202exdm.nossel', bytes: toBytes('x') }]), /course\.json, nn-lesson/],
  ['a long name', () => toZip([good, { path: `01-${'a'.repeat(300)}/lesson.mdx`, bytes: toBytes('x') }]), /at most 200 characters/],
  ['a zip in the zip', () => toZip([good, { path: 'images/more.zip', bytes: toZip([good]) }]), /images\/name\.png/],
  ['an encrypted file', () => toZip([{ ...good, flags: 1 }]), /encrypted/],
  ['another packing', () => toZip([{ ...good, method: 12, packed: toBytes('x') }]), /a packing/],
  ['a bomb that says what it is', () => toZip([good, { path: '01-a/lesson.mdx', bytes: zeros }]), /1\/200/],
  ['a bomb that lies', () => toZip([good, { path: '01-a/lesson.mdx', bytes: zeros, size: 100 }]), /as long as the zip says/],
  ['a file that is shorter than it says', () => toZip([good, { path: '01-a/lesson.mdx', bytes: toBytes('x'), size: 100 }]), /as long as the zip says/],
  ['a stored file of another length', () => toZip([{ ...good, method: 0, size: 1 }]), /as long as the zip says/],
  ['bytes that are not those of the checksum', () => toZip([{ ...good, packed: new Uint8Array(deflateRawSync(toBytes('[]'))) }]), /as long as the zip says/],
  ['bytes that are not packed', () => toZip([{ ...good, packed: toBytes('garbage') }]), /as long as the zip says/],
  ['files that share their bytes', () => toZip([{ ...good }, { path: 'course.json', bytes: toBytes('{}'), isShared: true }]), /share their bytes/],
  ['more than a course may have, as it says', () => toZip([good, { path: '01-a/lesson.mdx', bytes: toBytes('x'), size: UNTRUSTED_LIMITS.courseBytes }]), /at most 64 MiB/],
  ['more files than a course may have', () => toZip(Array.from({ length: UNTRUSTED_LIMITS.files + 1 }, (_, index) => ({ path: `images/a${String(index)}.png`, bytes: new Uint8Array(), method: 0 }))), /at most 10000 files/],
  ['a zip that is too large', () => new Uint8Array(UNTRUSTED_LIMITS.zipBytes + 1), /at most 32 MiB/],
];

describe('zips of attackers', () => {
  it.each(HOSTILE)('%s', (_, zip, message) => expect(say(importZip(zip()))).toMatch(message));

  it('are written by a writer that can write good ones', () => expect(say(importZip(toZip([good], 'a comment')))).toBe('ok'));

  it('tells every wrong name at once', () => {
    const result = importZip(toZip([good, { path: '../a', bytes: toBytes('x') }, { path: '../b', bytes: toBytes('x') }]));
    expect(result.ok ? [] : result.problems.map(({ file }) => file)).toEqual(['../a', '../b']);
    const many = importZip(toZip([good, ...Array.from({ length: UNTRUSTED_LIMITS.problems + 1 }, (_, index) => ({ path: `../${String(index)}`, bytes: toBytes('x') }))]));
    expect(many.ok ? [] : many.problems).toHaveLength(UNTRUSTED_LIMITS.problems);
  });
});
