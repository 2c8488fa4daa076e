/** The studio's requests as its pages make them. Nothing here throws: every way an exchange can end is a value. */
import { z } from 'zod';
import {
  comparisonSchema, courseApi, courseViewSchema, historySchema, partFilesSchema, pictureAnswerSchema, previewAnswerSchema, releaseSchema, saveAnswerSchema, versionsSchema,
  type AskRelease, type Comparison, type CourseView, type FileChange, type History, type PartFiles, type PictureAnswer, type PreviewAnswer, type Release, type Save, type SaveAnswer, type Versions,
} from '#lib/course/studio.ts';

export type StudioAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /** no connection, or the server is not itself: worth another try */
  | { readonly kind: 'away' }
  /** 4xx: asking again would get the same answer */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** What the studio asks of a course. One implementation talks to the server; tests bring their own. */
export interface StudioApi {
  readCourse(): Promise<StudioAnswer<CourseView>>;
  readFiles(part: string, revision: number | null): Promise<StudioAnswer<PartFiles>>;
  /** `isLast`: the page is being left, the request must outlive it */
  save(save: Save, isLast: boolean): Promise<StudioAnswer<SaveAnswer>>;
  preview(lesson: string, base: number, changes: readonly FileChange[], signal: AbortSignal): Promise<StudioAnswer<PreviewAnswer>>;
  createExercise(lesson: string, id: string, title: string): Promise<StudioAnswer<SaveAnswer>>;
  readHistory(part: string, before: number | null): Promise<StudioAnswer<History>>;
  compare(part: string, from: number, to: number): Promise<StudioAnswer<Comparison>>;
  restore(part: string, revision: number, base: number): Promise<StudioAnswer<SaveAnswer>>;
  askRelease(wish: AskRelease): Promise<StudioAnswer<Release>>;
  readRelease(id: string): Promise<StudioAnswer<Release>>;
  cancelRelease(id: string): Promise<StudioAnswer<Release>>;
  readVersions(lesson: string): Promise<StudioAnswer<Versions>>;
  unpublish(lesson: string): Promise<StudioAnswer<CourseView>>;
  rollBack(lesson: string, version: string): Promise<StudioAnswer<CourseView>>;
  uploadPicture(picture: File): Promise<StudioAnswer<PictureAnswer>>;
}

/** Longest wait for one answer, ms; a preview that takes longer than the compiler may is an answer, too. */
const ANSWER_WITHIN_MS = 30_000;
/** Browsers refuse `keepalive` bodies above 64 KiB; a larger last save stays in this browser until the next visit. */
const KEEPALIVE_BYTES = 60 * 1024;

export function openStudioApi(course: string, ask: typeof fetch = (...args) => fetch(...args)): StudioApi {
  const at = (...rest: readonly string[]): string => courseApi(course, ...rest);
  const get = <Value>(address: string, query: Readonly<Record<string, string | number | null>>, schema: z.ZodType<Value>) => exchange(`${address}${toQuery(query)}`, {}, schema, ask);
  const send = <Value>(method: string, address: string, body: unknown, schema: z.ZodType<Value>, rest: RequestInit = {}) => {
    const text = JSON.stringify(body);
    return exchange(address, { method, headers: { 'content-type': 'application/json' }, body: text, ...rest }, schema, ask, new Set([409]));
  };
  return {
    readCourse: () => get(at(), {}, courseViewSchema),
    readFiles: (part, revision) => get(at('files'), { part, revision }, partFilesSchema),
    save: (save, isLast) => send('PUT', at('files'), save, saveAnswerSchema, { keepalive: isLast && new TextEncoder().encode(JSON.stringify(save)).length < KEEPALIVE_BYTES }),
    preview: (lesson, base, changes, signal) => send('POST', at('preview'), { lesson, base, changes }, previewAnswerSchema, { signal }),
    createExercise: (lesson, id, title) => send('POST', at('exercises'), { lesson, id, title }, saveAnswerSchema),
    readHistory: (part, before) => get(at('history'), { part, before }, historySchema),
    compare: (part, from, to) => get(at('compare'), { part, from, to }, comparisonSchema),
    restore: (part, revision, base) => send('POST', at('restore'), { part, revision, base }, saveAnswerSchema),
    askRelease: (wish) => send('POST', at('releases'), wish, releaseSchema),
    readRelease: (id) => get(at('releases', id), {}, releaseSchema),
    cancelRelease: (id) => exchange(at('releases', id), { method: 'DELETE' }, releaseSchema, ask),
    readVersions: (lesson) => get(at('versions'), { lesson }, versionsSchema),
    unpublish: (lesson) => send('POST', at('unpublish'), { lesson }, courseViewSchema),
    rollBack: (lesson, version) => send('POST', at('roll-back'), { lesson, version }, courseViewSchema),
    uploadPicture: (picture) => exchange(`${at('pictures')}${toQuery({ name: picture.name })}`, { method: 'POST', body: picture }, pictureAnswerSchema, ask),
  };
}

function toQuery(query: Readonly<Record<string, string | number | null>>): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}

/** @param valid statuses besides 2xx whose body is an answer, not a refusal */
async function exchange<Value>(address: string, init: RequestInit, schema: z.ZodType<Value>, ask: typeof fetch, valid: ReadonlySet<number> = new Set()): Promise<StudioAnswer<Value>> {
  let response: Response;
  let body: unknown;
  try {
    const signals = [AbortSignal.timeout(ANSWER_WITHIN_MS), ...(init.signal ? [init.signal] : [])];
    response = await ask(address, { ...init, cache: 'no-store', redirect: 'error', signal: AbortSignal.any(signals) });
    body = await response.json().catch(() => null);
  } catch {
    return { kind: 'away' };
  }
  if (response.ok || valid.has(response.status)) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
  }
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status, message: messageOf(body, response.status) };
  return { kind: 'away' };
}

const apiErrorSchema = z.object({ error: z.object({ message: z.string() }) });

function messageOf(body: unknown, status: number): string {
  const said = apiErrorSchema.safeParse(body);
  return said.success ? said.data.error.message : `The server refused with status ${status} and gave no reason. Reload the page and try again.`;
}
