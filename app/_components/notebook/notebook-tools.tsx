'use client';
import { useSyncExternalStore } from 'react';
import type { GraphView, NotebookGraph } from '#lib/client/notebook/notebook-graph.ts';
import type { NotebookState, NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import type { BackendName } from '#lib/notebook/protocol.ts';
import { Button } from '../ui/button.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import styles from './notebook.module.css';
import { TrainingTools } from './training/training-tools.tsx';

const BACKEND_WORDS: Readonly<Record<BackendName, string>> = { cpu: 'CPU', wasm: 'WASM', webgl: 'WebGL (GPU)', webgpu: 'WebGPU (GPU)' };

const Outline = onDemand(async () => (await import('./outline/outline-dialog.tsx')).OutlineDialog);

interface NotebookToolsProps {
  readonly store: NotebookStore;
  readonly state: NotebookState;
}

/** The part of the toolbar that means something only once there is a kernel. */
export function NotebookTools({ store, state }: NotebookToolsProps) {
  const graph = useSyncExternalStore(store.signal.subscribe, store.graph, store.graph);
  const { backend, memory, leakedTensors } = state;
  return (
    <>
      {graph && <GraphTools store={store} graph={graph} />}
      {graph && <TrainingTools store={store} />}
      {memory !== null && (
        <span className={styles.memory} title={`${formatBytes(memory.bytes)} in tensors`}>
          {memory.tensors} {memory.tensors === 1 ? 'tensor' : 'tensors'}
          {leakedTensors > 0 && <strong className={styles.leaked}>, {leakedTensors} leaked</strong>}
        </span>
      )}
      {backend !== null && (
        <label className={styles.choice}>
          <span className={styles.announcer}>Backend</span>
          <select value={backend.name} onChange={(event) => store.setBackend(event.target.value as BackendName)}>
            {backend.available.map((name) => (
              <option key={name} value={name}>
                {BACKEND_WORDS[name]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** Any graph gives one; follows what changes in it. */
const useGraphView = (graph: NotebookGraph): GraphView => useSyncExternalStore(graph.signal.subscribe, graph.view, graph.view);

function GraphTools({ store, graph }: { readonly store: NotebookStore; readonly graph: NotebookGraph }) {
  const view = useGraphView(graph);
  return (
    <>
      <Button variant="plain" size="sm" disabled={view.stale.size === 0} title="Runs every cell that is out of date, in the order of what they need" onClick={() => store.runStale()}>
        Run stale{view.stale.size > 0 && ` (${view.stale.size})`}
      </Button>
      <label className={`${styles.choice} ${styles.roomy}`}>
        <span className={styles.announcer}>When a cell has run</span>
        <select value={view.reactive ? 'reactive' : 'lazy'} title="Lazy: cells that use its names are marked. Reactive: they run, too." onChange={(event) => graph.setReactive(event.target.value === 'reactive')}>
          <option value="lazy">Lazy</option>
          <option value="reactive">Reactive</option>
        </select>
      </label>
      {view.outlineOpen && <Outline.Part store={store} graph={graph} view={view} />}
    </>
  );
}

function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
