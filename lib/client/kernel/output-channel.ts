import { encodeText } from '#lib/notebook/encode-value.ts';
import { countBytes, findBuffers } from '#lib/notebook/output-buffers.ts';
import { OUTPUT_LIMITS, type Output, type OutputUpdate, type Series, type ValueNode } from '#lib/notebook/outputs.ts';
import type { KernelMessage } from '#lib/notebook/protocol.ts';
import type { DisplaySink } from '../teaching/display-sink.ts';

/** Time and timers as arguments, so that tests need neither. */
export interface ChannelClock {
  now(): number;
  /** Calls back once, later. */
  later(call: () => void, ms: number): void;
}

/** Points one series of a live curve may have; beyond, every second new point is left out, then every fourth … */
export const CURVE_POINTS_PER_SERIES = 10_000;

type ConsoleLevel = Extract<Output, { kind: 'text' }>['level'];

/**
 * Carries a run's outputs to the page: in order, at most `updatesPerSecond` posts, and never more than the limits of one
 * run. What is over the limits is counted here, in the Worker, so that a flood costs the page nothing.
 */
export class OutputChannel implements DisplaySink {
  private runId = 0;
  private nextDisplay = 1;
  private displays = 0;
  private lines = 0;
  private characters = 0;
  private droppedLines = 0;
  private droppedDisplays = 0;
  private bytes = 0;
  private droppedLarge = 0;
  private notices = new Map<string, { id: number; shown: string }>();
  private curves = new Map<string, { points: number; every: number; seen: number }>();
  private pending: KernelMessage[] = [];
  private pendingUpdates = new Map<number, OutputUpdate>();
  private lastFlush = -Infinity;
  private scheduled = false;

  constructor(
    private readonly post: (messages: readonly KernelMessage[], transfer: readonly Transferable[]) => void,
    private readonly clock: ChannelClock,
  ) {}

  /** Starts a run: counts begin anew, and what follows belongs to it. */
  begin(runId: number): void {
    this.flush();
    this.runId = runId;
    this.displays = this.lines = this.characters = this.droppedLines = this.droppedDisplays = this.bytes = this.droppedLarge = 0;
    this.notices = new Map();
    this.curves = new Map();
  }

  /** Sends a message now, after everything that came before it. */
  send(message: KernelMessage): void {
    this.flush();
    this.post([message], []);
  }

  show(output: Output): number | null {
    if (this.displays >= OUTPUT_LIMITS.displaysPerRun) {
      this.droppedDisplays++;
      this.schedule();
      return null;
    }
    const bytes = countBytes(output);
    if (this.bytes + bytes > OUTPUT_LIMITS.bytesPerRun) {
      this.droppedLarge++;
      this.schedule();
      return null;
    }
    this.bytes += bytes;
    this.displays++;
    return this.append(output);
  }

  /** Errors and the value of the cell are shown whatever the limits say. */
  showAlways(output: Output): number {
    return this.append(output);
  }

  /** Whether a console line would still be sent; asked before its arguments are encoded, which is the costly part. */
  hasRoomForLine(): boolean {
    return this.lines < OUTPUT_LIMITS.consoleLinesPerRun && this.characters < OUTPUT_LIMITS.consoleCharactersPerRun;
  }

  dropLine(): void {
    this.droppedLines++;
    this.schedule();
  }

  log(level: ConsoleLevel, parts: readonly ValueNode[]): void {
    const room = OUTPUT_LIMITS.consoleCharactersPerRun - this.characters;
    const { kept, characters, lines } = cutParts(parts, room);
    this.characters += characters;
    this.lines += lines;
    this.append({ kind: 'text', level, parts: kept });
  }

  update(displayId: number, update: OutputUpdate): void {
    const before = this.pendingUpdates.get(displayId);
    this.pendingUpdates.set(displayId, update.kind === 'curve' ? this.mergeCurve(displayId, before, update.points) : mergeText(before, update));
    this.schedule();
  }

  /** Posts everything that waits. */
  flush(): void {
    this.lastFlush = this.clock.now();
    this.sayWhatWasDropped();
    const messages = this.pending;
    for (const [displayId, update] of this.pendingUpdates) messages.push({ type: 'update', runId: this.runId, displayId, update });
    this.pending = [];
    this.pendingUpdates = new Map();
    if (messages.length === 0) return;
    const transfer = messages.flatMap((message) => (message.type === 'output' ? findBuffers(message.output) : []));
    this.post(messages, transfer.filter((buffer) => buffer instanceof ArrayBuffer));
  }

  private append(output: Output): number {
    this.sayWhatWasDropped();
    const displayId = this.nextDisplay++;
    this.pending.push({ type: 'output', runId: this.runId, displayId, output });
    this.schedule();
    return displayId;
  }

