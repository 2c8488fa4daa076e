import { useEffect, useRef } from 'react';
import { valueOf } from '#lib/ml/backprop-values.ts';
import type { Explanation } from '#lib/ml/explain-value.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MathText } from '../math-text.tsx';
import { useExplained } from './use-explaining.ts';
import panel from './step-panel.module.css';
import styles from './explain-panel.module.css';

/** Where one number comes from: its formula, the numbers in it, and each of them to be explained in turn. */
export function ExplainPanel({ explanation }: { readonly explanation: Explanation }) {
  const { values, trail, isAsked, follow, close } = useExplained();
  const { id, title, value, formula, substituted, terms, why } = explanation;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // the button that was pressed may be gone; a page that was opened by a link keeps its focus where it is
    if (isAsked) heading.current?.focus();
  }, [id, isAsked]);

  return (
    <section className={panel.panel} data-phase={/^[∂δ]|E|^w\d⁺$/.test(id) ? 'backward' : 'forward'} aria-label="Where this number comes from">
      <div className={styles.head}>
        <nav aria-label="Explained so far">
          <ol className={styles.trail}>
            {trail.map((above, k) => (
              <li key={above}>
                {k === trail.length - 1 ? (
                  <span aria-current="true" className={styles.current}>
                    <MathText text={above} />
                  </span>
                ) : (
                  <button type="button" className={styles.crumb} aria-label={`Back to ${above}`} onClick={() => follow(above)}>
                    <MathText text={above} />
                  </button>
                )}
              </li>
            ))}
          </ol>
        </nav>
        <Button variant="plain" size="sm" className={styles.close} icon={<Icon name="cross" />} aria-label="Close the explanation" title="Close (Esc)" onClick={close} />
      </div>
      <p className={panel.title} ref={heading} tabIndex={-1}>
        <MathText text={title} />
      </p>
      <div className={panel.formula}>
        <span className={panel.left}>
          <MathText text={id} />
        </span>
        {formula !== null && (
          <>
            <span className={panel.right}>
              = <MathText text={formula} />
            </span>
            <span className={panel.right}>= {substituted.map(({ text }) => text).join('')}</span>
          </>
        )}
        <output className={panel.value}>= {formatNumber(value)}</output>
      </div>
      <p className={panel.why}>
        <MathText text={why} />
      </p>
      {terms.length > 0 && (
        <p className={styles.made} aria-hidden="true">
          Made of
        </p>
      )}
      {terms.length > 0 && (
        <ul className={styles.terms} aria-label="Made of, each to be explained">
          {terms.map((term) => (
            <li key={term}>
              <Button size="sm" className={styles.term} aria-label={`Explain ${term} = ${formatNumber(valueOf(values, term))}`} onClick={() => follow(term)}>
                <span>
                  <MathText text={term} /> = {formatNumber(valueOf(values, term))}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The explanation in words, for those who hear the page. */
export function sayExplanation({ id, title, value, formula, substituted, terms, why }: Explanation): string {
  const sum = formula === null ? '' : ` = ${formula} = ${substituted.map(({ text }) => text).join('')}`;
  return `${title}: ${id}${sum} = ${formatNumber(value)}. ${why}${terms.length === 0 ? '' : ` Made of ${terms.join(', ')}.`}`;
}
