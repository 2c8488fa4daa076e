/** Cuts a stream of bytes into lines, never keeping more than one frame. */
const NEWLINE = 10;

export class FrameSplitter {
  #parts: Buffer[] = [];
  #length = 0;
  #isOver = false;

  constructor(
    readonly limitBytes: number,
    readonly onFrame: (frame: string) => void,
    /** told once; nothing is handed on afterwards */
    readonly onTooLong: () => void,
  ) {}

  push(chunk: Buffer): void {
    let from = 0;
    while (!this.#isOver) {
      const end = chunk.indexOf(NEWLINE, from);
      const part = chunk.subarray(from, end < 0 ? chunk.length : end);
      this.#length += part.length;
      if (this.#length > this.limitBytes) {
        this.#isOver = true;
        this.#parts = [];
        return this.onTooLong();
      }
      if (part.length > 0) this.#parts.push(part);
      if (end < 0) return;
      const frame = (this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts)).toString('utf8');
      this.#parts = [];
      this.#length = 0;
      from = end + 1;
      this.onFrame(frame);
    }
  }
}
