'use client';
import { useSyncExternalStore } from 'react';
import type { NotebookState, NotebookStore } from '#lib/client/notebook/notebook-store.ts';
import type { BackendName } from '#lib/notebook/protocol.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './notebook.module.css';

const KERNEL_WORDS: Readonly<Record<NotebookState['kernel'], string>> = {
  off: 'Not started',
  starting: 'Starting',
  idle: 'Ready',
  busy: 'Running',
  stopping: 'Stopping',
  failed: 'Failed',
};

const BACKEND_WORDS: Readonly<Record<BackendName, string>> = { cpu: 'CPU', wasm: 'WASM', webgl: 'WebGL (GPU)', webgpu: 'WebGPU (GPU)' };

const NEVER = () => () => undefined;

/** The notebook's commands and what its kernel is doing. */
export function NotebookToolbar({ store, onCommands }: { readonly store: NotebookStore; readonly onCommands: () => void }) {
  const state = useSyncExternalStore(store.signal.subscribe, store.state, store.state);
  const announcement = useSyncExternalStore(store.announcements.subscribe, store.announcement, () => '');
  const alive = useSyncExternalStore(NEVER, () => true, () => false);
  return (
    <section className={styles.toolbar} aria-label="Notebook" data-alive={alive}>
      <div className={styles.commands} role="group" aria-label="Run">
        <Button variant="plain" size="sm" icon={<Icon name="play" size={14} />} onClick={() => store.runAll()}>
          Run all
        </Button>
        <Button variant="plain" size="sm" className={styles.wide} onClick={() => store.runAbove()}>
          Run above
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="stop" size={14} />} disabled={!state.busy} onClick={() => store.stop()}>
          Stop
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="restart" size={14} />} disabled={state.kernel === 'off'} aria-label="Restart" onClick={() => store.restart()}>
          <span className={styles.wide}>Restart</span>
        </Button>
        <Button variant="plain" size="sm" icon={<Icon name="more" size={14} />} aria-label="Commands" onClick={onCommands}>
          <span className={styles.wide}>Commands</span>
        </Button>
      </div>
      <KernelFacts state={state} store={store} />
      <p className={styles.announcer} role="status">
        {announcement}
      </p>
    </section>
  );
}

function KernelFacts({ state, store }: { readonly state: NotebookState; readonly store: NotebookStore }) {
  const { backend, memory, leakedTensors, problem } = state;
  return (
    <div className={styles.facts}>
      {memory !== null && (
        <span className={styles.memory} title={`${formatBytes(memory.bytes)} in tensors`}>
          {memory.tensors} {memory.tensors === 1 ? 'tensor' : 'tensors'}
          {leakedTensors > 0 && <strong className={styles.leaked}>, {leakedTensors} leaked</strong>}
        </span>
      )}
      {backend !== null && (
        <label className={styles.backend}>
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
      <span className={styles.kernel} data-kernel={state.kernel}>
        <span className={styles.dot} aria-hidden="true" />
        <span className={styles.kernelName}>Kernel: </span>
        {KERNEL_WORDS[state.kernel]}
      </span>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
