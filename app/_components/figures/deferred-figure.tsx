'use client';
/**
 * Figures whose script comes when a reader comes near, so that a lesson pays for what is looked at. The server draws the whole
 * figure; until the script is there it stands as a picture of its first state, and React takes it over in place.
 */
import { lazy, Suspense, useEffect, type ComponentType, type ReactElement } from 'react';

/** How far below the screen a figure is fetched: a flick of the wheel. */
const NEAR = '200px';

/**
 * @param name of the figure's element on the page (`data-figure`)
 * @param load imports the figure; its style sheets come with the page (`styles.ts` beside the figure)
 */
export function deferFigure<Props extends object>(name: string, load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  let want: () => void = () => undefined;
  const wanted = new Promise<void>((resolve) => (want = resolve));
  const Figure = lazy(async () => {
    if (typeof window !== 'undefined') {
      whenNear(name, want);
      await wanted;
    }
    return { default: await load() };
  });
  return function DeferredFigure(props: Props) {
    return (
      <div data-figure={name}>
        <Suspense fallback={<Wanted want={want} />}>
          <Figure {...props} />
        </Suspense>
      </div>
    );
  };
}

/** Drawn only where no picture from the server stands: after a change of page, without a reload. */
function Wanted({ want }: { readonly want: () => void }) {
  useEffect(want, [want]);
  return <p role="status">Loading the figure…</p>;
}

function whenNear(name: string, then: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      then();
    },
    { rootMargin: NEAR },
  );
  for (const figure of document.querySelectorAll(`[data-figure="${name}"]`)) observer.observe(figure);
}
