/** What an open page knows of content that is being written: its stream of news, followed by the components of `app/_components/live`. */
import { LIVE_CONTENT_PATH, type LiveEvent, type LiveProblem } from '#lib/course/live-content.ts';
import type { Lesson } from '#lib/course/lesson.ts';
import { Signal } from '../notebook/signal.ts';

export class LiveContent {
  readonly signal = new Signal();
  readonly #lessons = new Map<string, Lesson>();
  readonly #courses = new Map<string, readonly LiveProblem[]>();
  #problems: readonly LiveProblem[] = [];

  /** The lesson as it was last saved; null: as it was published. */
  readonly lesson = (course: string, slug: string): Lesson | null => this.#lessons.get(`${course}/${slug}`) ?? null;

  /** All that is wrong; the same list while nothing changes. */
  readonly problems = (): readonly LiveProblem[] => this.#problems;

  receive(event: Exclude<LiveEvent, { kind: 'published' }>): void {
    if (event.kind === 'lesson') this.#lessons.set(`${event.lesson.course}/${event.lesson.slug}`, event.lesson);
    else {
      this.#courses.set(event.course, event.problems);
      this.#problems = [...this.#courses.values()].flat();
    }
    this.signal.notify();
  }
}

/** The one of this page. */
export const liveContent = new LiveContent();

/**
 * Listens for a page until the answer is called.
 * @param page its path
 * @param onPublished paths of content that are drawn anew from now on
 */
export function followLiveContent(page: string, onPublished: (paths: readonly string[]) => void): () => void {
  const events = new EventSource(`${LIVE_CONTENT_PATH}?page=${encodeURIComponent(page)}`);
  events.onmessage = ({ data }) => {
    // from our own server, which sends nothing else
    const event = JSON.parse(String(data)) as LiveEvent;
    if (event.kind === 'published') onPublished(event.paths);
    else liveContent.receive(event);
  };
  return () => events.close();
}

/** Whether something was published that the page does not draw by itself: a lesson's page follows its own text and exercises. */
export function isNews(page: string, paths: readonly string[]): boolean {
  if (!/^\/courses\/[^/]+\/[^/]+$/.test(page)) return true;
  return paths.some((path) => !`/courses/${path}/`.startsWith(`${page}/`));
}
