'use client';

import { OurFault } from './_components/site/our-fault.tsx';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <OurFault reference={error.digest ?? null} onRetry={reset} />;
}
