import styles from './skip-link.module.css';

/** The first stop of the Tab key on every page. Every page's main landmark has the id `main`. */
export function SkipLink() {
  return (
    <a href="#main" className={styles.skip} data-print="no">
      Skip to content
    </a>
  );
}
