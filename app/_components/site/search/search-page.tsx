'use client';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { Link } from '#app/_components/ui/link.tsx';
import type { ExcerptPart, SearchHit, SearchIndex } from '#lib/course/search.ts';
import { loadSearch } from '#lib/client/search/load-search.ts';
import styles from './search-page.module.css';

const KIND_WORDS: Readonly<Record<SearchHit['kind'], string>> = { lesson: 'Lesson', section: 'Section', term: 'Term' };

const NEVER = () => () => undefined;
const readAddress = (): string => new URLSearchParams(window.location.search).get('q') ?? '';

/** Search in all lessons, as one types. The query stays in the address, so that Back returns to the results. */
export function SearchPage({ initial }: { readonly initial: string }) {
  // on the way back Next draws the page as it was first asked for, and a browser keeps it without a query: the address knows better
  const asked = useSyncExternalStore(NEVER, readAddress, () => initial);
  const [typed, setQuery] = useState<string | null>(null);
  const query = typed ?? asked;
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState<SearchIndex | 'loading' | 'failed'>('loading');
  const [tries, setTries] = useState(0);
  // whoever comes without a query wants to type one
  useEffect(() => {
    if (input.current?.value === '') input.current.focus();
  }, []);
  useEffect(() => {
    let isCurrent = true;
    loadSearch().then(
      (loaded) => isCurrent && setSearch(() => loaded),
      () => isCurrent && setSearch('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [tries]);

  const type = (text: string): void => {
    setQuery(text);
    window.history.replaceState(window.history.state, '', text === '' ? '/search' : `/search?q=${encodeURIComponent(text)}`);
  };
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <h1 className={styles.title}>Search</h1>
      <form role="search" action="/search" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="query" className={styles.label}>
          Titles, headings, terms and text of all lessons
        </label>
        <input id="query" name="q" type="search" className={styles.input} value={query} onChange={(event) => type(event.target.value)} autoComplete="off" ref={input} spellCheck={false} placeholder="e.g. learning rate" />
      </form>
      {search === 'failed' ? (
        <div role="alert" className={styles.failed}>
          <p>The lessons’ words could not be fetched: there is no connection, or the server does not answer.</p>
          <Button
            onClick={() => {
              setSearch('loading');
              setTries(tries + 1);
            }}
          >
            Try again
          </Button>
        </div>
      ) : (
        <Results query={query} search={search} />
      )}
    </main>
  );
}

function Results({ query, search }: { readonly query: string; readonly search: SearchIndex | 'loading' }) {
  if (query.trim() === '') return null;
  if (search === 'loading') return <p role="status">Fetching the lessons’ words …</p>;
  const hits = search(query);
  return (
    <>
      <p role="status" className={styles.count}>
        {hits.length === 0 ? `Nothing has “${query.trim()}” in it. Try fewer or shorter words.` : hits.length === 1 ? '1 place' : `${String(hits.length)} places, the likeliest first`}
      </p>
      <ol className={styles.hits}>
        {hits.map((hit) => (
          <Hit key={`${hit.kind} ${hit.path}`} hit={hit} />
        ))}
      </ol>
    </>
  );
}

function Hit({ hit: { kind, path, lesson, titleParts, excerpt } }: { readonly hit: SearchHit }) {
  return (
    <li className={styles.hit}>
      <p className={styles.place}>
        {KIND_WORDS[kind]}
        {kind === 'lesson' ? null : ` in ${lesson}`}
      </p>
      <Link href={path} className={styles.link}>
        <Marked parts={titleParts} />
      </Link>
      <p className={styles.excerpt}>
        <Marked parts={excerpt} />
      </p>
    </li>
  );
}

const Marked = ({ parts }: { readonly parts: readonly ExcerptPart[] }): ReactNode => parts.map(({ text, isMatch }, index) => (isMatch ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>));
