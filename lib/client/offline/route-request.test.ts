import { describe, expect, it } from 'vitest';
import { routeRequest, type RequestFacts } from './route-request.ts';

const SITE = 'https://epoch.example';
const route = (path: string, more: Partial<RequestFacts> = {}) => routeRequest({ method: 'GET', url: path.startsWith('http') ? path : SITE + path, mode: 'cors', destination: '', ...more }, SITE);
const visit = (path: string) => route(path, { mode: 'navigate', destination: 'document' });

describe('routeRequest', () => {
  it.each(['/_next/static/chunks/a.js', '/build/0123456789abcdef/tfjs.js', '/pictures/0a.webp'])('takes %s from what is kept: it never changes', (path) => {
    expect(route(path)).toEqual({ kind: 'file', key: path });
  });

  it('knows the kernel’s frame by the hash behind it', () => {
    expect(route('/kernel/frame.html?v=1', { mode: 'navigate', destination: 'iframe' })).toEqual({ kind: 'file', key: '/kernel/frame.html?v=1' });
  });

  it('keeps lessons only: any other page is the server’s, or the one that says that there is no connection', () => {
    expect(visit('/courses/deep-learning/welcome?from=mail')).toEqual({ kind: 'page', key: '/courses/deep-learning/welcome' });
    for (const path of ['/', '/account', '/submissions', '/teach/deep-learning/members', '/studio', '/courses/deep-learning', '/courses/deep-learning/glossary', '/courses/deep-learning/map', '/sign-in']) {
      expect(visit(path), path).toEqual({ kind: 'page', key: null });
    }
  });

  it('knows the pages that every lesson brings along', () => {
    expect(visit('/search?q=bias')).toEqual({ kind: 'page', key: '/search' });
  });

  it.each(['/api/drafts', '/api/submissions/1', '/api/exercises/a/b/c', '/api/exercises/a/b/c/solution', '/api/health', '/api/studio/courses', '/api/account/sign-out', '/current.json', '/sw.js'])('never touches %s', (path) => {
    expect(route(path)).toEqual({ kind: 'pass' });
  });

  it('never touches what Next asks for to go to a page, what is sent, or other sites', () => {
    expect(route('/courses/deep-learning/welcome?_rsc=1')).toEqual({ kind: 'pass' });
    expect(route('/_next/static/a.js', { method: 'POST' })).toEqual({ kind: 'pass' });
    expect(route('https://elsewhere.example/_next/static/a.js')).toEqual({ kind: 'pass' });
  });

  it('has an older answer for data that says nothing of whoever asks', () => {
    for (const path of ['/api/search-index', '/api/lessons/a/b/parts', '/datasets/iris.csv', '/models/a/model.json']) expect(route(path)).toEqual({ kind: 'data', key: path });
  });
});
