import { compileCell, type CompiledCell, type CompileOptions } from '../compile-cell.ts';
import { mapError } from '../map-error.ts';
import type { CellError } from '../outputs.ts';
import { runProgram } from '../run-program.ts';

const MODULES: Readonly<Record<string, object>> = {
  lib: { a: 1, b: 2, default: 'def' },
  '@tensorflow/tfjs': { tensor: (x: unknown) => x },
};

/** A notebook without a Worker: cells share this realm's globals, as they do in the kernel. */
export class TestNotebook {
  private readonly cells = new Map<string, CompiledCell>();
  private readonly captured = new Set<string>();
  private everything = false;
  private count = 0;
  private readonly before = new Map<string, PropertyDescriptor | undefined>();

  /** @param local whether variables may stay local while a cell runs, as in the kernel */
  constructor(private readonly local: boolean) {}

  compile(source: string, cellId: string): CompiledCell {
    const options: CompileOptions = this.local ? { cellId, capturedElsewhere: { names: this.captured, everything: this.everything } } : { cellId };
    const cell = compileCell(source, options);
    this.cells.set(cellId, cell);
    for (const name of cell.names) if (!this.before.has(name)) this.before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    cell.captures.names.forEach((name) => this.captured.add(name));
    this.everything ||= cell.captures.everything;
    return cell;
  }

  /** Gives this realm back the globals that cells have taken. */
  close(): void {
    for (const [name, descriptor] of this.before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }

  async run(source: string, cellId = `c${++this.count}`): Promise<unknown> {
    return runProgram(this.compile(source, cellId), async (specifier) => {
      const module = MODULES[specifier];
      if (module) return module;
      throw new Error(`Cannot import '${specifier}'.`);
    });
  }

  /** Runs a cell that must fail and gives its error as the learner sees it. */
  async fail(source: string, cellId = `c${++this.count}`): Promise<CellError> {
    try {
      await this.run(source, cellId);
    } catch (error) {
      return mapError(error, (id) => this.cells.get(id) ?? null, cellId);
    }
    throw new Error(`Expected the cell to fail: ${source}`);
  }
}
