/** A replay as text for the terminal: check by check, then the sum. */
import { formatChange, formatMark } from '#lib/server/regrades/format-regrade.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import type { Replay } from './replay-receipt.ts';

export function formatReplay(receipt: Receipt, replay: Replay): string {
  const head = `Submission ${receipt.submission} to ${receipt.exercise}, version ${receipt.exerciseVersion.slice(0, 12)}, seed ${receipt.seed}`;
  if (replay.kind === 'impossible') return [head, ...replay.reasons.map((reason) => `  ${reason}`), 'CANNOT BE REPLAYED'].join('\n');
  const differing = new Map(replay.changes.map((change) => [change.title, change]));
  const known = replay.checks.map(({ title, status, earned, points }) => {
    const change = differing.get(title);
    return change ? `  differs  ${formatChange(change)}` : `  same     "${title}": ${status} ${String(earned)}/${String(points)}`;
  });
  const added = replay.changes.filter(({ before }) => before === null).map((change) => `  differs  ${formatChange(change)}`);
  const sum = replay.agrees ? `AGREES: ${formatMark(replay.after)}` : `DOES NOT AGREE: ${formatMark(replay.before)} on the receipt, ${formatMark(replay.after)} now`;
  return [head, ...known, ...added, ...replay.circumstances.map((line) => `  note     ${line}`), sum].join('\n');
}
