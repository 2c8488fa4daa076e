import { createSearch, type SearchDocument, type SearchIndex } from '#lib/course/search.ts';

const ADDRESS = '/api/search-index';

let loading: Promise<SearchIndex> | null = null;

/** The search of this page, made once. Without a connection it is made from what the browser kept; rejects when it kept nothing. */
export function loadSearch(): Promise<SearchIndex> {
  loading ??= fetchDocuments().then(createSearch);
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

async function fetchDocuments(): Promise<readonly SearchDocument[]> {
  const answer = await fetch(ADDRESS).catch(() => fetch(ADDRESS, { cache: 'force-cache' }));
  if (!answer.ok) throw new Error(`Expected the words of the lessons from ${ADDRESS}, got status ${String(answer.status)}. Try again.`);
  return (await answer.json()) as readonly SearchDocument[]; // our own server's
}
