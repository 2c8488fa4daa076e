import type { Metadata } from 'next';
import { SearchPage } from '#app/_components/site/search/search-page.tsx';

export const metadata: Metadata = { title: 'Search' };

interface SearchProps {
  readonly searchParams: Promise<{ readonly q?: string | string[] }>;
}

export default async function Search({ searchParams }: SearchProps) {
  const { q } = await searchParams;
  return <SearchPage initial={typeof q === 'string' ? q : ''} />;
}
