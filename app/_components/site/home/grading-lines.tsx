import styles from './home.module.css';

/** How a mark comes about. Each line is a promise that the tests of the grader hold. */
export function GradingLines() {
  return (
    <ol className={styles.lines}>
      <li>
        <p>
          <b>Check</b> runs the visible checks in your browser. It shows what each one called, what your code gave, and the rule that was
          broken.
        </p>
      </li>
      <li>
        <p>
          <b>Submit</b> stores your code on the server, then grades it with the same checks and with hidden ones, on inputs the page does not
          show. Your code and the checks run in two separate sandboxes, so code cannot write its own mark.
        </p>
      </li>
      <li>
        <p>Points are given check by check. When something breaks on our side, the submission is graded again; it never counts as a zero.</p>
      </li>
    </ol>
  );
}
