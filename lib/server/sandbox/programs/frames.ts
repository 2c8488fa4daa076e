/** Frames over stdin and stdout: one JSON text a line. */

const NEWLINE = 10;
const write = Deno.stdout.writeSync.bind(Deno.stdout);
const encode = TextEncoder.prototype.encode.bind(new TextEncoder());
const decoder = new TextDecoder();
const decode = decoder.decode.bind(decoder);

/** Writes one frame at once, even while other code keeps the thread busy. */
export function sendFrame(text: string): void {
  let bytes = encode(`${text}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(write(bytes));
}

/** Hands every frame on until stdin ends: then the host is gone and so are we. */
export async function readFrames(onFrame: (text: string) => void): Promise<void> {
  const read = Deno.stdin.read.bind(Deno.stdin);
  const { exit } = Deno;
  const chunk = new Uint8Array(64 * 1024);
  let parts: Uint8Array[] = [];
  for (;;) {
    const count = await read(chunk);
    if (count === null) return exit(0);
    let from = 0;
    for (let i = 0; i < count; i++) {
      if (chunk[i] !== NEWLINE) continue;
      parts.push(chunk.slice(from, i));
      onFrame(decode(join(parts)));
      parts = [];
      from = i + 1;
    }
    if (from < count) parts.push(chunk.slice(from, count));
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
