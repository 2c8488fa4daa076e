import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one main action of a region, `outline` for others, `plain` for tools in a row */
  readonly variant?: 'primary' | 'outline' | 'plain';
  readonly size?: 'sm' | 'md';
  readonly icon?: ReactNode;
}

/** A disabled button keeps the focus: whoever pressed Next to the end by keyboard must not be sent to the top of the page. */
export function Button({ variant = 'outline', size = 'md', icon, className, children, type = 'button', disabled, onClick, ...rest }: ButtonProps) {
  return (
    <button type={type} className={[styles.button, styles[variant], styles[size], className].filter(Boolean).join(' ')} {...rest} {...(disabled ? { 'aria-disabled': true } : { onClick })}>
      {icon}
      {children}
    </button>
  );
}