  /** A loop that never yields still gets its outputs out, because the time is looked at with each of them. */
  private schedule(): void {
    const interval = 1000 / OUTPUT_LIMITS.updatesPerSecond;
    const wait = this.lastFlush + interval - this.clock.now();
    if (wait <= 0) return this.flush();
    if (this.scheduled) return;
    this.scheduled = true;
    this.clock.later(() => {
      this.scheduled = false;
      this.flush();
    }, wait);
  }

  /** In the place where it was dropped; later only the count changes. */
  private sayWhatWasDropped(): void {
    this.updateNotice('lines', this.droppedLines, (count) => `${count} more ${count === '1' ? 'line was' : 'lines were'} dropped: a cell shows ${OUTPUT_LIMITS.consoleLinesPerRun.toLocaleString('en')} lines or ${OUTPUT_LIMITS.consoleCharactersPerRun.toLocaleString('en')} characters.`);
    this.updateNotice('displays', this.droppedDisplays, (count) => `${count} more ${count === '1' ? 'display was' : 'displays were'} dropped: a cell shows ${OUTPUT_LIMITS.displaysPerRun}.`);
    this.updateNotice('bytes', this.droppedLarge, (count) => `${count} more ${count === '1' ? 'display was' : 'displays were'} dropped: a cell shows ${OUTPUT_LIMITS.bytesPerRun / 1e6} MB of tensors, tables and images.`);
  }

  private updateNotice(what: string, count: number, words: (count: string) => string): void {
    if (count === 0) return;
    const text = words(count.toLocaleString('en'));
    const notice = this.notices.get(what);
    if (!notice) {
      const id = this.nextDisplay++;
      this.notices.set(what, { id, shown: text });
      this.pending.push({ type: 'output', runId: this.runId, displayId: id, output: { kind: 'notice', text } });
    } else if (notice.shown !== text) {
      notice.shown = text;
      this.pendingUpdates.set(notice.id, { kind: 'replace', output: { kind: 'notice', text } });
    }
  }

  private mergeCurve(displayId: number, before: OutputUpdate | undefined, points: readonly Series[]): OutputUpdate {
    const merged = new Map((before?.kind === 'curve' ? before.points : []).map((series) => [series.name, { name: series.name, x: series.x as number[], y: series.y as number[] }]));
    for (const { name, x, y } of points) {
      const series = merged.get(name) ?? { name, x: [], y: [] };
      merged.set(name, series);
      x.forEach((value, i) => {
        if (!this.keepsPoint(`${displayId} ${name}`)) return;
        series.x.push(value);
        series.y.push(y[i] ?? NaN);
      });
    }
    return { kind: 'curve', points: [...merged.values()] };
  }

  /** Long runs thin out instead of growing without end: each time a series is full, half as many new points are kept. */
  private keepsPoint(key: string): boolean {
    const curve = this.curves.get(key) ?? { points: 0, every: 1, seen: 0 };
    this.curves.set(key, curve);
    if (curve.seen++ % curve.every !== 0) return false;
    if (++curve.points % CURVE_POINTS_PER_SERIES === 0) curve.every *= 2;
    return true;
  }
}

/** What is written between two posts is one piece of text; of everything else the newest counts. */
const mergeText = (before: OutputUpdate | undefined, update: OutputUpdate): OutputUpdate =>
  update.kind === 'stream' && before?.kind === 'stream' ? { ...update, text: before.text + update.text } : update;

/** Cuts console arguments to the room that is left. */
function cutParts(parts: readonly ValueNode[], room: number): { kept: ValueNode[]; characters: number; lines: number } {
  const kept: ValueNode[] = [];
  let characters = 0;
  let lines = 1;
  for (const part of parts) {
    if (characters >= room) {
      kept.push({ type: 'cut', reason: 'more text' });
      break;
    }
    const size = countCharacters(part);
    if (part.type === 'primitive' && characters + size > room) kept.push(encodeText(`${part.text.slice(0, room - characters)}…`));
    else kept.push(part);
    characters += size;
    if (part.type === 'primitive') lines += part.text.split('\n').length - 1;
  }
  return { kept, characters, lines };
}

/** About how much text a value is when unfolded. */
function countCharacters(node: ValueNode): number {
  switch (node.type) {
    case 'primitive':
    case 'function':
      return node.text.length + 1;
    case 'list':
      return node.items.reduce((sum, item) => sum + countCharacters(item), node.preview.length);
    case 'record':
      return node.entries.reduce((sum, [key, value]) => sum + key.length + countCharacters(value), node.preview.length);
    case 'tensor':
      return node.tensor.values.length * 8;
    case 'cut':
      return node.reason.length;
  }
}
