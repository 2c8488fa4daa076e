/** Explanation, and the two texts side by side (one after the other where it is narrow). */
import { HighlightedCode } from '#app/_components/editor/highlighted-code.tsx';
import type { SolutionView } from '#lib/grading/submission.ts';
import styles from './solution-panel.module.css';

export function SolutionPanel({ solution, code }: { readonly solution: SolutionView; readonly code: string }) {
  return (
    <div className={styles.panel}>
      <div className={`prose ${styles.explanation}`} dangerouslySetInnerHTML={{ __html: solution.explanationHtml }} />
      <div className={styles.pair}>
        <figure className={styles.side}>
          <figcaption>Your code</figcaption>
          <pre tabIndex={0} aria-label="Your code">
            <code>
              <HighlightedCode code={code} />
            </code>
          </pre>
        </figure>
        <figure className={styles.side}>
          <figcaption>The author’s solution</figcaption>
          <div tabIndex={0} role="group" aria-label="The author’s solution" dangerouslySetInnerHTML={{ __html: solution.html }} />
        </figure>
      </div>
    </div>
  );
}
