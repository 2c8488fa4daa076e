/** Jupyter notebooks (nbformat 4) at the border: text in, a total value out, or a sentence that says why not. */
import { z } from 'zod';
import { err, ok, type Result } from '#lib/base/result.ts';

const text = z.union([z.string(), z.array(z.string())]).transform((lines) => (typeof lines === 'string' ? lines : lines.join('')));
/** What this program wrote about a cell when it exported a lesson, for its author (`fence`) or for a learner (`id`). */
const cellMark = z.object({ epoch: z.object({ part: z.enum(['prose', 'cell', 'title', 'exercise', 'setup', 'own']), fence: z.string().optional(), id: z.string().optional() }).optional() }).default({});
const attachments = z.record(z.string(), z.record(z.string(), text)).default({});
const id = z.string().optional();

const notebookSchema = z.object({
  nbformat: z.literal(4),
  nbformat_minor: z.int().min(0),
  metadata: z
    .object({
      kernelspec: z.object({ name: z.string(), language: z.string().optional() }).optional(),
      language_info: z.object({ name: z.string() }).optional(),
      /** `frontmatter`: an author's export; `lesson`: a learner's */
      epoch: z.object({ frontmatter: z.string().optional(), lesson: z.object({ course: z.string(), slug: z.string(), version: z.string() }).optional() }).optional(),
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

/** Reads a notebook; outputs and execution counts are dropped. `file`: its name in the sentence of a refusal. */
export function parseNotebook(file: string, source: string): Result<Notebook, string> {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    return err(`Expected ${file} to be a Jupyter notebook, which is JSON, and it is not: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unreadable'}. Save it again from Jupyter as .ipynb.`);
  }
  if (typeof value !== 'object' || value === null || !('nbformat' in value)) return err(`Expected ${file} to be a Jupyter notebook with the field "nbformat", and it has none. Save it from Jupyter as .ipynb.`);
  if (value.nbformat !== 4) return err(`Expected a notebook of nbformat 4, and ${file} has ${JSON.stringify(value.nbformat)}. Convert it with: jupyter nbconvert --to notebook --nbformat 4 ${file}`);
  const parsed = notebookSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`Expected ${file} to be a Jupyter notebook as nbformat 4 describes it, but ${issue?.path.map(String).join('.') || 'the file'} is not: ${issue?.message ?? 'unknown reason'}.`);
}

/** lower-case name of the language its code is in; Python unless it says otherwise */
export const languageOf = ({ metadata }: Notebook): string => (metadata.language_info?.name ?? metadata.kernelspec?.language ?? (metadata.kernelspec?.name === 'deno' ? 'typescript' : 'python')).toLowerCase();
