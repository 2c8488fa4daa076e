import styles from './site-footer.module.css';

export function SiteFooter() {
  return (
    <footer className={styles.footer} data-print="no">
      <p>Epoch is free software under the MIT licence.</p>
      <p>Cells run on your own device. Only what you submit is sent to this server.</p>
    </footer>
  );
}
