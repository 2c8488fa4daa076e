/** A model as a file that other programs read: one zip with what TensorFlow.js's own downloads are, `model.json` and its weights. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ModelFile } from '#lib/notebook/keep-messages.ts';
import { formatBytes } from './find-room.ts';
import { KEEP_LIMITS } from './training-limits.ts';

const JSON_NAME = 'model.json';
const WEIGHTS_NAME = 'model.weights.bin';

/** What `model.save` gives, and what its files hold, as far as it matters here; TensorFlow.js reads the rest. */
const artifacts = z.looseObject({ modelTopology: z.looseObject({}), weightSpecs: z.array(z.looseObject({})).optional() });
const modelJson = z.looseObject({
  modelTopology: z.looseObject({}),
  weightsManifest: z.array(z.looseObject({ paths: z.array(z.string()).min(1), weights: z.array(z.looseObject({})) })),
});

/** @param model a claim of the sandbox's */
export function toModelZip({ json, weights }: ModelFile): Result<Uint8Array<ArrayBuffer>, string> {
  const parsed = artifacts.safeParse(parse(json));
  const text = parsed.success ? toManifest(parsed.data) : null;
  if (text === null) return err('Expected a layers model of TensorFlow.js, with modelTopology and weightSpecs, to write as a file; this is none. Save it anew with model.save.');
  // weights are noise to a packer
  return ok(zipSync({ [JSON_NAME]: strToU8(text), [WEIGHTS_NAME]: [new Uint8Array(weights), { level: 0 }] }));
}

/** null: nested deeper than JSON can be written */
function toManifest({ weightSpecs = [], ...rest }: z.infer<typeof artifacts>): string | null {
  try {
    return JSON.stringify({ ...rest, weightsManifest: [{ paths: [`./${WEIGHTS_NAME}`], weights: weightSpecs }] });
  } catch {
    return null;
  }
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A model of a zip, or of a `.json` with its weights beside it. */
export function readModelFiles(given: readonly GivenFile[]): Result<ModelFile, string> {
  const unpacked = given.flatMap((file) => (/\.zip$/i.test(file.name) ? unpack(file) : [file]));
  const size = unpacked.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > KEEP_LIMITS.bytesEach) return err(`Expected a model of at most ${formatBytes(KEEP_LIMITS.bytesEach)}, got ${formatBytes(size)}.`);
  const jsonFile = unpacked.find(({ name }) => /\.json$/i.test(name));
  if (!jsonFile) return err('Expected a zip of a model, or its model.json together with its .bin files; got no .json.');
  const parsed = modelJson.safeParse(parse(strFromU8(jsonFile.bytes)));
  if (!parsed.success) return err(`Expected ${jsonFile.name} to be a layers model of TensorFlow.js, with modelTopology and weightsManifest; it is not.`);
  const { weightsManifest, ...rest } = parsed.data;
  const parts: Uint8Array[] = [];
  for (const path of weightsManifest.flatMap(({ paths }) => paths)) {
    const wanted = baseName(path);
    const part = unpacked.find(({ name }) => baseName(name) === wanted);
    if (!part) return err(`Expected the file ${wanted} beside ${jsonFile.name}; choose both together.`);
    parts.push(part.bytes);
  }
  const weights = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    weights.set(part, at);
    at += part.length;
  }
  return ok({ json: JSON.stringify({ ...rest, weightSpecs: weightsManifest.flatMap((group) => group.weights) }), weights: weights.buffer });
}

/** What is too large to be a model's is not unpacked, nor are other files. */
function unpack({ bytes }: GivenFile): GivenFile[] {
  try {
    let room: number = KEEP_LIMITS.bytesEach;
    const files = unzipSync(bytes, { filter: ({ name, originalSize }) => /\.(json|bin)$/i.test(name) && (room -= originalSize) >= 0 });
    return Object.entries(files).map(([name, content]) => ({ name, bytes: content }));
  } catch {
    return [];
  }
}

const baseName = (path: string): string => path.split('/').at(-1) ?? path;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
