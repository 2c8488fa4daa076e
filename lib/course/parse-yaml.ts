/** YAML frontmatter with positions in the file it stands in. */
import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { ContentError, type Position } from './content-error.ts';
import type { Located } from './parse-json.ts';

/** Parses the YAML between the `---` lines; `firstLine` is the file's line on which `text` begins. */
export function parseYaml(file: string, text: string, firstLine: number): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const mistake = findMistake(document);
  if (mistake) {
    throw new ContentError([
      {
        file,
        position: toPosition(mistake.offset),
        expected: 'YAML fields, one `name: value` a line',
        found: mistake.found,
        todo: 'correct the frontmatter; put a text that holds ": ", "#", "&" or "*" in quotes',
      },
    ]);
  }
  return {
    file,
    value: document.toJS(),
    positionOf(path, part = 'value') {
      for (let length = path.length; length > 0; length -= 1) {
        const offset = findOffset(document, path.slice(0, length), part);
        if (offset !== null) return toPosition(offset);
      }
      return { line: firstLine, column: 1 };
    },
  };
}

interface YamlMistake {
  readonly offset: number;
  readonly found: string;
}

/** What the parser refuses, and aliases: a few lines of them can stand for gigabytes. */
function findMistake(document: Document): YamlMistake | null {
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const found = error.message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code;
    return { offset: error.pos[0], found };
  }
  let alias: YamlMistake | null = null;
  visit(document, {
    Alias(_, node) {
      alias = { offset: node.range?.[0] ?? 0, found: `the alias *${node.source}` };
      return visit.BREAK;
    },
  });
  return alias;
}

function findOffset(document: Document, path: readonly PropertyKey[], part: 'key' | 'value'): number | null {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (part === 'key' && isMap(parent)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key;
    return isScalar(key) ? (key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
