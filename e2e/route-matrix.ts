/** What every route answers to everybody. A route that is not in it fails app/routes.test.ts; a wrong answer fails e2e/routes.spec.ts. */

/** From a stranger to the one who may everything; roles are in the course deep-learning. */
export const EVERYBODY = ['visitor', 'anonymous', 'learner', 'grader', 'instructor', 'owner', 'admin'] as const;
export type Who = (typeof EVERYBODY)[number];

/** What a path is made of at run time. */
export interface RouteIds {
  /** a judged submission of `anonymous` */
  readonly submission: string;
}

export interface RouteRule {
  /** as folders of app/ say, without groups: `/courses/[course]` */
  readonly route: string;
  /** `PAGE` for a page.tsx */
  readonly method: 'PAGE' | 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: (ids: RouteIds) => string;
  /** sent as JSON; null: no body */
  readonly body: object | null;
  /** status of the answer, redirects not followed; several where it depends on what is published */
  readonly answers: Readonly<Record<Who, Status>>;
}

export type Status = number | readonly number[];

/** The same status for all, but for those named. */
const all = (status: Status, but: Partial<Record<Who, Status>> = {}): Record<Who, Status> => ({
  visitor: status, anonymous: status, learner: status, grader: status, instructor: status, owner: status, admin: status, ...but,
});
/** Who is signed in gets one answer, the others another. */
const signedIn = (status: Status, others: Status): Record<Who, Status> => all(status, { visitor: others, anonymous: others });

/** Owners and admins get one answer, other accounts the second, and who is not signed in the third. */
const onlyOwners = (status: Status, accounts: Status, others: Status): Record<Who, Status> => all(accounts, { owner: status, admin: status, visitor: others, anonymous: others });

/** Who may write the course's lessons gets one answer, other accounts the second, and who is not signed in the third. */
const onlyWriters = (status: Status, accounts: Status, others: Status): Record<Who, Status> => all(accounts, { instructor: status, owner: status, admin: status, visitor: others, anonymous: others });

const page = (route: string, answers: Record<Who, Status>, path: RouteRule['path'] = () => route): RouteRule => ({ route, method: 'PAGE', path, body: null, answers });
const api = (method: Exclude<RouteRule['method'], 'PAGE'>, route: string, answers: Record<Who, Status>, { path = () => route, body = null }: { readonly path?: RouteRule['path']; readonly body?: object | null } = {}): RouteRule => ({ route, method, path, body, answers });

const LESSON = '/courses/deep-learning/welcome';
const EXERCISE = '/api/exercises/deep-learning/welcome/add-bonus';

/** All of them ask first who it is, then whether there is such a course in the studio, and only then for the rest. */
const STUDIO_ROUTES: readonly RouteRule[] = (
  [
    ['GET', ''], ['GET', '/files'], ['PUT', '/files'], ['GET', '/history'], ['GET', '/compare'], ['POST', '/restore'], ['POST', '/lessons'], ['POST', '/exercises'], ['POST', '/preview'],
    ['POST', '/releases'], ['GET', '/releases/[id]'], ['DELETE', '/releases/[id]'], ['GET', '/versions'], ['POST', '/unpublish'], ['POST', '/roll-back'], ['POST', '/pictures'], ['GET', '/export'], ['POST', '/import'],
  ] as const
).map(([method, rest]) =>
  api(method, `/api/studio/courses/[course]${rest}`, onlyWriters(404, 403, 401), { path: () => `/api/studio/courses/deep-learning${rest.replace('[id]', 'none')}`, body: method === 'GET' || method === 'DELETE' ? null : {} }),
);

