'use client';
import { useMemo } from 'react';
import { toHarmlessHtml } from '#lib/client/notebook/harmless-html.ts';
import styles from './markup.module.css';
import { usePageScheme } from './use-page-scheme.ts';

interface HtmlViewProps {
  readonly html: string;
  /** CSS px; null: the usual height, which the reader changes by the frame's corner */
  readonly height: number | null;
}

/** HTML made by a cell, shut in a frame without scripts, network or origin. Its links are listed below, for the reader to open. */
export function HtmlView({ html, height }: HtmlViewProps) {
  const scheme = usePageScheme();
  const { page, links } = useMemo(() => toHarmlessHtml(html, scheme), [html, scheme]);
  return (
    <figure className={styles.figure}>
      <iframe className={styles.frame} data-scheme={scheme} sandbox="" srcDoc={page} title="HTML made by this cell" style={height === null ? undefined : { height }} />
      {links.length > 0 && (
        <figcaption className={styles.links}>
          {links.length === 1 ? 'It links to ' : 'It links to: '}
          {links.map(({ href, text }, index) => (
            <span key={href}>
              {index > 0 && ', '}
              <a href={href} target="_blank" rel="noopener noreferrer nofollow">
                {text === '' || text === href ? href : `${text} (${new URL(href).host})`}
              </a>
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}
