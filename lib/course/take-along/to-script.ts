/**
 * A lesson with a learner's texts -> one TypeScript file for `deno run`. Cells stand as they were typed, in one module. Imports are
 * joined at the top. A cell that declares a name anew opens a block that reaches to the end of the file: from there on the new one
 * is meant, as in the lesson; only functions of earlier cells keep seeing the old one. Exercises have a block of their own.
 */
import { compileCell } from '../../notebook/compile-cell.ts';
import { findImports, findUsed, MODULES_NAME, TENSORFLOW, TENSORFLOW_FOR_DENO, toBindings, toSetupCell, type ImportBinding } from './deno-cell.ts';
import { sourceOf, type TakeAlong } from './to-ipynb.ts';
import { withSite } from './site-address.ts';

const RULE = '─'.repeat(20);

export function toScript(along: TakeAlong): string {
  const { lesson, origin } = along;
  const used = findUsed(sourcesOf(along));
  const writer = new ScriptWriter(sourcesOf(along));
  for (const part of lesson.parts) {
    if (part.kind === 'prose') writer.addProse(withSite(part.markdown, origin));
    else if (part.kind === 'cell') writer.addCell(`cell ${part.id}`, sourceOf(part, along.texts), part.browser ? 'It needs a browser.' : null);
    else {
      writer.addProse(`Exercise: ${part.title}\n\n${withSite(part.prompt, origin)}`);
      writer.addExercise(`exercise ${part.id}`, sourceOf(part, along.texts));
    }
  }
  for (const own of along.ownCells) {
    if (own.kind === 'markdown') writer.addProse(own.source);
    else writer.addCell('your own cell', own.source, null);
  }
  const head = [lesson.title, lesson.summary, '', `From ${origin}/courses/${lesson.course}/${lesson.slug}`, `Run it with: deno run ${used.modules.includes('data') ? `--allow-net=${new URL(origin).host} ` : ''}${lesson.slug}.ts`].join('\n');
  const setup = used.modules.length === 0 ? [] : [toSetupCell(used, { ...along.modules, data: withSite(along.modules.data, origin) })];
  return `${[toComment(head), ...setup, ...writer.finish()].join('\n')}\n`;
}

const sourcesOf = ({ lesson, texts, ownCells }: TakeAlong): string[] => [...lesson.parts.flatMap((part) => (part.kind === 'prose' ? [] : [sourceOf(part, texts)])), ...ownCells.flatMap(({ kind, source }) => (kind === 'code' ? [source] : []))];

const toComment = (text: string): string => text.split('\n').map((line) => `// ${line}`.trimEnd()).join('\n');

class ScriptWriter {
  readonly lines: string[] = [];
  readonly #declared: Set<string>;
  /** by their names here; they stand at the top, in front of all cells */
  readonly #imports = new Map<string, ImportedName>();
  #blocks = 0;

  constructor(sources: readonly string[]) {
    for (const found of sources.flatMap(findImports)) {
      for (const binding of toBindings(found.words)) if (!this.#imports.has(binding.local)) this.#imports.set(binding.local, { ...binding, module: found.module });
    }
    this.#declared = new Set(this.#imports.keys());
  }

  addProse(text: string): void {
    this.lines.push('', toComment(text));
  }

  addCell(title: string, source: string, problem: string | null): void {
    this.lines.push('', `// ${RULE} ${title}`);
    const names = problem ?? findNames(source);
    if (typeof names === 'string') return void this.lines.push(toComment(`Left out. ${names}\n\n${source}`));
    const { text, others } = this.#takeImports(source);
    const declares = [...names, ...others.map(({ local }) => local)];
    const again = declares.filter((name) => this.#declared.has(name));
    if (again.length > 0) {
      this.lines.push(`{ // from here on ${again.join(', ')} ${again.length === 1 ? 'is' : 'are'} new`);
      this.#blocks += 1;
    }
    for (const name of declares) this.#declared.add(name);
    this.lines.push(...toImports(others), ...endStatement(text), prepare(text));
  }

  addExercise(title: string, source: string): void {
    this.lines.push('', `// ${RULE} ${title}`);
    const names = findNames(source);
    if (typeof names === 'string') return void this.lines.push(toComment(`Left out. ${names}\n\n${source}`));
    const { text, others } = this.#takeImports(source);
    this.lines.push('{', ...toImports(others), prepare(text), '}');
  }

  /** Everything, in order. */
  finish(): string[] {
    return [...toImports([...this.#imports.values()]), ...this.lines, ...Array.from({ length: this.#blocks }, () => '}')];
  }

  /** The text with its imports as comments, and those whose name means something else at the top. */
  #takeImports(source: string): { readonly text: string; readonly others: readonly ImportedName[] } {
    const found = findImports(source);
    const others = found
      .flatMap(({ words, module }) => toBindings(words).map((binding) => ({ ...binding, module })))
      .filter(({ local, imported, module }) => {
        const known = this.#imports.get(local);
        return known?.module !== module || known.imported !== imported;
      });
    return { text: found.reduce((rest, one) => rest.replace(one.text, () => toComment(one.text)), source), others };
  }
}

interface ImportedName extends ImportBinding {
  readonly module: string;
}

/** One statement for each module, and one for each whole module. */
function toImports(imports: readonly ImportedName[]): string[] {
  return [...new Set(imports.map(({ module }) => module))].flatMap((module) => {
    const from = module === TENSORFLOW ? `await import('${TENSORFLOW_FOR_DENO}')` : `${MODULES_NAME}.${module}`;
    const own = imports.filter((one) => one.module === module);
    const named = own.filter(({ imported }) => imported !== '*').map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`));
    return [...own.filter(({ imported }) => imported === '*').map(({ local }) => `const ${local} = ${from};`), ...(named.length === 0 ? [] : [`const { ${named.join(', ')} } = ${from};`])];
  });
}

/** Names that a cell declares, without imports; or why it cannot be part of the file. */
function findNames(source: string): readonly string[] | string {
  try {
    const { names, kinds } = compileCell(source, { cellId: 'export' });
    return names.filter((name) => kinds[name] !== 'import');
  } catch (error) {
    return `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A text that begins like this would go on with the statement above it. */
const endStatement = (text: string): string[] => (/^[([`+\-/]/.test(text.replace(/^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')) ? [';'] : []);

/** `export` and `var` have no place in a block. */
const prepare = (text: string): string =>
  text
    .replace(/^export\s+(?:default\s+)?(?=(?:const|let|var|function|class|async|abstract|interface|type|enum)\b)/gm, '')
    .replace(/^export\s*\{[^}]*\};?[ \t]*$/gm, '')
    .replace(/^var\b/gm, 'let');
