/** RGBA pixels -> the bytes of a PNG file. */
import { zlibSync } from 'fflate';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** 8 bits a channel, colours with opacity, the only compression, filter and order that browsers write */
const HEADER_REST = [8, 6, 0, 0, 0];

export function toPng({ width, height, pixels }: { readonly width: number; readonly height: number; readonly pixels: ArrayLike<number> }): Uint8Array {
  const row = width * 4;
  const lines = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) {
    // each line begins with its filter: none
    for (let i = 0; i < row; i++) lines[y * (row + 1) + 1 + i] = pixels[y * row + i] ?? 0;
  }
  const size = new Uint8Array(8);
  const view = new DataView(size.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  return join([Uint8Array.from(SIGNATURE), toChunk('IHDR', join([size, Uint8Array.from(HEADER_REST)])), toChunk('IDAT', zlibSync(lines)), toChunk('IEND', new Uint8Array())]);
}

function toChunk(type: string, data: Uint8Array): Uint8Array {
  const body = join([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  const ends = new DataView(new ArrayBuffer(8));
  ends.setUint32(0, data.length);
  ends.setUint32(4, checksum(body));
  const bytes = new Uint8Array(ends.buffer);
  return join([bytes.slice(0, 4), body, bytes.slice(4)]);
}

/** CRC-32, as PNG wants it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base64 without an API that only browsers or only servers have for bytes. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
