'use client';
/** Two texts side by side (below one another where there is no room), drawn by Monaco. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { loadStudioBridge, type StudioDiff } from '#lib/client/studio/studio-bridge.ts';
import styles from './studio.module.css';

interface DiffPaneProps {
  readonly assetBase: string;
  readonly file: string;
  readonly before: string;
  /** where it begins; what is typed then comes by `onChange` */
  readonly after: string;
  readonly label: string;
  readonly onChange?: (after: string) => void;
}

export function DiffPane({ assetBase, file, before, after, label, onChange }: DiffPaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const change = useEffectEvent((text: string) => onChange?.(text));
  const isEditable = onChange !== undefined;

  useEffect(() => {
    let diff: StudioDiff | null = null;
    let isGone = false;
    loadStudioBridge(assetBase).then(
      (bridge) => {
        if (!isGone && host.current) diff = bridge.mountDiff(host.current, { file, before, after, label, onChange: isEditable ? (text) => change(text) : null });
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      diff?.dispose();
    };
  }, [assetBase, file, before, after, label, isEditable]);

  if (failed) return <p role="alert">The comparison could not be loaded (are you offline?).</p>;
  return <div ref={host} className={styles.diff} />;
}
