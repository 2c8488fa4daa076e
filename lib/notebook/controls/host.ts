/** Where `epoch/controls` is connected with what shows controls. Unconnected it is silent: that is how exercises are graded. */
import type { ControlSpec, RawValue } from './spec.ts';

/** One control as its program asks for it. */
export interface ControlOpening<Value> {
  /** what the program holds: names that lead to it are those that change */
  readonly control: object;
  readonly spec: ControlSpec;
  /** what it holds before anybody touches it */
  readonly initial: RawValue;
  /** Throws a sentence where there is no such value, e.g. of a file that is no JSON. */
  readonly decode: (raw: RawValue) => Value;
  readonly onChange: ((value: Value) => unknown) | null;
}

export interface ControlHost {
  /** Shows a control below the running cell and gives what tells its value of now. */
  open<Value>(opening: ControlOpening<Value>): () => Value;
}

const SILENT: ControlHost = {
  open({ spec, initial, decode }) {
    if (spec.type === 'webcam' || spec.type === 'file') throw new Error(`There is no ${spec.type} where this code is checked: “${spec.label}” can only be used in a cell of the notebook. Give the function its data as an argument.`);
    const value = decode(initial);
    return () => value;
  },
};

let current: ControlHost = SILENT;

/** Called once, before any cell runs. null: as before. */
export function connectControls(host: ControlHost | null): void {
  current = host ?? SILENT;
}

export const selectControlHost = (): ControlHost => current;
