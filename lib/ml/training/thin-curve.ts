/** The curve of a run, in as many points as a chart shows. */

/** Points of a run's curve that are kept. */
export const CURVE_POINTS = 500;
/** Metrics of one run that are kept. */
export const CURVE_METRICS = 12;

/** One list an entry, all equally long. */
export interface Curve {
  /** epochs or steps that were done */
  readonly done: readonly number[];
  /** since the run began, without the time between a stop and its resumption */
  readonly seconds: readonly number[];
  /** null: none at that point, or no finite number */
  readonly metrics: Readonly<Record<string, readonly (number | null)[]>>;
}

export const EMPTY_CURVE: Curve = { done: [], seconds: [], metrics: {} };

interface Point {
  readonly done: number;
  readonly seconds: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Takes points one by one. Each time it is full it lets every second one go; the newest is always there. */
export class CurveThinner {
  #kept: Point[] = [];
  #every = 1;
  #seen = 0;
  #newest: Point | null = null;

  constructor(start: Curve = EMPTY_CURVE) {
    start.done.forEach((done, index) => {
      const values = Object.entries(start.metrics).flatMap(([name, column]) => (column[index] == null ? [] : [[name, column[index]] as const]));
      this.#kept.push({ done, seconds: start.seconds[index] ?? 0, values: Object.fromEntries(values) });
    });
    this.#seen = this.#kept.length;
  }

  add(point: Point): void {
    this.#newest = null;
    if (this.#seen++ % this.#every !== 0) {
      this.#newest = point;
      return;
    }
    this.#kept.push(point);
    if (this.#kept.length < CURVE_POINTS) return;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
    this.#newest = point;
    this.#every *= 2;
  }

  curve(): Curve {
    const points = this.#newest === null ? this.#kept : [...this.#kept, this.#newest];
    const names = [...new Set(points.flatMap(({ values }) => Object.keys(values)))].slice(0, CURVE_METRICS);
    const metrics = names.map((name) => [name, points.map(({ values }) => toFinite(values[name]))] as const);
    return { done: points.map(({ done }) => done), seconds: points.map(({ seconds }) => seconds), metrics: Object.fromEntries(metrics) };
  }

  /** The newest value of each metric. */
  latest(): Readonly<Record<string, number>> {
    return (this.#newest ?? this.#kept.at(-1))?.values ?? {};
  }
}

const toFinite = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null);
