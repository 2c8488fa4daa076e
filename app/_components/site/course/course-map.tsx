'use client';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '#app/_components/ui/empty-state.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import { lessonPath } from '#lib/course/paths.ts';
import styles from './course-map.module.css';
import { MAP_SIZE, toMapArcs, type MapRow } from './map-rows.ts';

const STANDING_WORDS = { none: null, begun: 'begun', done: 'all points' } as const;

/** Lessons under one another; arcs at their side show which builds on which. What the arcs say stands in each row in words. */
export function CourseMap({ course, rows }: { readonly course: string; readonly rows: readonly MapRow[] }) {
  const [near, setNear] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // Pointing only explains; the way to a lesson is its link.
  useEffect(() => {
    const follow = (event: Event): void => setNear(event.target instanceof Element ? (event.target.closest<HTMLElement>('[data-slug]')?.dataset['slug'] ?? null) : null);
    const leave = (): void => setNear(null);
    const ends = new AbortController();
    for (const type of ['pointerover', 'focusin']) list.current?.addEventListener(type, follow, ends);
    for (const type of ['pointerleave', 'focusout']) list.current?.addEventListener(type, leave, ends);
    return () => ends.abort();
  }, []);
  if (rows.length === 0) return <EmptyState title="No lessons yet">Once lessons are published, their map stands here.</EmptyState>;
  const height = rows.length * MAP_SIZE.row;
  return (
    <div className={styles.map} data-near={near !== null}>
      <svg className={styles.arcs} width={MAP_SIZE.width} height={height} viewBox={`0 0 ${String(MAP_SIZE.width)} ${String(height)}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {toMapArcs(rows).map(({ from, to, path }) => (
          <path key={`${from} ${to}`} d={path} data-role={near === to ? 'need' : near === from ? 'gift' : undefined} />
        ))}
        {rows.map(({ slug, standing }, index) => (
          <circle key={slug} className={styles.dot} cx={MAP_SIZE.width - 6} cy={(index + 0.5) * MAP_SIZE.row} r={5} data-standing={standing} data-near={near === slug} />
        ))}
      </svg>
      <ol ref={list} className={styles.rows}>
        {rows.map((row) => (
          <Row key={row.slug} course={course} row={row} role={toRole(rows, row, near)} />
        ))}
      </ol>
    </div>
  );
}

type Role = 'self' | 'need' | 'gift' | null;

/** What a lesson is to the one pointed at. */
function toRole(rows: readonly MapRow[], { slug }: MapRow, near: string | null): Role {
  if (near === slug) return 'self';
  const pointed = rows.find((row) => row.slug === near);
  if (pointed?.needs.some((need) => need.slug === slug)) return 'need';
  return pointed?.leadsTo.some((next) => next.slug === slug) ? 'gift' : null;
}

interface RowProps {
  readonly course: string;
  readonly row: MapRow;
  readonly role: Role;
}

function Row({ course, row, role }: RowProps) {
  const { slug, title, number, module, terms, needs, standing } = row;
  const word = STANDING_WORDS[standing];
  return (
    <li className={styles.row} data-role={role ?? undefined} data-first={module !== null} data-slug={slug}>
      {module === null ? null : <span className={styles.module}>{module}</span>}
      <span className={styles.line}>
        <span className={styles.number}>{number}</span>
        <Link href={lessonPath(course, slug)} className={styles.title}>
          {title}
        </Link>
        {word === null ? null : <span className={styles.standing}>{word}</span>}
      </span>
      <span className={styles.needs}>{needs.length === 0 ? 'Needs nothing before it' : `Builds on ${needs.map((need) => need.title).join(', ')}`}</span>
      {terms.length === 0 ? null : <span className={styles.terms}>{terms.join(' · ')}</span>}
    </li>
  );
}
