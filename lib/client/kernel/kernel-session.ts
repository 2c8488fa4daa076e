import type * as Tf from '@tensorflow/tfjs';
import { isControl } from '#lib/notebook/controls/control.ts';
import { compileCell, type CompiledCell } from '#lib/notebook/compile-cell.ts';
import { mapError } from '#lib/notebook/map-error.ts';
import type { CellError } from '#lib/notebook/outputs.ts';
import { NO_FACTS, type BackendName, type CellAnalysis, type KernelMessage, type KernelRequest } from '#lib/notebook/protocol.ts';
import { runProgram } from '#lib/notebook/run-program.ts';
import { suggestHint } from '#lib/notebook/suggest-hint.ts';
import { createImporter } from '../teaching/import-module.ts';
import { toOutput } from '../teaching/to-output.ts';
import type { Tracer } from '../teaching/tracer.ts';
import { chooseBackend, type BackendHost } from './choose-backend.ts';
import { ControlBoard } from './control-board.ts';
import { exchangeNames, type Scope } from './exchange-names.ts';
import { findChanged, findNamesOf, takeSnapshot } from './find-names-of.ts';
import type { OutputChannel } from './output-channel.ts';
import { recordTape } from './record-tape.ts';
import { SoftStop, StopSignal } from './soft-stop.ts';
import { TensorLedger } from './tensor-ledger.ts';

export interface SessionHost extends BackendHost {
  loadTensorFlow(): Promise<typeof Tf>;
  /** Called once with TensorFlow.js as cells get it. */
  readonly onTensorFlow?: (tf: typeof Tf) => void;
  /** where cells' names live */
  readonly scope: Scope;
}

/** A notebook's state in its Worker: the cells that ran, their names, TensorFlow.js. Runs one thing at a time. */
export class KernelSession {
  private readonly cells = new Map<string, CompiledCell>();
  /** variables, functions and classes; what is imported is not the notebook's own */
  private readonly names = new Set<string>();
  private readonly capturedNames = new Set<string>();
  private capturedEverything = false;
  private readonly softStop = new SoftStop();
  private readonly ledger: TensorLedger;
  private readonly importer = createImporter(() => this.loadTensorFlow(null));
  private work: Promise<void> = Promise.resolve();
  private runningId: number | null = null;
  /** the last run, if it ended well */
  private lastDone: number | null = null;
  /** the cell whose error handlers outside a run speak for */
  private lastCellId = '';
  private tf: typeof Tf | null = null;
  private loading: Promise<typeof Tf> | null = null;
  private reportedBackend: string | null = null;
  /** calls of controls count below 0, so that no run of a cell is meant */
  private lastCall = 0;

  /** For `epoch/controls`. */
  readonly controls = new ControlBoard({
    send: (message) => this.channel.send(message),
    show: (output) => this.channel.show(output),
    namesOf: (value) => findNamesOf(this.host.scope, this.names, value),
    call: (controlId, cellId, act) => new Promise((resolve) => this.enqueue(async () => resolve(await this.callControl(controlId, cellId, act)))),
  });

  constructor(
    private readonly channel: OutputChannel,
    private readonly host: SessionHost,
  ) {
    this.ledger = new TensorLedger(host.scope);
  }

  /** TensorFlow.js as cells get it. */
  readonly tensorFlow = (): Promise<typeof Tf> => this.loadTensorFlow(null);

  receive(request: Exclude<KernelRequest, { type: 'data' | 'kept' }>): void {
    switch (request.type) {
      case 'soft-stop':
        if (request.runId === this.runningId) this.channel.send({ type: 'stop-heard', runId: request.runId, mayEnd: this.softStop.ask() });
        return;
      case 'run':
        return this.enqueue(async () => {
          if (request.behind === undefined || request.behind === this.lastDone) await this.run(request.runId, request.cellId, request.source);
        });
      case 'warm':
        return this.enqueue(() => this.warm(request.backend));
      case 'backend':
        return this.enqueue(() => this.setBackend(request.backend));
      case 'exchange':
        return this.enqueue(async () => this.channel.send({ type: 'exchanged', requestId: request.requestId, values: exchangeNames(this.host.scope, this.tf, request.names, request.changes) }));
      case 'control':
      case 'control-memory':
        return this.controls.receive(request);
      case 'analyse':
        return this.channel.send({ type: 'analysed', requestId: request.requestId, cells: request.cells.map((cell) => this.analyse(cell)) });
    }
  }

  /** Shows an error that no cell waited for: of a timer, or of a promise without `await`. */
  reportStray(error: unknown): void {
    if (error instanceof StopSignal) return;
    this.channel.show({ kind: 'error', error: this.toCellError(error, this.lastCellId) });
  }

  /** For `epoch/debug`: shows how a computation went, and lets its error through. */
  readonly trace: Tracer = async (compute, title, keep) => {
    const tf = await this.loadTensorFlow(null);
    const { tape, outcome } = await recordTape(tf, { title, keep, compute }, {
      locate: () => mapError(new Error(), (id) => this.cells.get(id) ?? null, this.lastCellId).frames[0] ?? null,
      nameOf: this.namesOfTensors(),
    });
    this.channel.show({ kind: 'tape', tape });
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  };

  /** Finds the notebook's names for tensors, as they are when first asked. */
  private namesOfTensors(): (tensor: object) => string | null {
    let known: Map<unknown, string> | null = null;
    return (tensor) => {
      known ??= new Map([...this.names].map((name) => [Object.getOwnPropertyDescriptor(this.host.scope, name)?.value as unknown, name]));
      return known.get(tensor) ?? null;
    };
  }

