import type * as Tf from '@tensorflow/tfjs';
import type { BackendName } from '#lib/notebook/protocol.ts';

export interface BackendChoice {
  readonly backend: BackendName;
  readonly available: readonly BackendName[];
  /** ms of one trial step on each backend that was tried */
  readonly trial: Readonly<Record<string, number>>;
}

export interface BackendHost {
  /** GPU backends that this machine has in hardware */
  findGpus(): Promise<readonly ('webgl' | 'webgpu')[]>;
  loadGpu(backend: 'webgl' | 'webgpu'): Promise<void>;
  now(): number;
}

/** Steps timed after one that warms up. */
const TRIAL_STEPS = 3;

/**
 * Chooses the backend by timing a small training step on each. A demanded backend is taken without a trial if it works.
 * Small nets are quick on all of them; what the trial finds is whether a GPU or WebAssembly pays off on this machine.
 */
export async function chooseBackend(tf: typeof Tf, host: BackendHost, demanded: BackendName | null): Promise<BackendChoice> {
  const candidates: readonly BackendName[] = ['cpu', 'wasm', ...(await host.findGpus().catch(() => []))];
  if (demanded && candidates.includes(demanded) && (await startBackend(tf, host, demanded))) return { backend: demanded, available: candidates, trial: {} };
  const trial: Record<string, number> = {};
  for (const backend of candidates) {
    if (await startBackend(tf, host, backend)) trial[backend] = await timeStep(tf, host);
  }
  const available = candidates.filter((backend) => backend in trial);
  const backend = available.reduce((best, next) => ((trial[next] ?? Infinity) < (trial[best] ?? Infinity) ? next : best), available[0] ?? 'cpu');
  await tf.setBackend(backend);
  return { backend, available, trial };
}

async function startBackend(tf: typeof Tf, host: BackendHost, backend: BackendName): Promise<boolean> {
  try {
    if (backend === 'webgl' || backend === 'webgpu') await host.loadGpu(backend);
    return await tf.setBackend(backend);
  } catch {
    return false;
  }
}

/** Forward and backward through a dense layer, with the result read back: what a lesson's step is made of. */
async function timeStep(tf: typeof Tf, { now }: BackendHost): Promise<number> {
  const x = tf.ones([64, 96]);
  const w = tf.fill([96, 96], 0.01);
  const step = async (): Promise<void> => {
    const gradient = tf.tidy(() => tf.grad((weights: Tf.Tensor) => tf.relu(tf.matMul(x, weights as Tf.Tensor2D)).mean())(w));
    await gradient.data();
    gradient.dispose();
  };
  try {
    await step();
    const start = now();
    for (let i = 0; i < TRIAL_STEPS; i++) await step();
    return (now() - start) / TRIAL_STEPS;
  } catch {
    return Infinity;
  } finally {
    x.dispose();
    w.dispose();
  }
}

/** GPU backends with real hardware behind them: a software renderer is slower than WebAssembly, whatever it says of itself. */
export async function findGpus(): Promise<readonly ('webgl' | 'webgpu')[]> {
  const found: ('webgl' | 'webgpu')[] = [];
  if (isHardware(readWebGlRenderer())) found.push('webgl');
  const adapter = await (navigator as Navigator & { readonly gpu?: { requestAdapter(): Promise<{ readonly isFallbackAdapter?: boolean; readonly info?: { readonly isFallbackAdapter?: boolean; readonly description?: string } } | null> } }).gpu?.requestAdapter().catch(() => null);
  if (adapter && !adapter.isFallbackAdapter && !adapter.info?.isFallbackAdapter && isHardware(adapter.info?.description || 'unnamed')) found.push('webgpu');
  return found;
}

/** Whether a renderer's name is that of a GPU rather than of a program that imitates one. */
export function isHardware(renderer: string | null): boolean {
  return renderer !== null && !/swiftshader|llvmpipe|softpipe|software|basic render|lavapipe|subzero/i.test(renderer);
}

function readWebGlRenderer(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof renderer === 'string' ? renderer : null;
}
