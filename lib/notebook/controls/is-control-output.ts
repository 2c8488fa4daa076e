import { acceptRaw } from './accept-raw.ts';
import { CONTROL_LIMITS, type ControlSpec } from './spec.ts';

type Kind = 'string' | 'number' | 'boolean' | 'number or null' | 'list of strings';

const FIELDS: Readonly<Record<ControlSpec['type'], Readonly<Record<string, Kind>>>> = {
  slider: { label: 'string', min: 'number', max: 'number', step: 'number or null', scale: 'string', unit: 'string' },
  number: { label: 'string', min: 'number or null', max: 'number or null', step: 'number or null', unit: 'string' },
  select: { label: 'string', options: 'list of strings' },
  checkbox: { label: 'string' },
  text: { label: 'string', placeholder: 'string', lines: 'number' },
  button: { label: 'string' },
  drawing: { label: 'string', size: 'number', centre: 'boolean' },
  webcam: { label: 'string', size: 'number' },
  file: { label: 'string', as: 'string', size: 'number' },
};

/** Outputs are claims of a Worker that learner code shares: whether this one is a control that can be drawn. */
export function isControlOutput(claim: unknown): boolean {
  if (!isRecord(claim) || !isRecord(claim['control'])) return false;
  const { id, key, spec } = claim['control'];
  if (typeof id !== 'string' || !/^\d+\.\d+$/.test(id) || typeof key !== 'string' || !isSpec(spec)) return false;
  if (claim['problem'] !== '' || claim['phase'] !== 'open') return false;
  try {
    acceptRaw(spec, claim['value']);
    return true;
  } catch {
    return false;
  }
}

function isSpec(claim: unknown): claim is ControlSpec {
  if (!isRecord(claim) || typeof claim['type'] !== 'string' || !Object.hasOwn(FIELDS, claim['type'])) return false;
  // an own property of the table, as was just asked
  const fields = FIELDS[claim['type'] as ControlSpec['type']];
  return Object.entries(fields).every(([name, kind]) => isOf(claim[name], kind)) && isDrawable(claim);
}

/** Sizes become elements and canvases. */
function isDrawable({ type, size, options }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'select') return Array.isArray(options) && options.length <= CONTROL_LIMITS.options;
  if (size === undefined) return true;
  return Number.isInteger(size) && Number(size) >= 1 && Number(size) <= (type === 'drawing' ? CONTROL_LIMITS.drawingSide : CONTROL_LIMITS.side);
}

function isOf(value: unknown, kind: Kind): boolean {
  if (kind === 'number or null') return value === null || typeof value === 'number';
  return kind === 'list of strings' ? Array.isArray(value) && value.every((item) => typeof item === 'string') : typeof value === kind;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
