'use client';
import { useId, useState, type ReactNode } from 'react';
import type { ChartReading } from '#lib/client/charts/chart-reading.ts';
import type { SavedChart } from '#lib/client/charts/saved-chart.ts';
import type { Track } from '#lib/client/charts/track.ts';
import { onDemand } from '../ui/on-demand.tsx';
import { ChartStage } from './chart-stage.tsx';
import space from './chart-space.module.css';
import styles from './charts.module.css';

const Downloads = onDemand(async () => (await import('./download-menu.tsx')).DownloadMenu);
const Listening = onDemand(async () => (await import('./listening.tsx')).Listening);

/** What is read by keys, by pointer and by ear; a function, since a curve that grows has new points each time it is asked. */
export interface ReadablePoints {
  readonly tracks: () => readonly Track[];
  /** equal ratios sound as equal steps */
  readonly log: boolean;
  /** where the drawing says its points are */
  readonly reading: ChartReading;
}

interface ChartShellProps {
  readonly title: string;
  /** switches of this kind of chart, before those that all have */
  readonly switches?: ReactNode;
  /** what the switch to the other view is called, and that view */
  readonly other: { readonly name: string; readonly view: () => ReactNode };
  /** null where the chart is read by keys of its own */
  readonly points: ReadablePoints | null;
  /** false where pitches would say nothing */
  readonly canListen?: boolean;
  readonly legend?: ReactNode;
  /** what the chart shows, in words */
  readonly summary: string;
  /** what a reader saves, asked when it is wanted */
  readonly saved: () => SavedChart;
  readonly children: ReactNode;
}

/** Around every chart: its name, its switches, its points for keys and ears, its files, and what it shows in words. */
export function ChartShell({ title, switches, other, points, canListen = true, legend, summary, saved, children }: ChartShellProps) {
  const [isOther, setIsOther] = useState(false);
  const [asksFile, setAsksFile] = useState(false);
  const [listens, setListens] = useState(false);
  const id = useId();
  const label = title || 'Chart';
  return (
    <figure className={space.frame} aria-label={label}>
      <div className={space.head}>
        <span className={space.title}>{title}</span>
        <span className={styles.switches}>
          {!isOther && switches}
          <button type="button" className={styles.switch} aria-pressed={isOther} onClick={() => setIsOther(!isOther)}>
            {other.name}
          </button>
          {points && canListen && (
            <button type="button" className={styles.switch} aria-pressed={listens} onClick={() => setListens(!listens)}>
              {listens ? 'Stop' : 'Listen'}
            </button>
          )}
          <span className={styles.downloads}>
            <button type="button" className={styles.switch} aria-haspopup="menu" aria-expanded={asksFile} aria-controls={asksFile ? `${id}-files` : undefined} onClick={() => setAsksFile(!asksFile)}>
              Download
            </button>
            {asksFile && <Downloads.Part id={`${id}-files`} label={label} saved={saved} onClose={() => setAsksFile(false)} waiting={<span className={styles.menu} aria-busy="true" />} />}
          </span>
        </span>
      </div>
      {listens && points && <Listening.Part points={points} onEnd={() => setListens(false)} />}
      {isOther ? other.view() : points ? <ChartStage label={label} summaryId={`${id}-summary`} points={points}>{children}</ChartStage> : children}
      {!isOther && legend}
      <figcaption id={`${id}-summary`} className={space.summary}>{summary}</figcaption>
    </figure>
  );
}
