import { findTokens } from '#lib/client/editor/highlight.ts';

/** Code coloured in the browser, for texts the server never saw, in the classes of the server's markup (`app/_styles/code.css`). */
export function HighlightedCode({ code }: { readonly code: string }) {
  return findTokens(code).map((token, index) =>
    token.kind === 'plain' ? (
      token.text
    ) : (
      <span key={index} className={`tk-${token.kind}`}>
        {token.text}
      </span>
    ),
  );
}
