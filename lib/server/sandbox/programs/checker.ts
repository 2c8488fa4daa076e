/** Sandbox program: runs an author's checks. Holds no learner code and no files; asks the host for the learner's values. */
import { createCheckerRuntime } from '#lib/grading/checker-runtime.ts';
import type { CheckerReply } from '#lib/grading/wire.ts';
import { readFrames, sendFrame } from './frames.ts';
import { harden, type HardenOptions } from './harden.ts';

const tier = await harden(JSON.parse(Deno.args[0] ?? '') as HardenOptions);
const receive = createCheckerRuntime(sendFrame);
sendFrame(JSON.stringify({ type: 'ready', tier } satisfies CheckerReply));
await readFrames(receive);
