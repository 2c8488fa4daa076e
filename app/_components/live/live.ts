export { LiveLesson } from './live-lesson.tsx';
export { LivePage } from './live-page.tsx';
