import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const CHAINED_OPS = 'node_modules/@tensorflow/tfjs-core/dist/public/chained_ops';
const TEACHING = 'lib/client/teaching';

/** The modules of ours that a cell or a check may import, and where their declarations come from. */
const EPOCH_MODULES = {
  cells: {
    'epoch/display': `${TEACHING}/display.ts`,
    'epoch/controls': 'lib/notebook/controls/index.ts',
    'epoch/data': `${TEACHING}/data.ts`,
    'epoch/ml': 'lib/ml/index.ts',
    'epoch/debug': `${TEACHING}/debug.ts`,
    'epoch/training': `${TEACHING}/training.ts`,
  },
  checks: { 'epoch/checks': 'lib/grading/check-api.ts' },
} as const;

/**
 * Writes one JSON object: path below `node_modules` -> declaration text, for everything a cell (or a check) may import. The editor
 * hands it to its TypeScript worker. Gives the project files it was made from.
 */
export async function bundleTypes(root: string, outfile: string, of: keyof typeof EPOCH_MODULES): Promise<readonly string[]> {
  const inputs = new Set<string>();
  const files: Record<string, string> = of === 'cells' ? { '@tensorflow/tfjs/index.d.ts': await readTensorFlowTypes(root) } : {};
  for (const [name, from] of Object.entries(EPOCH_MODULES[of])) {
    files[`${name}/index.d.ts`] = await bundleDeclarations(root, join(root, from), inputs);
  }
  await writeFile(outfile, JSON.stringify(files));
  return [...inputs];
}

/** Bundling these takes seconds and they change only with the package, while our own modules change often. */
async function readTensorFlowTypes(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/@tensorflow/tfjs/package.json'), 'utf8')) as { version: string };
  const recipe = createHash('sha256').update(await readFile(fileURLToPath(import.meta.url))).digest('hex').slice(0, 8);
  const file = join(root, '.epoch/build', `tfjs-${version}-${recipe}.d.ts`);
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return known;
  const text = await bundleTensorFlowTypes(root);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}.tmp`, text);
  await rename(`${file}.${process.pid}.tmp`, file);
  return text;
}

/** TensorFlow.js in one file, without its chained methods' module augmentations, which bundling loses: they are added back as one interface. */
async function bundleTensorFlowTypes(root: string): Promise<string> {
  const text = await bundleDeclarations(root, join(root, TEACHING, 'tfjs-types.ts'), new Set());
  const chained = await readChainedMethods(join(root, CHAINED_OPS));
  return `${text.replace(/\/\*\*?\s*\n \* @license[\s\S]*?\*\/\n/g, '').replace(/\/\/\/ <(amd-module|reference)[^\n]*\n/g, '')}\ninterface Tensor<R extends Rank = Rank> {${chained}}\n`;
}

async function readChainedMethods(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.d.ts') && !/test|register_all/.test(file)).sort();
  const bodies = await Promise.all(
    files.map(async (file) => {
      const body = /interface Tensor<R extends Rank = Rank> \{([\s\S]*?)\n    \}\n\}/.exec(await readFile(join(folder, file), 'utf8'))?.[1];
      if (body === undefined) throw new Error(`Expected ${CHAINED_OPS}/${file} to add a method to Tensor; its form has changed. Adapt readChainedMethods.`);
      return body;
    }),
  );
  return bodies.join('\n');
}

async function bundleDeclarations(root: string, input: string, inputs: Set<string>): Promise<string> {
  const bundle = await rollup({
    input,
    plugins: [dts({ respectExternal: true, tsconfig: join(root, 'tsconfig.json'), compilerOptions: { incremental: false, tsBuildInfoFile: undefined } })],
    onwarn: () => undefined, // circular imports of type files mean nothing
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  for (const file of bundle.watchFiles) if (file.startsWith(root) && !file.includes('node_modules')) inputs.add(file.slice(root.length + 1));
  return output[0].code;
}
