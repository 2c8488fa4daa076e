/**
 * A cell's text as Deno can run it, and back. Only imports differ: TensorFlow.js gets its full npm name, and what lessons import as
 * `epoch/…` comes from the notebook's first cell, with the line that the lesson has kept behind it.
 */
export const TENSORFLOW = '@tensorflow/tfjs';
export const TENSORFLOW_FOR_DENO = 'npm:@tensorflow/tfjs@4.22.0';
/** What the first cell of a notebook declares; holds `display`, `controls`, `data`, `ml`, `debug` and `training` as far as they are used. */
export const MODULES_NAME = 'lessonModules';
export const EPOCH_MODULES = ['display', 'controls', 'data', 'ml', 'debug', 'training'] as const;
export type EpochModule = (typeof EPOCH_MODULES)[number];

const MARK = ' // in the lesson: ';

/** An import as TypeScript writes it, at the beginning of a line: its words, then its module. */
const IMPORT = /^([ \t]*)import\b(\s*(?:type\b\s*)?(?:[\w$*\s,{}]+?\s*from\s*)?)(['"])(@tensorflow\/tfjs|epoch\/(?:display|controls|data|ml|debug|training))\3[ \t]*;?([^\n]*)/gm;

export interface FoundImport {
  /** as it stands in the cell */
  readonly text: string;
  readonly module: EpochModule | typeof TENSORFLOW;
  /** between `import` and the module: `{ plot } from` */
  readonly words: string;
}

/** Imports that have to be written anew for Deno. */
export const findImports = (source: string): FoundImport[] => [...source.matchAll(IMPORT)].map(([text, , words = '', , module = '']) => ({ text, module: toModule(module), words: words.trim() }));

const toModule = (specifier: string): FoundImport['module'] => EPOCH_MODULES.find((name) => specifier === `epoch/${name}`) ?? TENSORFLOW;

/** For a notebook, whose cells share one scope and may import the same again. */
export function toDenoCell(source: string): string {
  return source.replace(IMPORT, (whole: string, indent: string, words: string, quote: string, specifier: string, rest: string) => {
    const module = toModule(specifier);
    if (module === TENSORFLOW) return whole.replace(quote + TENSORFLOW + quote, quote + TENSORFLOW_FOR_DENO + quote);
    const code = toConst(words.trim(), module);
    // what stands behind the import stays code
    const kept = whole.slice(0, whole.length - rest.length);
    return `${indent}${code}${rest}${MARK}${JSON.stringify(kept.slice(indent.length) + rest)}`;
  });
}

/** The text of the lesson's cell again. What was not written by `toDenoCell` stays. */
export const fromDenoCell = (text: string): string =>
  text
    .replace(/^([ \t]*)[^\n]*? \/\/ in the lesson: ("(?:[^"\\\n]|\\.)*")[ \t]*$/gm, (whole, indent: string, kept: string) => {
      const line = readString(kept);
      return line === null ? whole : indent + line;
    })
    .replaceAll(TENSORFLOW_FOR_DENO, TENSORFLOW);

function readString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null; // somebody wrote on that line
  }
}

/** `{ plot, table as t } from` -> `const { plot, table: t } = lessonModules.display;` */
function toConst(words: string, module: EpochModule): string {
  const bindings = toBindings(words);
  const statements = bindings.filter(({ imported }) => imported === '*').map(({ local }) => `const ${local} = ${MODULES_NAME}.${module};`);
  const named = bindings.filter(({ imported }) => imported !== '*');
  if (named.length > 0) statements.push(`const { ${named.map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`)).join(', ')} } = ${MODULES_NAME}.${module};`);
  return statements.join(' ');
}

export interface ImportBinding {
  /** `*` for the whole module */
  readonly imported: string;
  readonly local: string;
}

/** The values that an import brings; types bring none. */
export function toBindings(words: string): ImportBinding[] {
  const list = words.replace(/\bfrom$/, '').trim();
  if (/^type\b(?!\s*,)/.test(list) && list !== 'type') return [];
  const braces = /\{([\s\S]*)\}/.exec(list)?.[1] ?? '';
  const before = list.replace(/\{[\s\S]*\}/, '').replace(/,\s*$/, '').trim();
  const namespace = /\*\s*as\s+([\w$]+)/.exec(before)?.[1];
  const byDefault = /^([\w$]+)/.exec(before)?.[1];
  const named = braces
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && !/^type\s+\w/.test(item))
    .map((item) => {
      const [imported = '', local] = item.split(/\s+as\s+/);
      return { imported: imported.trim(), local: (local ?? imported).trim() };
    });
  return [...(namespace === undefined ? [] : [{ imported: '*', local: namespace }]), ...(byDefault === undefined ? [] : [{ imported: 'default', local: byDefault }]), ...named];
}

/** The first cell: brings the modules that the others use. `modules`: their programs, as text. */
export function toSetupCell(used: { readonly modules: readonly EpochModule[]; readonly tensorFlow: boolean }, modules: Readonly<Record<EpochModule, string>>): string {
  const entries = used.modules.map((name) => `  ${name}: await bring(${JSON.stringify(modules[name])}),`);
  return [
    "// What lessons import as epoch/… : run this first. A line that ends in “in the lesson” stands for that line there.",
    'const bring = (text: string) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));',
    `const ${MODULES_NAME} = {`,
    ...entries,
    '};',
    ...(used.tensorFlow ? [`${MODULES_NAME}.display.showTensors(await import('${TENSORFLOW_FOR_DENO}'));`] : []),
  ].join('\n');
}

/** What all the cells import of ours. Tensors are shown by our display. */
export function findUsed(sources: readonly string[]): { readonly modules: readonly EpochModule[]; readonly tensorFlow: boolean } {
  const found = new Set(sources.flatMap(findImports).map(({ module }) => module));
  const tensorFlow = found.has(TENSORFLOW);
  return { modules: EPOCH_MODULES.filter((name) => found.has(name) || (name === 'display' && tensorFlow)), tensorFlow };
}
