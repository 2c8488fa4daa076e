/** Where `model.save` and `tf.loadLayersModel` put models: TensorFlow.js's own stores need a storage that the sandbox has not. */
import type { io } from '@tensorflow/tfjs-core';

/** What TensorFlow.js calls an IOHandler, and its managers, for one scheme such as `indexeddb`. */
export interface ModelStorage {
  readonly schemes: readonly string[];
  /** can be listed and removed from */
  readonly managed: readonly string[];
  handler(scheme: string, name: string): io.IOHandler;
  list(scheme: string): Promise<Record<string, io.ModelArtifactsInfo>>;
  remove(scheme: string, name: string): Promise<io.ModelArtifactsInfo>;
}

type Router = (url: string | string[]) => io.IOHandler | null;

/** The lists in which TensorFlow.js looks a scheme up. */
export interface ModelRegistries {
  readonly routers: { saveRouters: Router[]; loadRouters: Router[] };
  readonly managers: { managers: Record<string, unknown> };
}

/** Puts these stores in the place of TensorFlow.js's own. */
export function replaceModelStorage({ routers, managers }: ModelRegistries, storage: ModelStorage): void {
  const route: Router = (url) => {
    if (typeof url !== 'string') return null;
    const scheme = storage.schemes.find((known) => url.startsWith(`${known}://`));
    return scheme === undefined ? null : storage.handler(scheme, url.slice(scheme.length + 3));
  };
  // its routers for these schemes would answer, too, and two answers are an error; what is left of them is http, which the sandbox has not either
  routers.saveRouters = [route];
  routers.loadRouters = [...routers.loadRouters.filter((other) => !storage.schemes.some((scheme) => answers(other, `${scheme}://name`))), route];
  managers.managers = Object.fromEntries(storage.managed.map((scheme) => [scheme, { listModels: () => storage.list(scheme), removeModel: (name: string) => storage.remove(scheme, name) }]));
}

function answers(router: Router, url: string): boolean {
  try {
    return router(url) !== null;
  } catch {
    return true; // it is its scheme, and its storage is not there
  }
}
