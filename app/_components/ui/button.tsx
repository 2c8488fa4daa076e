import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one main action of a region, `outline` for others, `plain` for tools in a row */
  readonly variant?: 'primary' | 'outline' | 'plain';
  readonly size?: 'sm' | 'md';
  readonly icon?: ReactNode;
}

/** While disabled it does nothing, and keeps the focus: who presses Stop or Next to the end by keyboard must not lose their place. */
export function Button({ variant = 'outline', size = 'md', icon, className, children, type = 'button', disabled, onClick, ...rest }: ButtonProps) {
  return (
    <button type={type} className={[styles.button, styles[variant], styles[size], className].filter(Boolean).join(' ')} aria-disabled={disabled} onClick={disabled ? refuse : onClick} {...rest}>
      {icon}
      {children}
    </button>
  );
}

/** Also a form's button sends nothing. */
const refuse = (event: MouseEvent): void => event.preventDefault();
