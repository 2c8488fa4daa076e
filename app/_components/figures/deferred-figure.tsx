'use client';
/**
 * Figures whose script comes when a reader comes near, so that a lesson pays for what is looked at. The server draws the whole
 * figure; it stands as a picture of its first state until the script is there and draws the same, alive.
 */
import { useEffect, useRef, useState, type ComponentType, type ReactElement } from 'react';

/** How far below the screen a figure is fetched: a flick of the wheel. */
const NEAR = '200px';

/** What a change of page shows for a moment. At a first load React leaves the server's picture where it is. */
const WAITING = { __html: '<p role="status">Loading the figure…</p>' };

/**
 * @param name of the figure's element on the page (`data-figure`)
 * @param drawn the figure itself where the server draws it, null in a browser
 * @param load imports the figure; its style sheets come with the page (`styles.ts` beside the figure)
 */
export function deferFigure<Props extends object>(name: string, drawn: ComponentType<Props> | null, load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  return function DeferredFigure(props: Props) {
    const [Figure, setFigure] = useState(() => drawn);
    const place = useRef<HTMLDivElement>(null);

    useEffect(() => {
      if (!place.current) return;
      let isOpen = true;
      const fetchIt = (): void => {
        void load().then(
          (loaded) => isOpen && setFigure(() => loaded),
          // without a connection the picture stays until it is back
          () => isOpen && window.addEventListener('online', fetchIt, { once: true }),
        );
      };
      const observer = new IntersectionObserver(
        ([entry]) => {
          if (!entry?.isIntersecting) return;
          observer.disconnect();
          fetchIt();
        },
        { rootMargin: NEAR },
      );
      observer.observe(place.current);
      return () => {
        isOpen = false;
        observer.disconnect();
        window.removeEventListener('online', fetchIt);
      };
    }, []);

    return Figure ? (
      <div data-figure={name} data-alive={drawn === null} key="figure" suppressHydrationWarning>
        <Figure {...props} />
      </div>
    ) : (
      <div data-figure={name} key="figure" ref={place} suppressHydrationWarning dangerouslySetInnerHTML={WAITING} />
    );
  };
}
