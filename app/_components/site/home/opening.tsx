import { LinkButton } from '#app/_components/ui/link-button.tsx';
import { ContinueReading } from '../course/continue-reading.tsx';
import { FirstNetwork } from './first-network.tsx';
import styles from './home.module.css';
import { findLossPath } from './loss-path.ts';

const lossPath = findLossPath();

interface OpeningProps {
  /** address of the first lesson; null when nothing is published */
  readonly start: string | null;
}

/** What this is, in one sentence, and one thing that shows it. */
export function Opening({ start }: OpeningProps) {
  return (
    <section className={styles.opening} aria-labelledby="opening">
      <div>
        <h1 id="opening" className={styles.headline}>
          Deep learning, with the working shown
        </h1>
        <p className={styles.lead}>
          Epoch is a course of notebooks: you read an idea, run it, change it, and write code that is graded, all in the browser.
        </p>
        {start ? (
          <p className={styles.actions}>
            <LinkButton href={start} variant="primary">
              Start the course
            </LinkButton>
            <LinkButton href="#contents">What is inside</LinkButton>
          </p>
        ) : null}
        <ContinueReading />
      </div>
      <FirstNetwork path={lossPath} />
    </section>
  );
}
