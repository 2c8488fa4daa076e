/** Sandbox program: compiles texts of authors whom the server does not trust. Evaluates nothing; holds no file, no name and no right. */
import { ContentError, type ContentProblem } from '#lib/course/content-error.ts';
import { compileExercise } from '../../content/compile-exercise.ts';
import { compileProse } from '../../content/compile-prose.ts';
import { highlightBlock } from '../../content/highlight.ts';
import type { CompiledChecks } from '../../content/compile-effects.ts';
import type { CompilerReply, CompilerRequest } from '../../untrusted/compiler-messages.ts';
import { UNTRUSTED_LIMITS } from '../../untrusted/untrusted-limits.ts';
import { readFrames, sendFrame } from './frames.ts';
import { harden, type HardenOptions } from './harden.ts';

// colours are loaded before the rights are given up, and before the first author waits for them
await highlightBlock('const a = 1;');
const tier = await harden(JSON.parse(Deno.args[0] ?? '') as HardenOptions);
// a name such as __proto__ in one author's text leaves nothing for the next one's
for (const shared of [Object, Array, Function, String, Number, Map, Set, RegExp, Promise]) void Object.preventExtensions(shared.prototype);

const tell = (reply: CompilerReply): void => sendFrame(JSON.stringify(reply));

interface Asked {
  resolve(checks: CompiledChecks): void;
  reject(error: ContentError): void;
}
let asked: Asked | null = null;

/** Asks the server; it has the bundler and the checker's sandbox. */
const compileChecks = (_: unknown, bundle: 'visible' | 'hidden'): Promise<CompiledChecks> =>
  new Promise((resolve, reject) => {
    asked = { resolve, reject };
    tell({ type: 'checks', bundle });
  });

async function compile(request: Extract<CompilerRequest, { readonly type: 'prose' | 'exercise' }>): Promise<object> {
  if (request.type === 'prose') return compileProse(request.file, request.text, request.place);
  const folder = { name: request.name, path: '', display: request.display, files: new Map(request.files) };
  return compileExercise(folder, request.place, { compileChecks });
}

async function answer(request: Extract<CompilerRequest, { readonly type: 'prose' | 'exercise' }>): Promise<CompilerReply> {
  try {
    return { type: 'done', value: { ...(await compile(request)) } };
  } catch (error) {
    if (error instanceof ContentError) return { type: 'refused', problems: error.problems.slice(0, UNTRUSTED_LIMITS.problems).map(copyProblem) };
    const file = request.type === 'prose' ? request.file : request.display;
    // parsers call themselves for every level
    if (error instanceof RangeError) return { type: 'refused', problems: [{ file, position: null, expected: 'a text whose parts are not nested too deeply to be read', found: 'one that is', todo: 'write it flatter' }] };
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const copyProblem = ({ file, position, expected, found, todo }: ContentProblem): ContentProblem & { position: { line: number; column: number } | null } => ({
  ...{ file, expected, found, todo },
  position: position && { line: position.line, column: position.column },
});

sendFrame(JSON.stringify({ type: 'ready', tier }));
await readFrames((text) => {
  const request = JSON.parse(text) as CompilerRequest;
  switch (request.type) {
    case 'prose':
    case 'exercise':
      void answer(request).then(tell);
      return;
    case 'checks-done':
      asked?.resolve(request.checks);
      return;
    case 'checks-refused': {
      const [first, ...others] = request.problems;
      if (first) asked?.reject(new ContentError([first, ...others]));
    }
  }
});
