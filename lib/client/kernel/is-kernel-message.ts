import type { KernelMessage } from '#lib/notebook/protocol.ts';

const FIELDS: Readonly<Record<KernelMessage['type'], Readonly<Record<string, 'number' | 'string' | 'object' | 'boolean'>>>> = {
  ready: { startMs: 'number' },
  backend: { backend: 'string', available: 'object', trial: 'object' },
  started: { runId: 'number' },
  'heeds-stop': { runId: 'number' },
  'stop-heard': { runId: 'number', mayEnd: 'boolean' },
  analysed: { requestId: 'number', cells: 'object' },
  exchanged: { requestId: 'number', values: 'object' },
  'control-taken': { controlId: 'string', problem: 'string' },
  'control-changed': { names: 'object' },
  'control-began': { controlId: 'string', runId: 'number' },
  'control-ended': { controlId: 'string', runId: 'number' },
  output: { runId: 'number', displayId: 'number', output: 'object' },
  update: { runId: 'number', displayId: 'number', update: 'object' },
  finished: { runId: 'number', status: 'string', ms: 'number', facts: 'object', leakedTensors: 'number', memory: 'object' },
  'fetch-data': { requestId: 'number', path: 'string' },
  keep: { requestId: 'number', ask: 'object' },
};

/** Messages from the sandbox are claims: learner code shares the Worker and can post what it likes. */
export function isKernelMessage(data: unknown): data is KernelMessage {
  if (typeof data !== 'object' || data === null || !('type' in data) || typeof data.type !== 'string') return false;
  if (!Object.hasOwn(FIELDS, data.type)) return false;
  const fields = FIELDS[data.type as KernelMessage['type']];
  if (!Object.entries(fields).every(([name, type]) => typeof (data as Readonly<Record<string, unknown>>)[name] === type)) return false;
  // the page asks both for their kind before anything that could catch draws them
  if ('output' in data) return isOfKind(data.output);
  if (!('update' in data)) return true;
  return isOfKind(data.update) && (data.update.kind !== 'replace' || ('output' in data.update && isOfKind(data.update.output)));
}

const isOfKind = (claim: unknown): claim is { readonly kind: string } => typeof claim === 'object' && claim !== null && 'kind' in claim && typeof claim.kind === 'string';
