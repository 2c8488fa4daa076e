/** Worker script: runs an exercise's visible checks, with the same engine as the grader's sandbox. */
import { createCheckerRuntime } from '#lib/grading/checker-runtime.ts';
import { connectToPage } from '../sandbox/worker-channel.ts';

const page = connectToPage();
const receive = createCheckerRuntime((frame) => page.post(frame));
page.onMessage((message) => {
  if (typeof message === 'string') receive(message);
});
page.post(JSON.stringify({ type: 'ready', tier: 'page' }));
