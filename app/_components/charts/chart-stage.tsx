'use client';
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { findNearest, type ChartReading } from '#lib/client/charts/chart-reading.ts';
import { isReadingKey, readSpot, saySpot, settle, walkPoints, type Spot } from '#lib/client/charts/walk-points.ts';
import type { ReadablePoints } from './chart-shell.tsx';
import styles from './charts.module.css';

interface ChartStageProps {
  readonly label: string;
  /** of the element that says in words what the chart shows */
  readonly summaryId: string;
  readonly points: ReadablePoints;
  readonly children: ReactNode;
}

/** Seen while the chart has the keyboard's focus, and heard after its name. */
const KEYS = '← → points, ↑ ↓ series, Home, End, Page keys, + highest, - lowest, Esc';
const SPOKEN_KEYS = 'Left and right walk points, up and down series. Home, End and the page keys go further, plus and minus to the highest and the lowest, Escape leaves.';

/** The drawing, with a marker at the point that is read. Arrow keys walk, a pointer that passes reads, and so does a finger that is drawn along. */
export function ChartStage({ label, summaryId, points, children }: ChartStageProps) {
  const { tracks, reading } = points;
  const readAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    reading.read(findNearest(tracks(), (spot) => reading.place(spot), event.clientX - box.left + event.currentTarget.scrollLeft, event.clientY - box.top), 'pointer');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && reading.spot !== null) {
      // the first press leaves the point, a second one is for what is around
      event.stopPropagation();
      reading.read(null, 'keys');
    }
    if (!isReadingKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    reading.read(walkPoints(tracks(), reading.spot, event.key), 'keys');
  };
  return (
    // An application hands its keys to the page: a screen reader would keep the arrows for itself otherwise. Tab and Escape leave.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.stage}
      role="application"
      aria-roledescription="chart"
      aria-label={`${label}. Arrow keys read its points`}
      aria-describedby={`${summaryId} ${summaryId}-keys`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKey}
      onBlur={() => reading.reader === 'keys' && reading.read(null, 'keys')}
      onPointerDown={readAt}
      onPointerMove={readAt}
      onPointerLeave={() => reading.reader === 'pointer' && reading.read(null, 'pointer')}
    >
      {children}
      <p id={`${summaryId}-keys`} className={styles.announced}>{SPOKEN_KEYS}</p>
      <p className={styles.keys} aria-hidden="true">{KEYS}</p>
      <Marker points={points} reading={reading} />
    </div>
  );
}

/** ms after the last key before a point is announced, so that a held key speaks once */
const REST = 150;

function Marker({ points, reading }: { readonly points: ReadablePoints; readonly reading: ChartReading }) {
  useSyncExternalStore(reading.signal.subscribe, reading.version, reading.version);
  const [announced, setAnnounced] = useState('');
  const told = useRef<Spot | null>(null);
  const { spot, reader } = reading;
  const isByKeys = reader === 'keys';

  useEffect(() => {
    if (spot === null) told.current = null;
    if (spot === null || !isByKeys) return;
    const timer = setTimeout(() => {
      setAnnounced(saySpot(points.tracks(), spot, told.current));
      told.current = spot;
    }, REST);
    return () => clearTimeout(timer);
    // a curve that grows does not speak by itself
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [spot, isByKeys]);

  const tracks = spot === null ? [] : points.tracks();
  const now = spot === null ? null : settle(tracks, spot);
  const place = now === null ? null : reading.place(now);
  return (
    <>
      <p className={styles.announced} role="status">{announced}</p>
      {now && place && (
        <>
          <span className={styles.marker} data-dot={place.width === undefined} style={{ left: place.x, top: place.y, width: place.width, height: place.height }} />
          <Readout x={place.x} y={place.y - (place.height ?? 0) / 2} follow={reader !== 'pointer'}>{readSpot(tracks, now)}</Readout>
        </>
      )}
    </>
  );
}

/** Above the point and beside it, on the side where there is room. A wide drawing is scrolled along. */
function Readout({ x, y, follow, children }: { readonly x: number; readonly y: number; readonly follow: boolean; readonly children: string }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = text.current;
    const stage = element?.parentElement;
    if (!element || !stage) return;
    if (follow && (x < stage.scrollLeft + EDGE || x > stage.scrollLeft + stage.clientWidth - EDGE)) stage.scrollLeft = x - stage.clientWidth / 2;
    const [width, begin, end] = [element.offsetWidth, stage.scrollLeft, stage.scrollLeft + stage.clientWidth];
    const left = x + BESIDE + width <= end ? x + BESIDE : x - BESIDE - width >= begin ? x - BESIDE - width : Math.max(begin, end - width);
    element.style.translate = `${left}px ${Math.max(0, y - BESIDE / 2 - element.offsetHeight)}px`;
  });
  return <span ref={text} className={styles.readout} aria-hidden="true">{children}</span>;
}

/** px between a point and its words */
const BESIDE = 12;
/** px of the edge in which a point is not well in sight */
const EDGE = 40;
