import { encodeText, encodeValue } from '#lib/notebook/encode-value.ts';
import type { Output, ValueNode } from '#lib/notebook/outputs.ts';
import { toTable, type TableRows } from '../teaching/to-table.ts';
import type { OutputChannel } from './output-channel.ts';

type Level = Extract<Output, { kind: 'text' }>['level'];

/** Replaces this realm's `console`, so that everything a cell prints goes to its outputs, in order. */
export function captureConsole(channel: OutputChannel, now: () => number): void {
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  let indent = '';

  const print = (level: Level, values: readonly unknown[]): void => {
    if (!channel.hasRoomForLine()) return channel.dropLine();
    const parts = formatConsole(values);
    channel.log(level, indent === '' ? parts : [encodeText(indent.slice(1)), ...parts]);
  };
  const group = (...values: readonly unknown[]): void => {
    if (values.length > 0) print('log', values);
    indent += '  ';
  };
  const timeLog = (label = 'default', ...values: readonly unknown[]): void => {
    const start = timers.get(label);
    if (start === undefined) print('warn', [`No timer named '${label}' runs. Start it with console.time('${label}').`]);
    else print('log', [`${label}: ${(now() - start).toFixed(3)} ms`, ...values]);
  };

  Object.assign(console, {
    log: (...values: readonly unknown[]) => print('log', values),
    info: (...values: readonly unknown[]) => print('info', values),
    warn: (...values: readonly unknown[]) => print('warn', values),
    error: (...values: readonly unknown[]) => print('error', values),
    debug: (...values: readonly unknown[]) => print('debug', values),
    trace: (...values: readonly unknown[]) => print('log', values),
    dir: (value: unknown) => print('log', [value]),
    dirxml: (...values: readonly unknown[]) => print('log', values),
    table: (rows: unknown, columns?: readonly string[]) => {
      if (Array.isArray(rows)) channel.show(toTable(rows as TableRows, columns ? { columns } : {}));
      else print('log', [rows]);
    },
    assert: (condition: unknown, ...values: readonly unknown[]) => {
      if (!condition) print('error', ['Assertion failed:', ...values]);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      print('log', [`${label}: ${counts.get(label)}`]);
    },
    countReset: (label = 'default') => counts.delete(label),
    time: (label = 'default') => timers.set(label, now()),
    timeLog,
    timeEnd: (label = 'default') => {
      timeLog(label);
      timers.delete(label);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    clear: () => undefined,
  });
}

/** Console arguments as parts of a line; `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%j` and `%c` in a first string work as in browsers. */
export function formatConsole(values: readonly unknown[]): ValueNode[] {
  const [first, ...others] = values;
  if (typeof first !== 'string' || !/%[sdifoOjc]/.test(first)) return values.map(encodePart);
  const rest = [...others];
  const parts: ValueNode[] = [];
  let text = '';
  for (const piece of first.split(/(%[sdifoOjc%])/)) {
    if (piece === '%%') text += '%';
    else if (!/^%[sdifoOjc]$/.test(piece) || rest.length === 0) text += piece;
    else {
      const value = rest.shift();
      if (piece === '%s') text += typeof value === 'string' ? value : describe(value);
      else if (piece === '%d' || piece === '%i') text += String(Math.trunc(Number(value)));
      else if (piece === '%f') text += String(Number(value));
      else if (piece !== '%c') {
        if (text !== '') parts.push(encodeText(text));
        text = '';
        parts.push(encodeValue(value));
      }
    }
  }
  if (text !== '') parts.push(encodeText(text));
  return [...parts, ...rest.map(encodePart)];
}

const encodePart = (value: unknown): ValueNode => (typeof value === 'string' ? encodeText(value) : encodeValue(value));

function describe(value: unknown): string {
  const node = encodeValue(value);
  return node.type === 'primitive' ? node.text : 'preview' in node ? node.preview : String(node.type);
}
