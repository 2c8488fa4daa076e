import { beforeEach, describe, expect, it } from 'vitest';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import type { Answer } from './api.ts';
import type { FollowListener } from './follow-submission.ts';
import { isOwnPending, NOT_OWN } from './own-pending.ts';
import { findPending, forgetPending, keepPending } from './pending-store.ts';
import { LOOK_AGAIN_MS, RETRY_AFTER_MS, SubmissionClient, type SubmissionEffects } from './submission-client.ts';
import { EXERCISE, makeTestPending, makeVerdict, makeView, ManualClock, MemoryStorage, settle } from './test-parts.ts';

/** A server that stores by key, behind a line that can be cut before or after it. */
class FakeServer {
  readonly stored = new Map<string, SubmissionView>();
  readonly sent: SubmissionRequest[] = [];
  line: 'up' | 'cut-before' | 'cut-after' | 'restarting' = 'up';
  refusal: { status: number; message: string } | null = null;

  send(request: SubmissionRequest): Promise<Answer<SubmissionView>> {
    this.sent.push(request);
    if (this.line === 'cut-before') return Promise.resolve({ kind: 'unreachable', reason: 'network' });
    if (this.line === 'restarting') return Promise.resolve({ kind: 'unreachable', reason: 'server' });
    if (this.refusal) return Promise.resolve({ kind: 'refused', ...this.refusal });
    const view = this.stored.get(request.key) ?? makeView('queued', { id: `sub-${this.stored.size + 1}` });
    this.stored.set(request.key, view);
    if (this.line === 'cut-after') return Promise.resolve({ kind: 'unreachable', reason: 'network' });
    return Promise.resolve({ kind: 'ok', value: view });
  }

  judge(key: string, verdict = makeVerdict()): SubmissionView {
    const view = { ...makeView('done', { verdict }), id: this.stored.get(key)?.id ?? 'none' };
    this.stored.set(key, view);
    return view;
  }
}

class Page {
  readonly followed = new Map<string, FollowListener>();
  wake = () => {};
  /** who is at this browser, as lib/client/drafts/draft-space.ts names people */
  person: string | null = null;
  readonly effects: SubmissionEffects;
  readonly client: SubmissionClient;

  constructor(
    readonly server: FakeServer,
    readonly storage: MemoryStorage,
    readonly clock: ManualClock,
  ) {
    this.effects = {
      keep: (pending) => keepPending(pending, () => storage),
      forget: (exercise, key) => forgetPending(exercise, key, () => storage),
      find: (exercise) => findPending(exercise, () => storage),
      isOwn: (pending) => isOwnPending(pending, this.person),
      send: (request) => server.send(request),
      read: (id) => {
        const view = [...server.stored.values()].find((stored) => stored.id === id);
        return Promise.resolve(view ? { kind: 'ok', value: view } : { kind: 'refused', status: 404, message: 'unknown' });
      },
      follow: (id, listener) => {
        this.followed.set(id, listener);
        return () => this.followed.delete(id);
      },
      after: clock.after,
      onWake: (action) => {
        this.wake = action;
        return () => {
          this.wake = () => {};
        };
      },
      random: () => 0,
    };
    this.client = new SubmissionClient(EXERCISE, this.effects);
  }

  get phase() {
    return this.client.getState().phase;
  }
  get kept() {
    return findPending(EXERCISE, () => this.storage);
  }
}

let server: FakeServer;
let storage: MemoryStorage;
let clock: ManualClock;
let page: Page;

beforeEach(() => {
  server = new FakeServer();
  storage = new MemoryStorage();
  clock = new ManualClock();
  page = new Page(server, storage, clock);
});

