'use client';

import './_styles/tokens.css';
import './_styles/reset.css';
import './_styles/fonts.css';
import './_styles/base.css';
import { OurFault } from './_components/site/our-fault.tsx';

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
}

/** Stands in when the layout itself failed, so it brings its own document and assumes nothing. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <head>
        <title>Something broke on our side · Epoch</title>
      </head>
      <body>
        <OurFault reference={error.digest ?? null} onRetry={() => window.location.reload()} />
      </body>
    </html>
  );
}
