/** Explanation, and the two texts side by side (one after the other where it is narrow). */
import { HighlightedCode } from '#app/_components/editor/highlighted-code.tsx';
import type { SolutionView } from '#lib/grading/submission.ts';
import { ScrollBox } from './scroll-box.tsx';
import styles from './solution-panel.module.css';

export function SolutionPanel({ solution, code }: { readonly solution: SolutionView; readonly code: string }) {
  return (
    <div className={styles.panel}>
      <div className={`prose ${styles.explanation}`} dangerouslySetInnerHTML={{ __html: solution.explanationHtml }} />
      <div className={styles.pair}>
        <figure className={styles.side}>
          <figcaption>Your code</figcaption>
          <ScrollBox label="Your code" className={styles.code}>
            <pre>
              <code>
                <HighlightedCode code={code} />
              </code>
            </pre>
          </ScrollBox>
        </figure>
        <figure className={styles.side}>
          <figcaption>The author’s solution</figcaption>
          <ScrollBox label="The author’s solution" className={styles.code}>
            <div dangerouslySetInnerHTML={{ __html: solution.html }} />
          </ScrollBox>
        </figure>
      </div>
    </div>
  );
}
