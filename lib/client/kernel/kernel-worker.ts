/** The kernel's Worker script. Everything here shares the realm with learner code, so it keeps its own references. */
import { connectControls } from '#lib/notebook/controls/host.ts';
import type { KernelRequest } from '#lib/notebook/protocol.ts';
import { loadGpuBackend, loadTensorFlow } from '../sandbox/worker-assets.ts';
import { connectToPage } from '../sandbox/worker-channel.ts';
import { connectData } from '../teaching/data-source.ts';
import { connectDisplay } from '../teaching/display-sink.ts';
import { connectTracer } from '../teaching/tracer.ts';
import { installFollowedFit } from '../teaching/training/follow-fit.ts';
import { connectTraining, type TrainingHost } from '../teaching/training-host.ts';
import { captureConsole } from './capture-console.ts';
import { findGpus } from './choose-backend.ts';
import { DataRequests } from './data-requests.ts';
import { KeepRequests } from './keep-requests.ts';
import { KernelSession } from './kernel-session.ts';
import { OutputChannel } from './output-channel.ts';

const now = performance.now.bind(performance);
const later = setTimeout.bind(globalThis);

// Learners' mistakes deserve more than V8's ten lines; deep recursion must not send thousands.
Error.stackTraceLimit = 30;

const page = connectToPage();
const channel = new OutputChannel((messages, transfer) => page.post(messages, transfer), { now, later: (call, ms) => void later(call, ms) });
const data = new DataRequests((message) => channel.send(message));
const keep = new KeepRequests((message, transfer) => {
  channel.flush();
  page.post([message], transfer);
});
const training: TrainingHost = { tensorFlow: () => session.tensorFlow(), now, keep: keep.ask };
captureConsole(channel, now);
connectDisplay(channel);
connectData((path) => data.fetch(path));
connectTraining(training);

const session = new KernelSession(channel, {
  now,
  scope: globalThis,
  loadTensorFlow,
  loadGpu: loadGpuBackend,
  findGpus,
  onTensorFlow: (tf) => installFollowedFit(tf, training),
});

connectTracer(session.trace);
connectControls(session.controls);

page.onMessage((message) => {
  const request = message as KernelRequest;
  if (request.type === 'data') data.answer(request);
  else if (request.type === 'kept') keep.answer(request);
  else session.receive(request);
});

globalThis.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  session.reportStray(event.reason);
});
globalThis.addEventListener('error', (event) => {
  event.preventDefault();
  session.reportStray(event.error ?? event.message);
});

channel.send({ type: 'ready', startMs: now() });
