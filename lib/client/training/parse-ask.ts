/** What a cell asks of the page is a claim: it is read by strict schemas before anything is kept. */
import { z } from 'zod';
import { CURVE_METRICS, CURVE_POINTS } from '#lib/ml/training/thin-curve.ts';
import { MODEL_SCHEMES, type KeepAsk } from '#lib/notebook/keep-messages.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import { KEEP_LIMITS } from './training-limits.ts';

const bytes = z.instanceof(ArrayBuffer);
const name = z.string().trim().min(1).max(KEEP_LIMITS.nameCharacters);
/** names of fields that a learner chooses */
const key = z.string().min(1).max(KEEP_LIMITS.nameCharacters).refine((text) => text !== '__proto__');
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** one more than are kept: the newest is always there */
const points = CURVE_POINTS + 1;

const few = (most: number) => (record: object): boolean => Object.keys(record).length <= most;

const modelName = z.string().regex(/^[A-Za-z0-9][\w .\/-]*$/).max(KEEP_LIMITS.nameCharacters);
const place = z.strictObject({ scheme: z.enum(MODEL_SCHEMES), name: modelName });

const curve = z.strictObject({
  done: z.array(count).max(points),
  seconds: z.array(z.number().min(0)).max(points),
  metrics: z.record(key, z.array(z.number().nullable()).max(points)).refine(few(CURVE_METRICS)),
});
const progress = z.strictObject({ done: count, curve });
const runId = z.string().max(40);

const configValue = z.union([z.number(), z.boolean(), z.string().max(KEEP_LIMITS.configCharacters)]);
const run = z.strictObject({
  name,
  unit: z.enum(['epoch', 'step']),
  total: count,
  seed: z.number(),
  backend: z.string().max(20),
  config: z.record(key, configValue).refine(few(KEEP_LIMITS.configValues)),
});

const ask = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('save-model'), place, model: z.strictObject({ json: z.string(), weights: bytes }), info: z.string().max(2_000) }),
  z.strictObject({ what: z.literal('load-model'), place }),
  z.strictObject({ what: z.literal('remove-model'), place }),
  z.strictObject({ what: z.literal('list-models'), scheme: z.enum(MODEL_SCHEMES) }),
  z.strictObject({ what: z.literal('begin-run'), run }),
  z.strictObject({ what: z.literal('log-run'), runId, progress }),
  z.strictObject({ what: z.literal('write-checkpoint'), runId, progress, bytes }),
  z.strictObject({ what: z.literal('end-run'), runId, progress }),
]);

export const isModelName = (text: string): boolean => modelName.safeParse(text).success;

export function parseAsk(claim: unknown): Result<KeepAsk, string> {
  const result = ask.safeParse(claim);
  if (result.success) return ok(result.data);
  const path = result.error.issues[0]?.path.join('.') ?? '';
  if (path === 'place.name') return err(`Expected a model's name of letters, digits, spaces and . _ - /, at most ${KEEP_LIMITS.nameCharacters} characters, that begins with a letter or digit, e.g. indexeddb://my-model.`);
  if (path === 'run.name') return err(`Expected a run's name of 1 to ${KEEP_LIMITS.nameCharacters} characters.`);
  if (path.startsWith('run.config')) return err(`Expected a configuration of at most ${KEEP_LIMITS.configValues} numbers, booleans and texts of at most ${KEEP_LIMITS.configCharacters} characters.`);
  if (path.startsWith('run.')) return err(`Expected ${path.slice(4)} of a run to be a whole number from 0 on.`);
  return err(`Expected what epoch/training or model.save sends, got something else${path === '' ? '' : ` at ${path}`}.`);
}
