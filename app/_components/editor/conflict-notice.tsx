import type { Draft } from '#lib/client/drafts/draft.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './draft-notice.module.css';
import { HighlightedCode } from './highlighted-code.tsx';

interface ConflictNoticeProps {
  readonly draft: Draft;
  readonly mine: string;
  readonly theirs: string;
  readonly what: string;
}

/** Two tabs edited the same text: both are shown, the learner chooses. */
export function ConflictNotice({ draft, mine, theirs, what }: ConflictNoticeProps) {
  return (
    <section className={styles.conflict} aria-label={`Two versions of this ${what}`} role="alert">
      <p className={styles.title}>
        <Icon name="alert" />
        This {what} was also edited in another tab. Which text do you keep?
      </p>
      <div className={styles.versions}>
        <Version name="In this tab" code={mine} action="Keep this one" onChoose={() => draft.keepMine()} />
        <Version name="In the other tab" code={theirs} action="Take this one" onChoose={() => draft.takeTheirs()} />
      </div>
    </section>
  );
}

function Version({ name, code, action, onChoose }: { readonly name: string; readonly code: string; readonly action: string; readonly onChoose: () => void }) {
  return (
    <div className={styles.version}>
      <p className={styles.name}>{name}</p>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={`Text ${name.toLowerCase()}`}>
        <code>
          <HighlightedCode code={code} />
        </code>
      </pre>
      <Button size="sm" onClick={onChoose}>
        {action}
      </Button>
    </div>
  );
}
