'use client';
import { useState } from 'react';
import { toCell } from '#lib/ml/playground/to-cell.ts';
import type { Settings } from '#lib/ml/playground/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './own-data.module.css';
import type { RunningSession } from './use-session.ts';

/** The network as code for a cell of this page, or for any program. */
export function ExportPanel({ run, settings }: { readonly run: RunningSession; readonly settings: Settings }) {
  const { network, features, train } = run.session;
  const [said, setSaid] = useState('');
  const code = toCell(settings, network, features, train);
  const copy = (): void => {
    navigator.clipboard.writeText(code).then(
      () => setSaid('Copied. Paste it into a cell and run it.'),
      () => setSaid('The browser did not allow it: select the text and copy it by hand.'),
    );
  };
  return (
    <div className={styles.own}>
      <div className={styles.actions}>
        <Button size="sm" icon={<Icon name="copy" />} onClick={copy}>
          Copy
        </Button>
        <span role="status">{said}</span>
      </div>
      <textarea className={styles.text} rows={12} readOnly spellCheck={false} value={code} aria-label="The network as TypeScript" />
    </div>
  );
}
