import { Link } from './link.tsx';
import type { ReactNode } from 'react';
import styles from './button.module.css';

interface LinkButtonProps {
  readonly href: string;
  readonly variant?: 'primary' | 'outline' | 'plain';
  readonly size?: 'sm' | 'md';
  readonly children: ReactNode;
}

/** A link with the looks of a button: it goes somewhere, a button does something. */
export function LinkButton({ href, variant = 'outline', size = 'md', children }: LinkButtonProps) {
  return (
    <Link href={href} className={`${styles.button} ${styles[variant]} ${styles[size]}`}>
      {children}
    </Link>
  );
}
