/** Counts of what things are against what they were taken for, and what follows from them. */
export interface Confusion {
  readonly title: string;
  /** names of the classes, in the order of rows and columns */
  readonly labels: readonly string[];
  /** `counts[actual][predicted]` */
  readonly counts: readonly (readonly number[])[];
}

/** How well one class is recognised. A share is null where it would divide by nothing. */
export interface ClassScore {
  readonly label: string;
  /** of those taken for it, the share that are */
  readonly precision: number | null;
  /** of those that are, the share taken for it */
  readonly recall: number | null;
  readonly f1: number | null;
  /** how many there are */
  readonly support: number;
}

export interface Scores {
  readonly classes: readonly ClassScore[];
  readonly right: number;
  readonly total: number;
  /** null without examples */
  readonly accuracy: number | null;
}

/** Classes of one matrix; more cannot be seen. */
export const CONFUSION_CLASSES = 100;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0);

export function scoreClasses({ labels, counts }: Confusion): Scores {
  const rows = counts.map(sum);
  const columns = labels.map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const hits = labels.map((_, at) => counts[at]?.[at] ?? 0);
  const classes = labels.map((label, at): ClassScore => {
    const [hit = 0, support = 0, taken = 0] = [hits[at], rows[at], columns[at]];
    // two times the hits over both sums: 0 where there were examples and none was found
    return { label, precision: share(hit, taken), recall: share(hit, support), f1: share(2 * hit, support + taken), support };
  });
  return { classes, right: sum(hits), total: sum(rows), accuracy: share(sum(hits), sum(rows)) };
}

/** The share of its row that a cell holds; null in a row without examples. */
export const findRowShare = ({ counts }: Confusion, actual: number, predicted: number): number | null => share(counts[actual]?.[predicted] ?? 0, sum(counts[actual] ?? []));

export const formatShare = (value: number | null): string => (value === null ? '–' : `${Number((value * 100).toPrecision(3))} %`);

/** One cell in words: `is cat, taken for dog: 3 of 20, 15 %`. */
export function describeConfusionCell(confusion: Confusion, actual: number, predicted: number): string {
  const { labels, counts } = confusion;
  const count = counts[actual]?.[predicted] ?? 0;
  const all = sum(counts[actual] ?? []);
  const verdict = actual === predicted ? `${labels[actual] ?? ''}, recognised` : `${labels[actual] ?? ''}, taken for ${labels[predicted] ?? ''}`;
  return `${verdict}: ${count} of ${all}${all === 0 ? '' : `, ${formatShare(count / all)}`}`;
}

/** The whole in a sentence or two: how often right, and which two are mixed up most. */
export function describeConfusion(confusion: Confusion): string {
  const { accuracy, right, total } = scoreClasses(confusion);
  if (total === 0) return 'No examples yet';
  const mistakes = confusion.counts.flatMap((row, actual) => row.flatMap((count, predicted) => (actual === predicted || count === 0 ? [] : [{ actual, predicted, count }])));
  const worst = mistakes.reduce<(typeof mistakes)[number] | null>((most, one) => (most === null || one.count > most.count ? one : most), null);
  const told = `${right.toLocaleString('en')} of ${total.toLocaleString('en')} right, accuracy ${formatShare(accuracy)}`;
  return worst === null ? told : `${told}. Most often: ${describeConfusionCell(confusion, worst.actual, worst.predicted)}`;
}
