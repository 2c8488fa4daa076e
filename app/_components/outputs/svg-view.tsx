'use client';
import { useMemo } from 'react';
import { toSvgPicture } from '#lib/client/notebook/harmless-svg.ts';
import styles from './markup.module.css';
import { usePageScheme } from './use-page-scheme.ts';

/** Ink of the page, as in `tokens.css`: a picture cannot read it. */
const INK = { light: '#1d1c1a', dark: '#eceae5' } as const;

interface SvgViewProps {
  readonly svg: string;
  readonly alt: string;
}

/** A drawing made by a cell, with its words below it. It is a picture: nothing in it can run, load or be clicked. */
export function SvgView({ svg, alt }: SvgViewProps) {
  const scheme = usePageScheme();
  const picture = useMemo(() => {
    const followed = toSvgPicture(svg, INK[scheme]);
    // On light paper ink is always dark.
    return followed.ok && !followed.followsTheme ? toSvgPicture(svg, INK.light) : followed;
  }, [svg, scheme]);
  if (!picture.ok) return <p className={styles.mistake}>This SVG cannot be drawn: expected well-formed XML. {picture.reason}</p>;
  return (
    <figure className={styles.figure}>
      {/* eslint-disable-next-line @next/next/no-img-element -- made in the page, there is nothing to optimise */}
      <img className={styles.drawing} src={picture.address} alt={alt} data-paper={!picture.followsTheme} />
      <figcaption className={styles.links} aria-hidden="true">{alt}</figcaption>
    </figure>
  );
}
