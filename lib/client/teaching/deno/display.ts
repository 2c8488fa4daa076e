/** `epoch/display` in a notebook that was taken along: shows through Jupyter, or as text where a script runs. */
import { toShown, type MimeBundle } from '#lib/notebook/mime/to-mime.ts';
import { encodeTensorOutput, isTensor } from '#lib/notebook/encode-tensor.ts';
import { encodeValue } from '#lib/notebook/encode-value.ts';
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import { connectDisplay, type DisplaySink } from '../display-sink.ts';
import { applyUpdate } from '../../notebook/output-slot.ts';
import type { LayersModelLike } from '../read-model.ts';
import { toModelOutput } from '../to-model-summary.ts';
import { selectOptionalJupyter } from './host.ts';

export * from '../display.ts';

/** ms between two pictures of the same growing curve */
const REDRAW_MS = 200;

interface Living {
  output: Output;
  drawnAt: number;
  timer: boolean;
}

class DenoSink implements DisplaySink {
  readonly #jupyter = selectOptionalJupyter();
  readonly #living = new Map<number, Living>();
  #shown = 0;

  show(output: Output): number {
    const id = this.#shown++;
    // Elsewhere nothing is drawn twice; only a growing text is waited for.
    if (this.#jupyter || output.kind === 'stream') this.#living.set(id, { output, drawnAt: Date.now(), timer: false });
    if (this.#jupyter) void this.#jupyter.broadcast('display_data', { data: toData(output), metadata: {}, transient: { display_id: toName(id) } });
    else if (output.kind !== 'curve' && output.kind !== 'progress' && output.kind !== 'stream') console.log(toData(output)['text/plain']);
    return id;
  }

  update(displayId: number, update: OutputUpdate): void {
    const living = this.#living.get(displayId);
    const output = living && applyUpdate(living.output, update);
    if (!living || !output) return;
    living.output = output;
    const isEnd = (update.kind === 'progress' && update.value >= update.total) || (update.kind === 'stream' && update.done);
    if (!this.#jupyter) return isEnd ? console.log(toData(output)['text/plain']) : undefined;
    const wait = isEnd ? 0 : living.drawnAt + REDRAW_MS - Date.now();
    if (wait <= 0) return this.#draw(displayId, living);
    if (living.timer) return;
    living.timer = true;
    setTimeout(() => this.#draw(displayId, living), wait);
  }

  #draw(displayId: number, living: Living): void {
    living.timer = false;
    living.drawnAt = Date.now();
    void this.#jupyter?.broadcast('update_display_data', { data: toData(living.output), metadata: {}, transient: { display_id: toName(displayId) } });
  }
}

const toName = (id: number): string => `epoch-${id}`;

function toData(output: Output): MimeBundle {
  const shown = toShown(output);
  return shown.kind === 'data' ? shown.data : { 'text/plain': shown.kind === 'stream' ? shown.text : shown.evalue };
}

connectDisplay(new DenoSink());

interface TensorFlow {
  readonly Tensor: { readonly prototype: object };
  readonly LayersModel: { readonly prototype: object };
  env(): { set(flag: string, value: boolean): void };
  scalar(value: number): { dispose(): void };
}

/** Makes a tensor at the end of a cell show its values, and a model its layers; keeps TensorFlow.js's advertisement for another package out of the first cell. */
export function showTensors(tf: TensorFlow): void {
  const display = Symbol.for('Jupyter.display');
  Object.defineProperty(tf.Tensor.prototype, display, {
    configurable: true,
    value(this: object) {
      return toData(isTensor(this) ? encodeTensorOutput(this) : { kind: 'value', value: encodeValue(this) });
    },
  });
  Object.defineProperty(tf.LayersModel.prototype, display, {
    configurable: true,
    value(this: LayersModelLike) {
      return toData(toModelOutput(this));
    },
  });
  tf.env().set('PROD', true);
  tf.scalar(0).dispose();
  tf.env().set('PROD', false);
}
