/** What the texts in the editors give and take: asked of the kernel, which compiles them anyway, and remembered until they change. */
import type { CellAnalysis, CellFacts } from '#lib/notebook/protocol.ts';

interface CellText {
  readonly id: string;
  readonly source: string;
}

export type Analyse = (cells: readonly { readonly cellId: string; readonly source: string }[]) => Promise<readonly CellAnalysis[]>;

export class TextFacts {
  /** of the last text that was looked at; `facts` are those of the last one that could be read */
  readonly #known = new Map<string, { readonly source: string; readonly facts: CellFacts | null }>();
  readonly #analyse: Analyse;

  constructor(analyse: Analyse) {
    this.#analyse = analyse;
  }

  /** Facts of a cell's text, or of the last text before it that could be read; null before one was. */
  of(id: string): CellFacts | null {
    return this.#known.get(id)?.facts ?? null;
  }

  /** A run told them. */
  learn(id: string, source: string, facts: CellFacts): void {
    this.#known.set(id, { source, facts });
  }

  /** Looks at texts that changed; true when something new was learnt. It ends without when the kernel does. */
  async refresh(cells: readonly CellText[]): Promise<boolean> {
    const unknown = cells.filter(({ id, source }) => this.#known.get(id)?.source !== source);
    if (unknown.length === 0) return false;
    const answers = await this.#analyse(unknown.map(({ id, source }) => ({ cellId: id, source })));
    for (const { id, source } of unknown) {
      const answer = answers.find(({ cellId }) => cellId === id);
      if (answer) this.#known.set(id, { source, facts: answer.facts ?? this.of(id) });
    }
    return answers.length > 0;
  }
}
