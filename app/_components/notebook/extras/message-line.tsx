import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './extras.module.css';

/** What a command did, or why it did nothing. The notebook's own region has told it to screen readers already. */
export function MessageLine({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  return (
    <div className={styles.message}>
      <span>{text}</span>
      <Button variant="plain" size="sm" icon={<Icon name="cross" size={14} />} aria-label="Close the message" onClick={onClose} />
    </div>
  );
}
