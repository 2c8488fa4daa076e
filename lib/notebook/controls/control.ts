import { selectControlHost, type ControlOpening } from './host.ts';

/** Something that a reader sets and code reads. */
export interface Control<Value> {
  readonly label: string;
  /** What is set now. Read it where it is used, in another cell or in a loop, not once ahead. */
  readonly value: Value;
}

/** The one class of controls, so that the notebook knows them. */
class OpenControl<Value> implements Control<Value> {
  readonly label: string;
  readonly #read: () => Value;

  constructor(opening: Omit<ControlOpening<Value>, 'control'>) {
    this.label = opening.spec.label;
    this.#read = selectControlHost().open({ ...opening, control: this });
  }

  get value(): Value {
    return this.#read();
  }

  set value(_given: Value) {
    throw new TypeError(`“${this.label}” is set by its reader: move the control, or give it another value where it is made.`);
  }
}

export const openControl = <Value>(opening: Omit<ControlOpening<Value>, 'control'>): Control<Value> => new OpenControl(opening);

/** A control shows itself; as the last line of a cell it need not be shown once more. */
export const isControl = (value: unknown): boolean => value instanceof OpenControl;