describe('handing in', () => {
  it('writes down before it sends', () => {
    let keptAtSend = -1;
    server.send = () => {
      keptAtSend = page.kept.length;
      return new Promise(() => {});
    };
    page.client.press(makeTestPending());
    expect(keptAtSend).toBe(1);
  });

  it('makes one submission of a double click, and leaves nothing behind', async () => {
    page.client.press(makeTestPending('key-1'));
    keepPending(makeTestPending('key-2'), () => storage);
    page.client.press(makeTestPending('key-2'));
    await settle();
    expect(server.sent.map((request) => request.key)).toEqual(['key-1']);
    expect(page.kept.map((pending) => pending.request.key)).toEqual(['key-1']);
  });

  it('shows the verdict and forgets', async () => {
    page.client.press(makeTestPending());
    await settle();
    expect(page.phase).toBe('following');
    page.followed.get('sub-1')?.onView(server.judge('key-1'));
    expect(page.phase).toBe('done');
    expect(page.kept).toEqual([]);
    expect(page.followed.size).toBe(0);
  });

  it('grades what was pressed, though the code was edited while grading', async () => {
    page.client.press(makeTestPending('key-1', 'first'));
    page.client.press(makeTestPending('key-2', 'edited'));
    await settle();
    page.followed.get('sub-1')?.onView(server.judge('key-1'));
    expect(page.client.getState()).toMatchObject({ phase: 'done', code: 'first' });
  });

  it('still sends when nothing can be written down, and says so', async () => {
    storage.full = true;
    server.line = 'cut-before';
    page.client.press(makeTestPending());
    await settle();
    expect(page.client.getState()).toMatchObject({ phase: 'waiting', kept: false });
  });
});

describe('a lost connection', () => {
  it.each(['cut-before', 'cut-after', 'restarting'] as const)('%s the server: retries until there, one submission, one key', async (line) => {
    server.line = line;
    page.client.press(makeTestPending());
    await settle();
    expect(page.phase).toBe('waiting');
    await clock.advance(RETRY_AFTER_MS[0] + RETRY_AFTER_MS[1]);
    expect(server.sent).toHaveLength(3);
    server.line = 'up';
    await clock.advance(RETRY_AFTER_MS[2]);
    expect(page.phase).toBe('following');
    expect(server.stored.size).toBe(1);
    expect(new Set(server.sent.map((request) => request.key))).toEqual(new Set(['key-1']));
  });

  it('backs off to the longest pause and goes on for ever', async () => {
    server.line = 'cut-before';
    page.client.press(makeTestPending());
    await settle();
    const total = RETRY_AFTER_MS.reduce((sum, pause) => sum + pause, 0);
    await clock.advance(total);
    expect(server.sent).toHaveLength(1 + RETRY_AFTER_MS.length);
    await clock.advance(10 * 30_000);
    expect(server.sent).toHaveLength(1 + RETRY_AFTER_MS.length + 10);
  });

  it('sends at once when the connection is back or the learner asks, without a second timer', async () => {
    server.line = 'cut-before';
    page.client.press(makeTestPending());
    await settle();
    page.client.tryNow();
    await settle();
    expect(server.sent).toHaveLength(2);
    server.line = 'up';
    page.wake();
    await settle();
    expect(page.phase).toBe('following');
    expect(clock.size).toBe(0);
  });
});

describe('a refusal', () => {
  it.each([
    [409, 'This key belongs to other code.'],
    [413, 'At most 64 KiB.'],
  ])('%i is final: not sent again, not kept', async (status, message) => {
    server.refusal = { status, message };
    page.client.press(makeTestPending());
    await settle();
    await clock.advance(600_000);
    page.wake();
    await settle();
    expect(server.sent).toHaveLength(1);
    expect(page.client.getState()).toMatchObject({ phase: 'refused', status, message });
    expect(page.kept).toEqual([]);
  });
});

describe('a later visit', () => {
  it('delivers what a closed tab left behind, under the same key', async () => {
    server.line = 'cut-after';
    page.client.press(makeTestPending());
    await settle();
    page.client.dispose();
    server.line = 'up';
    const next = new Page(server, storage, clock);
    next.client.resume();
    await settle();
    expect(next.phase).toBe('following');
    expect(server.stored.size).toBe(1);
  });

  it('shows the verdict of a submission that was graded while the tab was closed', async () => {
    page.client.press(makeTestPending());
    await settle();
    page.client.dispose();
    server.judge('key-1');
    const next = new Page(server, storage, clock);
    next.client.resume();
    await settle();
    expect(next.client.getState()).toMatchObject({ phase: 'done', fresh: true });
    expect(next.kept).toEqual([]);
  });

  it('follows the newest of several and delivers the others on the side', async () => {
    keepPending(makeTestPending('new', 'b', '2026-01-02T00:00:00.000Z'), () => storage);
    keepPending(makeTestPending('old', 'a', '2026-01-01T00:00:00.000Z'), () => storage);
    page.client.resume();
    await settle();
    expect([...server.stored.keys()].sort()).toEqual(['new', 'old']);
    expect(page.client.getState()).toMatchObject({ phase: 'following', pending: { request: { key: 'new' } } });
    expect(page.kept.map((pending) => pending.request.key)).toEqual(['new']);
  });

  it('prefers what is under way here to what the server knew', async () => {
    page.client.press(makeTestPending());
    page.client.found(makeView('done', { id: 'older' }));
    await settle();
    expect(page.client.getState()).toMatchObject({ phase: 'following', view: { id: 'sub-1' } });
  });
});

