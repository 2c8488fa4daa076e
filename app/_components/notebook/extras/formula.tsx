'use client';
import katex from 'katex';
import { useLayoutEffect, useRef, useState } from 'react';
import { CONTENT_LIMITS } from '#lib/course/content-limits.ts';
import styles from './formula.module.css';

/** A formula of the learner's. KaTeX makes the elements by itself, no markup passes as text; what asks for trust is refused. */
export function Formula({ formula, display }: { readonly formula: string; readonly display: boolean }) {
  const place = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (place.current) setProblem(drawFormula(place.current, formula, display));
  }, [formula, display]);
  const note = problem !== null && (
    <span className={styles.problem} role="note">
      {formula}: {problem}
    </span>
  );
  // a formula that is wider than the page scrolls by keyboard, too
  return display ? (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="formula" role="group" aria-label="Formula" tabIndex={0}>
        <span ref={place} />
      </div>
      {note}
    </>
  ) : (
    <>
      <span ref={place} />
      {note}
    </>
  );
}

/** Null when it is drawn, or why it cannot be. */
function drawFormula(place: HTMLElement, formula: string, displayMode: boolean): string | null {
  try {
    if (formula.length > CONTENT_LIMITS.formulaCharacters) throw new RangeError(`a formula has at most ${String(CONTENT_LIMITS.formulaCharacters)} characters`);
    katex.render(formula, place, { displayMode, throwOnError: true, strict: 'ignore', trust: false, output: 'htmlAndMathml', maxSize: CONTENT_LIMITS.formulaEm, maxExpand: 100 });
    return null;
  } catch (error) {
    place.replaceChildren();
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  }
}
