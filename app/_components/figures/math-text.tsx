import { Fragment, type ReactNode } from 'react';
import styles from './math-text.module.css';

/**
 * Formulas in the plain notation of the figures, set as mathematics without a library: `out_h1`, `δ_o1`, `w5⁺` and
 * `∂E/∂w5` get their italics, indices and fractions; all other words stay as they are.
 */
export function MathText({ text }: { readonly text: string }) {
  return text.split(' ').map((word, k) => (
    <Fragment key={k}>
      {k > 0 && ' '}
      {setWord(word)}
    </Fragment>
  ));
}

/** A name with its index and a plus for "updated": `out_h1`, `w5⁺`, `E`. */
const NAME = /^(net|out|E|δ)_([a-z]\d)(⁺?)$|^([wibtxhozp])(\d)(⁺?)$|^([EzhTση])(⁺?)$/;

function setWord(word: string): ReactNode {
  const [, before = '', core = '', after = ''] = /^(σ?[(]?)(.*?)([),.:;²]*)$/.exec(word) ?? [];
  const fraction = /^∂(.+)\/∂(.+)$/.exec(core);
  if (fraction) {
    return (
      <>
        {before}
        <span className={styles.fraction}>
          <span className={styles.over}>∂{setWord(fraction[1] ?? '')}</span>
          <span className={styles.hidden}> / </span>
          <span className={styles.under}>∂{setWord(fraction[2] ?? '')}</span>
        </span>
        {after}
      </>
    );
  }
  const name = readName(core);
  if (!name) return word;
  return (
    <>
      {before}
      <var className={styles.name}>{name.base}</var>
      {name.index && <sub className={styles.index}>{name.index}</sub>}
      {name.plus && <sup className={styles.index}>+</sup>}
      {after}
    </>
  );
}

interface Name {
  readonly base: string;
  readonly index: string;
  readonly plus: boolean;
}

function readName(word: string): Name | null {
  const match = NAME.exec(word);
  if (!match) return null;
  return { base: match[1] ?? match[4] ?? match[7] ?? '', index: match[2] ?? match[5] ?? '', plus: [match[3], match[6], match[8]].includes('⁺') };
}

/** The same names inside an SVG text. */
export function SvgMath({ text }: { readonly text: string }) {
  const name = readName(text);
  if (!name) return <tspan>{text}</tspan>;
  return (
    <>
      <tspan fontStyle="italic">{name.base}</tspan>
      {name.index && (
        <tspan dy="0.25em" fontSize="0.76em">
          {name.index}
        </tspan>
      )}
      {/* the next words stand on the line again */}
      {name.index && <tspan dy="-0.19em">{'\u200b'}</tspan>}
    </>
  );
}
