/** The Worker's side of controls: what they hold, who has read it, and what runs when they move. Shares the realm with learner code. */
import type { ControlHost, ControlOpening } from '#lib/notebook/controls/host.ts';
import { acceptRaw } from '#lib/notebook/controls/accept-raw.ts';
import type { ControlMessage, ControlRequest } from '#lib/notebook/controls/messages.ts';
import { CONTROL_LIMITS, type RawValue } from '#lib/notebook/controls/spec.ts';
import type { Output } from '#lib/notebook/outputs.ts';

/** What the board asks of the notebook. */
export interface BoardSession {
  send(message: ControlMessage): void;
  show(output: Output): unknown;
  /** names of the notebook that lead to a value */
  namesOf(value: object): readonly string[];
  /** Runs it when no cell runs, for a control of this cell; gives the names that it changed. */
  call(controlId: string, cellId: string, act: () => unknown): Promise<readonly string[]>;
}

interface Held {
  readonly id: string;
  readonly key: string;
  readonly cellId: string;
  readonly control: object;
  /** Takes what the page sent; throws a sentence. */
  readonly set: (raw: unknown) => void;
  /** null: nothing is to run */
  readonly change: (() => unknown) | null;
  /** nobody has read it since it was set */
  unread: boolean;
  /** a call of `change` waits for its turn: it will see the newest value */
  waits: boolean;
}

interface Running {
  readonly runId: number;
  readonly cellId: string;
  /** how often each kind of control was made in this run: equal ones are told apart by their order */
  readonly made: Map<string, number>;
  count: number;
}

export class ControlBoard implements ControlHost {
  readonly #session: BoardSession;
  readonly #controls = new Map<string, Held>();
  /** what the learner set, by cell, label and options: a control that is made again begins with it */
  readonly #kept = new Map<string, RawValue>();
  #running: Running | null = null;
  /** set while the cell ran that runs now */
  readonly #moved = new Set<Held>();

  constructor(session: BoardSession) {
    this.#session = session;
  }

  /** A cell begins to run: the controls of its last run are gone. */
  begin(runId: number, cellId: string): void {
    this.#running = { runId, cellId, made: new Map(), count: 0 };
    for (const held of this.#controls.values()) if (held.cellId === cellId) this.#controls.delete(held.id);
  }

  /** It has ended, and this was said: what it has not seen of moved controls is newer than its results. */
  end(): void {
    this.#running = null;
    const missed = [...this.#moved].filter(({ unread }) => unread);
    this.#moved.clear();
    this.#tell(missed.flatMap(({ control }) => this.#session.namesOf(control)));
  }

  open<Value>({ control, spec, initial, decode, onChange }: ControlOpening<Value>): () => Value {
    const run = this.#running;
    if (!run) throw new Error(`“${spec.label}” can only be made while its cell runs, not in onChange or in a timer. Make it at the top level of a cell.`);
    if (run.count >= CONTROL_LIMITS.perRun) throw new RangeError(`Expected at most ${CONTROL_LIMITS.perRun} controls in one cell; “${spec.label}” would be one more.`);
    const kind = JSON.stringify([run.cellId, spec, initial instanceof Uint8Array ? null : initial]);
    const nth = (run.made.get(kind) ?? 0) + 1;
    run.made.set(kind, nth);
    const id = `${run.runId}.${(run.count += 1)}`;
    const key = `${kind} ${nth}`;
    let { raw, value } = this.#begin(key, { spec, initial, decode });
    const held: Held = {
      id,
      key,
      cellId: run.cellId,
      control,
      set: (next) => {
        const accepted = acceptRaw(spec, next);
        value = decode(accepted);
        raw = accepted;
        this.#kept.set(key, raw);
      },
      change: onChange && (() => onChange(value)),
      unread: false,
      waits: false,
    };
    this.#controls.set(id, held);
    this.#session.show({ kind: 'control', control: { id, key, spec }, value: raw, problem: '', phase: 'open' });
    return () => {
      held.unread = false;
      return value;
    };
  }

  receive(request: ControlRequest): void {
    if (request.type === 'control-memory') {
      for (const [key, raw] of request.kept) this.#kept.set(key, raw);
      return;
    }
    const held = this.#controls.get(request.controlId);
    const problem = held ? trySet(held, request.raw) : '';
    this.#session.send({ type: 'control-taken', controlId: request.controlId, problem });
    if (!held || problem !== '') return;
    held.unread = true;
    if (this.#running) this.#moved.add(held);
    this.#tell(this.#session.namesOf(held.control));
    void this.#change(held);
  }

  async #change(held: Held): Promise<void> {
    const { change, id, cellId } = held;
    if (!change || held.waits) return;
    held.waits = true;
    this.#tell(
      await this.#session.call(id, cellId, () => {
        held.waits = false;
        return this.#controls.has(id) ? change() : null;
      }),
    );
  }

  #tell(names: readonly string[]): void {
    if (names.length > 0) this.#session.send({ type: 'control-changed', names: [...new Set(names)] });
  }

  /** What it held before, where that still fits. */
  #begin<Value>(key: string, { spec, initial, decode }: Pick<ControlOpening<Value>, 'spec' | 'initial' | 'decode'>): { raw: RawValue; value: Value } {
    try {
      const raw = this.#kept.has(key) ? acceptRaw(spec, this.#kept.get(key)) : initial;
      return { raw, value: decode(raw) };
    } catch {
      return { raw: initial, value: decode(initial) };
    }
  }
}

/** Why it could not be set; empty when it was. */
function trySet(held: Held, raw: unknown): string {
  try {
    held.set(raw);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
