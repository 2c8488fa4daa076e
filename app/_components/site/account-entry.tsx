import { Icon } from '../ui/icon.tsx';
import { Link } from '../ui/link.tsx';
import styles from './account-entry.module.css';

/** Who the header is drawn for. */
export type HeaderVisitor =
  /** a page that many visitors get alike */
  { readonly kind: 'anybody' } | { readonly kind: 'signed-out' } | { readonly kind: 'account'; readonly name: string };

/** The way to one's account: a link, or the name with a menu that the browser opens and closes itself. No script of its own. */
export function AccountEntry({ visitor }: { readonly visitor: HeaderVisitor }) {
  if (visitor.kind !== 'account') {
    const words = visitor.kind === 'anybody' ? 'Account' : 'Sign in';
    return (
      <Link href={visitor.kind === 'anybody' ? '/account' : '/sign-in'} className={styles.entry}>
        <Icon name="person" />
        <span className={styles.words}>{words}</span>
      </Link>
    );
  }
  return (
    <>
      <button type="button" className={styles.entry} popoverTarget="account-menu" title={visitor.name}>
        <Icon name="person" />
        <span className="visually-hidden">Account of </span>
        <span className={styles.words}>{visitor.name}</span>
      </button>
      <nav id="account-menu" popover="auto" className={styles.menu} aria-label="Account">
        {/* a page that is loaded anew has a closed menu */}
        <a href="/account" className={styles.item}>
          Your account
        </a>
        <form method="post" action="/api/account/sign-out">
          <button type="submit" className={styles.item}>
            Sign out
          </button>
        </form>
      </nav>
    </>
  );
}
