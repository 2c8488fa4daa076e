/** Jupyter notebooks (nbformat 4) at the border: text in, a total value out, or a sentence that says why not. */
import { z } from 'zod';
import { AuthoringError } from './authoring-error.ts';

/** bytes; beyond it, it is mostly outputs that nobody imports */
export const NOTEBOOK_BYTES = 64 * 1024 * 1024;

const text = z.union([z.string(), z.array(z.string())]).transform((lines) => (typeof lines === 'string' ? lines : lines.join('')));
/** What this program wrote about a cell or a whole notebook when it exported a lesson. */
const cellMark = z.object({ epoch: z.object({ part: z.enum(['prose', 'cell', 'title', 'exercise']), fence: z.string().optional() }).optional() }).default({});
const attachments = z.record(z.string(), z.record(z.string(), text)).default({});
const id = z.string().optional();

const notebookSchema = z.object({
  nbformat: z.literal(4),
  nbformat_minor: z.int().min(0),
  metadata: z
    .object({
      kernelspec: z.object({ name: z.string(), language: z.string().optional() }).optional(),
      language_info: z.object({ name: z.string() }).optional(),
      epoch: z.object({ frontmatter: z.string() }).optional(),
    })
    .default({}),
  cells: z.array(
    z.discriminatedUnion('cell_type', [
      z.object({ cell_type: z.literal('markdown'), id, source: text, attachments, metadata: cellMark }),
      z.object({ cell_type: z.literal('raw'), id, source: text, metadata: cellMark }),
      z.object({ cell_type: z.literal('code'), id, source: text, metadata: cellMark }),
    ]),
  ),
});

export type Notebook = z.output<typeof notebookSchema>;
export type NotebookCell = Notebook['cells'][number];

/** Reads a notebook; outputs and execution counts are dropped. Throws an AuthoringError. */
export function readNotebook(file: string, source: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AuthoringError(`Expected ${file} to be a Jupyter notebook, which is JSON, and it is not: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable'}. Save it again from Jupyter as .ipynb.`);
  }
  if (typeof value !== 'object' || value === null || !('nbformat' in value)) throw new AuthoringError(`Expected ${file} to be a Jupyter notebook with the field "nbformat", and it has none. Save it from Jupyter as .ipynb.`);
  if (value.nbformat !== 4) throw new AuthoringError(`Expected a notebook of nbformat 4, and ${file} has ${JSON.stringify(value.nbformat)}. Convert it with: jupyter nbconvert --to notebook --nbformat 4 ${file}`);
  const parsed = notebookSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AuthoringError(`Expected ${file} to be a Jupyter notebook as nbformat 4 describes it, but ${issue?.path.map(String).join('.') || 'the file'} is not: ${issue?.message ?? 'unknown reason'}.`);
}

/** lower-case name of the language its code is in; Python unless it says otherwise */
export const languageOf = ({ metadata }: Notebook): string => (metadata.language_info?.name ?? metadata.kernelspec?.language ?? (metadata.kernelspec?.name === 'deno' ? 'typescript' : 'python')).toLowerCase();
