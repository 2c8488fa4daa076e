import { Link } from '../ui/link.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './site-header.module.css';
import type { Theme } from '#lib/base/theme.ts';
import { ThemeSelect } from './theme-select.tsx';
import { AccountEntry, type HeaderVisitor } from './account-entry.tsx';
import { Wordmark } from './wordmark.tsx';

export function SiteHeader({ theme, visitor }: { readonly theme: Theme; readonly visitor: HeaderVisitor }) {
  return (
    <header className={styles.header} data-print="no">
      <Link href="/" className={styles.home} aria-label="Epoch, home">
        <Wordmark />
      </Link>
      <nav className={styles.nav} aria-label="Site">
        <Link href="/courses" className={styles.link}>
          Courses
        </Link>
        <Link href="/submissions" className={styles.link}>
          My submissions
        </Link>
        <Link href="/search" className={styles.link}>
          <Icon name="search" />
          <span className={styles.search}>Search</span>
        </Link>
      </nav>
      <AccountEntry visitor={visitor} />
      <ThemeSelect initial={theme} />
    </header>
  );
}