describe('a refusal for now', () => {
  it.each([429, 403])('%i: what was pressed stays written down, and goes at the next visit', async (status) => {
    server.refusal = { status, message: 'wait' };
    page.client.press(makeTestPending());
    await settle();
    expect(page.client.getState()).toMatchObject({ phase: 'refused', message: 'wait' });
    expect(page.kept).toHaveLength(1);
    server.refusal = null;
    const next = new Page(server, storage, clock);
    next.client.resume();
    await settle();
    expect([next.phase, server.stored.size]).toEqual(['following', 1]);
  });

  it('not so one for good', async () => {
    server.refusal = { status: 413, message: 'too large' };
    page.client.press(makeTestPending());
    await settle();
    expect(page.kept).toEqual([]);
  });
});

describe('another person', () => {
  const ofAda = { ...makeTestPending('ada'), space: '.ada' };

  it('is told to the server, who knows better than a cookie whether they are still signed in', async () => {
    page.person = '.ada';
    page.client.press(ofAda);
    await settle();
    expect(server.sent).toEqual([{ ...ofAda.request, space: '.ada' }]);
  });

  it('does not lose their own verdict behind it', async () => {
    keepPending(ofAda, () => storage);
    page.person = '.bob';
    page.client.resume();
    await settle();
    page.client.found(makeView('done', { id: 'bobs', verdict: makeVerdict() }));
    expect(page.client.getState()).toMatchObject({ phase: 'done', view: { id: 'bobs' } });
    expect(page.kept).toEqual([ofAda]);
  });

  it('does not hand in what somebody else pressed, is told so, and it stays for its owner', async () => {
    keepPending(ofAda, () => storage);
    page.person = '.bob';
    page.client.resume();
    await settle();
    expect(page.client.getState()).toMatchObject({ phase: 'refused', message: NOT_OWN });
    expect([server.sent, page.kept]).toEqual([[], [ofAda]]);
    page.client.press({ ...makeTestPending('bob'), space: '.bob' });
    await settle();
    expect(server.sent.map(({ key }) => key)).toEqual(['bob']);
    expect(page.kept.map(({ request }) => request.key)).toContain('ada');
  });

  it('who signs in while it waits does not send it', async () => {
    server.line = 'cut-before';
    page.person = '.ada';
    page.client.press(ofAda);
    await settle();
    page.person = '.bob';
    server.line = 'up';
    page.wake();
    await settle();
    expect([server.stored.size, page.phase, page.kept]).toEqual([0, 'refused', [ofAda]]);
  });

  it('takes up their own before another’s', async () => {
    keepPending({ ...makeTestPending('own', 'let a = 1', '2025-01-01T00:00:00.000Z'), space: '.bob' }, () => storage);
    keepPending(ofAda, () => storage);
    page.person = '.bob';
    page.client.resume();
    await settle();
    expect(server.sent.map(({ key }) => key)).toEqual(['own']);
  });
});

describe('leaving', () => {
  it('stops everything and hears nothing more', async () => {
    page.client.press(makeTestPending());
    page.client.dispose();
    await settle();
    expect(page.phase).toBe('sending');
    expect(page.followed.size).toBe(0);
    expect(clock.size).toBe(0);
    expect(page.kept).toHaveLength(1);
  });
});

describe('our fault', () => {
  it('is looked at again until the real verdict is there', async () => {
    page.client.press(makeTestPending());
    await settle();
    page.followed.get('sub-1')?.onView(server.judge('key-1', makeVerdict('ours')));
    expect(page.client.getState()).toMatchObject({ phase: 'done', view: { verdict: { kind: 'ours' } } });
    await clock.advance(2 * LOOK_AGAIN_MS);
    server.judge('key-1');
    await clock.advance(LOOK_AGAIN_MS);
    expect(page.client.getState()).toMatchObject({ phase: 'done', view: { verdict: { kind: 'passed' } } });
    expect(clock.size).toBe(0);
  });
});
