import styles from './home.module.css';

/** How to host this oneself. */
export function RunYourOwn() {
  return (
    <>
      <pre className={styles.command}>
        <code>npm start</code>
      </pre>
      <p className={styles.note}>
        In a clone of the repository, with Node 20.19 or newer and nothing else. It brings its own PostgreSQL, publishes the lessons, starts
        the grader and prints the address. There is no outside service: learners and their work stay on your machine.
      </p>
    </>
  );
}
