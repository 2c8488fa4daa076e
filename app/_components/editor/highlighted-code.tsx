import { findTokens } from '#lib/client/editor/highlight.ts';
import styles from './code-editor.module.css';

/** Code coloured in the browser, for texts the server never saw. */
export function HighlightedCode({ code }: { readonly code: string }) {
  return findTokens(code).map((token, index) =>
    token.kind === 'plain' ? (
      token.text
    ) : (
      <span key={index} className={styles[token.kind]}>
        {token.text}
      </span>
    ),
  );
}
