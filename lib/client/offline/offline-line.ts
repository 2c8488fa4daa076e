/** Fills the line at a lesson's end (app/_components/site/lesson/offline-line.tsx): its sentences are in the page, one is shown. */
import type { KeepNews } from '#lib/course/offline.ts';

/** Shows news of this page's lesson. */
export function showLine(news: KeepNews): void {
  const line = document.querySelector<HTMLElement>('[data-offline-line]');
  if (!line || news.path !== location.pathname) return;
  const state = news.state === 'failed' ? `failed-${news.why}` : news.state;
  line.hidden = false;
  if (line.dataset['state'] !== state) line.dataset['state'] = state;
  const bar = line.querySelector('progress');
  if (bar && news.state === 'keeping') bar.value = news.done / news.of;
  for (const sentence of line.querySelectorAll<HTMLElement>('[data-when]')) sentence.hidden = !sentence.dataset['when']?.split(' ').includes(state);
}
