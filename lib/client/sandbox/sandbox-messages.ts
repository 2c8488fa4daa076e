/** Files of the asset folder that a sandboxed Worker may ask the page for. */
export const WORKER_ASSETS = ['tfjs.js', 'tfjs-webgl.js', 'tfjs-webgpu.js', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'] as const;
export type WorkerAsset = (typeof WORKER_ASSETS)[number];

/** What travels on a Worker's port: messages of its owner, and files it asks for. */
export type WorkerToPage = { readonly type: 'message'; readonly message: unknown } | { readonly type: 'asset'; readonly name: WorkerAsset };

export type PageToWorker =
  | { readonly type: 'message'; readonly message: unknown }
  /** `bytes` is null when the file could not be fetched; `error` then says why */
  | { readonly type: 'asset'; readonly name: WorkerAsset; readonly bytes: Blob | null; readonly error: string | null };

/** Page to frame. A spawn carries one port. */
export type FrameRequest = { readonly type: 'spawn'; readonly id: number; readonly script: Blob } | { readonly type: 'terminate'; readonly id: number } | { readonly type: 'ping' };

/** Frame to page. */
export type FrameMessage = { readonly type: 'frame-ready' } | { readonly type: 'pong' } | { readonly type: 'worker-error'; readonly id: number; readonly message: string };

/** What arrives from the sandbox is only a claim: everything but these shapes is dropped. */
export function isFrameMessage(data: unknown): data is FrameMessage {
  if (!isRecord(data)) return false;
  if (data.type === 'worker-error') return typeof data.id === 'number' && typeof data.message === 'string';
  return data.type === 'frame-ready' || data.type === 'pong';
}

export function isWorkerToPage(data: unknown): data is WorkerToPage {
  if (!isRecord(data)) return false;
  if (data.type === 'asset') return (WORKER_ASSETS as readonly unknown[]).includes(data.name);
  return data.type === 'message';
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
