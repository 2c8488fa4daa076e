/**
 * Types across cells. Each cell is a module of its own for the type checker; what the other cells declare reaches it through
 * hidden copies that export everything, and one library that makes those exports global.
 */
import type { CellText } from './editor-bridge.ts';
import { findListedNames } from './find-listed-names.ts';

export interface CrossCellLibrary {
  /** hidden copies, by file name */
  readonly shadows: ReadonlyMap<string, string>;
  /** text of the global declaration library; empty when no cell declares a name */
  readonly globals: string;
}

const DECLARATION = /^(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(const|let|var|function\*?|class|interface|type|enum)\s+(?:([A-Za-z_$][\w$]*)|([{[][^=]*[}\]])\s*(?::[^=]+)?=)/gm;
const IMPORT = /^import\s+(?!type\b)([^'";]+?)\s+from\s+(['"][^'"]+['"])\s*;?/gm;

/** Makes the library for one cell from the others. A name declared twice is taken from its last cell. */
export function toCrossCellLibrary(cells: readonly CellText[]): CrossCellLibrary {
  const shadows = new Map<string, string>();
  const globals = new Map<string, string>();
  cells.forEach((cell, index) => {
    const module = `./shadow-${index}`;
    shadows.set(`shadow-${index}.ts`, toShadow(cell.source));
    for (const { kind, name, doc } of findDeclaredNames(cell.source)) {
      const lines: string[] = doc === '' ? [] : [`${doc}\n `];
      if (kind !== 'interface' && kind !== 'type') lines.push(`${kind === 'let' || kind === 'var' ? 'let' : 'const'} ${name}: typeof import('${module}').${name};`);
      if (kind === 'interface' || kind === 'type' || kind === 'class' || kind === 'enum') lines.push(`type ${name} = import('${module}').${name};`);
      globals.set(name, lines.join(' '));
    }
    for (const { name, star, from } of findImportedNames(cell.source)) {
      globals.set(name, star ? `export import ${name} = __${name};` : `const ${name}: typeof import(${from}).${name};`);
      if (star) globals.set(`import ${name}`, `import * as __${name} from ${from};`);
    }
  });
  const imports = [...globals].filter(([name]) => name.startsWith('import ')).map(([, line]) => line);
  const names = [...globals].filter(([name]) => !name.startsWith('import ')).map(([, line]) => `  ${line}`);
  return { shadows, globals: names.length === 0 ? '' : `${imports.join('\n')}\nexport {};\ndeclare global {\n${names.join('\n')}\n}\n` };
}

const EXPORT = 'export ';
const needsExport = (line: string): boolean => !line.startsWith('export');

/** The same code with every top-level declaration exported. */
const toShadow = (source: string): string => source.replace(DECLARATION, (line) => (needsExport(line) ? EXPORT + line : line));

/** An offset of the cell -> the same place in its shadow. */
export function toShadowOffset(source: string, offset: number): number {
  return offset + EXPORT.length * [...source.matchAll(DECLARATION)].filter(({ 0: line, index }) => needsExport(line) && index <= offset).length;
}

/** An offset of the shadow -> the same place in the cell. */
export function fromShadowOffset(source: string, offset: number): number {
  let at = offset;
  for (const { 0: line, index } of source.matchAll(DECLARATION)) if (needsExport(line) && index + EXPORT.length <= at) at -= EXPORT.length;
  return at;
}

interface DeclaredName {
  readonly kind: string;
  readonly name: string;
  /** where it stands in the cell */
  readonly offset: number;
  /** the comment that explains it; empty: none */
  readonly doc: string;
}

const DOC_BEFORE = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/;

export function findDeclaredNames(source: string): DeclaredName[] {
  return [...source.matchAll(DECLARATION)].flatMap(({ index, 0: found, 1: kind = '', 2: name, 3: pattern }): DeclaredName[] => {
    const doc = DOC_BEFORE.exec(source.slice(0, index))?.[0].trim() ?? '';
    if (name !== undefined) {
      const end = index + found.length;
      const listed = /^(?:const|let|var)$/.test(kind) ? findListedNames(source.slice(end)).map((next) => ({ kind, name: next.name, offset: end + next.offset, doc })) : [];
      // the last word of what was found
      return [{ kind, name, offset: end - name.length, doc }, ...listed];
    }
    return [...(pattern ?? '').matchAll(/([A-Za-z_$][\w$]*)\s*(?=[,}\]=]|$)/g)].flatMap(({ 1: inside, index: at }) => (inside === undefined ? [] : [{ kind, name: inside, offset: index + found.indexOf(pattern ?? '') + at, doc }]));
  });
}

interface ImportedName {
  readonly name: string;
  readonly star: boolean;
  readonly from: string;
}

function findImportedNames(source: string): ImportedName[] {
  return [...source.matchAll(IMPORT)].flatMap(([, names = '', from = '']): ImportedName[] => {
    const star = /\*\s+as\s+([A-Za-z_$][\w$]*)/.exec(names);
    if (star?.[1] !== undefined) return [{ name: star[1], star: true, from }];
    const list = /\{([^}]*)\}/.exec(names)?.[1] ?? '';
    return list.split(',').flatMap((part) => {
      const name = part.trim();
      return /^[A-Za-z_$][\w$]*$/.test(name) ? [{ name, star: false, from }] : [];
    });
  });
}
