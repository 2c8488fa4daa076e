'use client';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { saveFile, toChartFile, type ChartFormat, type SavedChart } from '#lib/client/charts/saved-chart.ts';
import styles from './charts.module.css';

interface DownloadMenuProps {
  readonly id: string;
  /** the chart's name */
  readonly label: string;
  readonly saved: () => SavedChart;
  readonly onClose: () => void;
}

const FORMATS: readonly (readonly [ChartFormat, string])[] = [
  ['png', 'PNG, a picture'],
  ['svg', 'SVG, a drawing'],
  ['csv', 'CSV, its data'],
];

/** Three files; arrow keys choose, Escape and a press elsewhere close, and the focus goes back to the button. */
export function DownloadMenu({ id, label, saved, onClose }: DownloadMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    items(menu.current)[0]?.focus();
    const onPress = (event: globalThis.PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.parentElement?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [onClose]);

  const close = () => {
    menu.current?.parentElement?.querySelector('button')?.focus();
    onClose();
  };
  const save = (format: ChartFormat) =>
    toChartFile(saved(), format).then(
      (file) => {
        saveFile(file);
        close();
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose();
    const all = items(menu.current);
    const now = all.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: (now + 1) % all.length, ArrowUp: (now - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) close();
    else all[next]?.focus();
  };

  return (
    <div ref={menu} id={id} className={styles.menu} role="menu" tabIndex={-1} aria-label={`Download ${label}`} onKeyDown={onKey}>
      {FORMATS.map(([format, name]) => (
        <button key={format} type="button" role="menuitem" tabIndex={-1} className={styles.item} onClick={() => void save(format)}>
          {name}
        </button>
      ))}
      {problem !== '' && <p role="alert" className={styles.problem}>{problem}</p>}
    </div>
  );
}

const items = (menu: HTMLElement | null): readonly HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