  private enqueue(task: () => Promise<void>): void {
    // A failure outside a cell is ours; it must not end the queue.
    this.work = this.work.then(task).catch((error: unknown) => this.reportStray(error));
  }

  private async run(runId: number, cellId: string, source: string): Promise<void> {
    this.channel.begin(runId);
    this.channel.send({ type: 'started', runId });
    this.runningId = runId;
    this.lastCellId = cellId;
    this.controls.begin(runId, cellId);
    this.softStop.begin(() => this.channel.send({ type: 'heeds-stop', runId }));
    const start = this.host.now();
    let status: Extract<KernelMessage, { type: 'finished' }>['status'] = 'done';
    let cell: CompiledCell | null = null;
    let result: unknown;
    try {
      cell = this.compile(cellId, source);
      this.ledger.begin(this.tf, cellId, cell.names.filter((name) => this.names.has(name)));
      const { kinds } = cell;
      cell.names.forEach((name) => (kinds[name] === 'import' ? this.names.delete(name) : this.names.add(name)));
      result = await runProgram(cell, this.importer);
      const output = isControl(result) ? null : toOutput(result);
      if (output) this.channel.showAlways(output);
    } catch (error) {
      status = error instanceof StopSignal ? 'stopped' : 'failed';
      if (status === 'failed') this.channel.showAlways({ kind: 'error', error: this.toCellError(error, cellId) });
    }
    const ms = this.host.now() - start;
    this.runningId = null;
    this.lastDone = status === 'done' ? runId : null;
    const { leaked, memory } = this.ledger.end(this.tf, cellId, this.names, result);
    this.reportBackend({});
    this.channel.send({ type: 'finished', runId, status, ms, facts: cell?.facts ?? null, leakedTensors: leaked, memory });
    this.controls.end();
  }

  /** Runs what a moved control asks for, when no cell runs; gives the names that hold something else after it. */
  private async callControl(controlId: string, cellId: string, act: () => unknown): Promise<readonly string[]> {
    const runId = (this.lastCall -= 1);
    const facts = this.cells.get(cellId)?.facts ?? NO_FACTS;
    const look = () => takeSnapshot(this.host.scope, [...facts.defines, ...facts.writes, ...facts.changes]);
    const before = look();
    this.channel.begin(runId);
    this.channel.send({ type: 'control-began', controlId, runId });
    this.lastCellId = cellId;
    this.softStop.begin(() => undefined);
    const owner = `${controlId} of ${cellId}`;
    this.ledger.begin(this.tf, owner, []);
    let result: unknown;
    try {
      result = await act();
    } catch (error) {
      if (!(error instanceof StopSignal)) this.channel.showAlways({ kind: 'error', error: this.toCellError(error, cellId) });
    }
    this.ledger.end(this.tf, owner, this.names, result);
    this.channel.send({ type: 'control-ended', controlId, runId });
    return findChanged(before, look());
  }

  private compile(cellId: string, source: string): CompiledCell {
    const cell = compileCell(source, { cellId, capturedElsewhere: { names: this.capturedNames, everything: this.capturedEverything } });
    this.cells.set(cellId, cell);
    // Also of cells that fail later: their functions may live on.
    cell.captures.names.forEach((name) => this.capturedNames.add(name));
    this.capturedEverything ||= cell.captures.everything;
    return cell;
  }

  private analyse({ cellId, source }: { readonly cellId: string; readonly source: string }): CellAnalysis {
    try {
      return { cellId, facts: compileCell(source, { cellId }).facts, error: null };
    } catch (error) {
      return { cellId, facts: null, error: this.toCellError(error, cellId) };
    }
  }

  private toCellError(error: unknown, cellId: string): CellError {
    const mapped = mapError(error, (id) => this.cells.get(id) ?? null, cellId);
    return { ...mapped, hint: suggestHint(mapped, this.names) };
  }

  /** Goes through everything once that a first cell would wait for. */
  private async warm(backend: BackendName | null): Promise<void> {
    compileCell('const warm: number = 1; warm', { cellId: 'warm' });
    const tf = await this.loadTensorFlow(backend);
    await tf.tidy(() => tf.matMul(tf.ones([8, 8]), tf.ones([8, 8])).add(1)).data();
  }

  private async loadTensorFlow(demanded: BackendName | null): Promise<typeof Tf> {
    this.loading ??= this.prepareTensorFlow(demanded).catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  private async prepareTensorFlow(demanded: BackendName | null): Promise<typeof Tf> {
    const original = await this.host.loadTensorFlow();
    const choice = await chooseBackend(original, this.host, demanded ?? this.demanded);
    this.available = choice.available;
    this.tf = { ...this.softStop.install(original), variable: this.ledger.watchVariables(original.variable) };
    this.host.onTensorFlow?.(this.tf);
    this.reportBackend(choice.trial);
    return this.tf;
  }

  private available: readonly BackendName[] = ['cpu', 'wasm'];
  private demanded: BackendName | null = null;

  private async setBackend(backend: BackendName): Promise<void> {
    this.demanded = backend;
    // Chosen when TensorFlow.js is loaded, so that choosing alone costs nothing.
    if (!this.tf) return;
    if (backend === 'webgl' || backend === 'webgpu') await this.host.loadGpu(backend);
    await this.tf.setBackend(backend);
    this.reportBackend({});
  }

  /** Tells the page which backend works now; cells may change it, too. */
  private reportBackend(trial: Readonly<Record<string, number>>): void {
    const backend = this.tf?.getBackend();
    if (!backend || backend === this.reportedBackend) return;
    this.reportedBackend = backend;
    this.channel.send({ type: 'backend', backend: backend as BackendName, available: this.available, trial });
  }
}