export const ROUTES: readonly RouteRule[] = [
  page('/', all(200)),
  // a single course is shown at once
  page('/courses', all([200, 307])),
  page('/courses/[course]', all(200), () => '/courses/deep-learning'),
  page('/courses/[course]/map', all(200), () => '/courses/deep-learning/map'),
  page('/courses/[course]/glossary', all(200), () => '/courses/deep-learning/glossary'),
  page('/courses/[course]/[lesson]', all(200), () => LESSON),
  page('/offline', all(200)),
  page('/search', all(200), () => '/search?q=bias'),
  page('/submissions', all(200)),
  // somebody else's work is not there, whoever asks
  page('/submissions/[id]', all(404, { anonymous: 200 }), ({ submission }) => `/submissions/${submission}`),
  page('/sign-in', signedIn(307, 200)),
  page('/sign-up', signedIn(307, 200)),
  page('/account', signedIn(200, 307)),
  page('/signed-out', all(200)),
  // who may not is told that there is no such page
  page('/teach/[course]/members', onlyOwners(200, 404, 307), () => '/teach/deep-learning/members'),

  page('/studio', signedIn(200, 307)),
  // the course is written in git, so the studio has none of that name; others are not told so
  page('/studio/[course]', onlyWriters(404, 404, 307), () => '/studio/deep-learning'),
  page('/studio/[course]/[lesson]', onlyWriters(404, 404, 307), () => '/studio/deep-learning/00-welcome'),
  // empty until the studio around it sends a draft, so it does not ask whether there is such a lesson
  page('/studio/[course]/[lesson]/preview', onlyWriters(200, 404, 307), () => '/studio/deep-learning/00-welcome/preview'),

  api('GET', '/api/health', all(200)),
  api('GET', '/sw.js', all(200)),
  api('GET', '/api/offline/[course]/[lesson]', all(200), { path: () => '/api/offline/deep-learning/welcome' }),
  api('GET', '/api/search-index', all(200)),
  api('GET', '/api/lessons/[course]/[lesson]/parts', all(200), { path: () => '/api/lessons/deep-learning/welcome/parts' }),
  api('GET', '/api/exercises/[course]/[lesson]/[exercise]', all(200), { path: () => EXERCISE }),
  api('POST', '/api/exercises/[course]/[lesson]/[exercise]/solution', all(403, { anonymous: 200 }), { path: () => `${EXERCISE}/solution` }),
  api('POST', '/api/submissions', all(400), { body: {} }),
  api('GET', '/api/submissions/[id]', all(404, { anonymous: 200 }), { path: ({ submission }) => `/api/submissions/${submission}` }),
  api('GET', '/api/submissions/[id]/events', all(404, { anonymous: 200 }), { path: ({ submission }) => `/api/submissions/${submission}/events` }),
  api('GET', '/api/submissions/[id]/receipt', all(404, { anonymous: 200 }), { path: ({ submission }) => `/api/submissions/${submission}/receipt` }),

  // a visitor's drafts stay in their browser, and a page that does not say whose drafts it holds is another's for an account
  api('GET', '/api/drafts', all(403, { visitor: 401, anonymous: 200 }), { path: () => '/api/drafts?lesson=deep-learning/welcome&space=' }),
  api('POST', '/api/drafts', all(400, { visitor: 401 }), { body: {} }),
  api('GET', '/api/drafts/history', all(200, { visitor: 401 }), { path: () => '/api/drafts/history?key=deep-learning/welcome/first' }),
  api('GET', '/api/drafts/history/[id]', all(404, { visitor: 401 }), { path: () => '/api/drafts/history/none?key=deep-learning/welcome/first' }),

  api('POST', '/api/account/sign-up', all(400), { body: {} }),
  api('POST', '/api/account/sign-in', all(400), { body: {} }),
  // no provider is configured
  api('POST', '/api/account/oidc', all(404), { body: { next: '/' } }),
  api('GET', '/api/auth/callback/oidc', all(404)),
  api('PUT', '/api/account/password', signedIn(400, 401), { body: {} }),
  api('DELETE', '/api/account/sessions/[id]', signedIn(404, 401), { path: () => '/api/account/sessions/nobodys' }),
  api('POST', '/api/teach/[course]/members', onlyOwners(400, 403, 401), { path: () => '/api/teach/deep-learning/members', body: {} }),
  api('PUT', '/api/teach/[course]/members/[account]', onlyOwners(404, 403, 401), { path: () => '/api/teach/deep-learning/members/nobody', body: { role: 'grader' } }),
  api('DELETE', '/api/teach/[course]/members/[account]', onlyOwners(404, 403, 401), { path: () => '/api/teach/deep-learning/members/nobody' }),
  api('GET', '/pictures/[name]', all(404), { path: () => `/pictures/${'0'.repeat(32)}.webp` }),
  api('GET', '/api/studio/courses', signedIn(200, 401)),
  api('POST', '/api/studio/courses', signedIn(400, 401), { body: {} }),
  ...STUDIO_ROUTES,
  // Last: after them nobody is signed in.
  api('DELETE', '/api/account/sessions', signedIn(200, 401)),
  api('POST', '/api/account/sign-out', all(303)),
];
