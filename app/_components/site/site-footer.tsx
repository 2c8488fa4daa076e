import styles from './site-footer.module.css';

export function SiteFooter() {
  return (
    <footer className={styles.footer} data-print="no">
      <p>Epoch is free software under the MIT licence.</p>
      <p>Cells run on your own device. What you submit is kept on this server; so is what you type, once you have submitted something or signed in.</p>
    </footer>
  );
}
