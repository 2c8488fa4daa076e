import { describe, expect, it } from 'vitest';
import { DRAFT_LIMITS, type DraftHead, type DraftHeads, type DraftWrite } from '#lib/course/drafts.ts';
import type { DraftAnswer } from './draft-api.ts';
import { DraftSync, SYNC_PAUSE_MS, SYNC_RETRY_LONGEST_MS, SYNC_RETRY_MS, type SyncStatus } from './draft-sync.ts';
import type { DraftRecord } from './draft-record.ts';
import type { KnownOnServer } from './decide-sync.ts';
import type { LocalDrafts } from './local-drafts.ts';

const LESSON = 'deep-learning/welcome';
const KEY = `${LESSON}/first`;

/** A server that keeps drafts by the rule of the real one (store-drafts.ts): a write names all heads, or is refused with them. */
class FakeServer {
  owner = 'ada';
  heads: DraftHead[] = [];
  isAway = false;
  isSignedOut = false;
  /** takes what is sent, and its answer never arrives */
  isMute = false;
  readonly requests: (readonly DraftWrite[])[] = [];

  readonly read = async (lesson: string): Promise<DraftAnswer<DraftHeads>> => this.#answer(() => ({ kind: 'ok', value: { owner: this.owner, heads: this.heads.filter(({ key }) => key.startsWith(`${lesson}/`)) } }));

  readonly send = async (writes: readonly DraftWrite[]): Promise<DraftAnswer<DraftHeads>> =>
    this.#answer(() => {
      this.requests.push(writes);
      const refused = writes.flatMap((write) => this.#store(write));
      if (this.isMute) return { kind: 'away', waitMs: null };
      return { kind: refused.length === 0 ? 'ok' : 'conflict', value: { owner: this.owner, heads: refused } };
    });

  textOf = (key = KEY): (string | null)[] => this.heads.filter((head) => head.key === key).map(({ text }) => text);

  #answer(work: () => DraftAnswer<DraftHeads>): DraftAnswer<DraftHeads> {
    if (this.isAway) return { kind: 'away', waitMs: null };
    return this.isSignedOut ? { kind: 'not-ours' } : work();
  }

  #store({ parents, ...text }: DraftWrite): DraftHead[] {
    const heads = this.heads.filter(({ key }) => key === text.key);
    if (heads.some(({ id }) => id === text.id)) return [];
    if (heads.length > 0 && !(heads.length === parents.length && heads.every(({ id }) => parents.includes(id)))) return heads;
    this.heads = [...this.heads.filter(({ key }) => key !== text.key), { ...text, device: 'a browser' }];
    return [];
  }
}

/** A browser with its storage, one page and a clock. */
class FakeDevice {
  readonly records = new Map<string, DraftRecord>();
  readonly known = new Map<string, KnownOnServer>();
  readonly told: SyncStatus['kind'][] = [];
  readonly sync: DraftSync;
  #timers: { at: number; callback: () => void }[] = [];
  #now = 0;
  #ids = 0;

  constructor(
    readonly name: string,
    server: FakeServer,
  ) {
    const drafts: LocalDrafts = {
      list: () => [...this.records.keys()],
      read: (key) => this.records.get(key) ?? null,
      write: (key, record) => void this.records.set(key, record),
      known: (key) => this.known.get(key) ?? null,
      setKnown: (key, known) => void this.known.set(key, known),
      forget: (key) => void this.records.delete(key),
    };
    this.sync = new DraftSync({
      drafts,
      api: server,
      later: (ms, callback) => {
        const timer = { at: this.#now + ms, callback };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
      alone: (work) => work(),
      tell: ({ kind }) => void this.told.push(kind),
    });
  }

  /** As the page's draft does at a pause; `from`: the revision it was typed on. */
  type(text: string | null, key = KEY): void {
    const before = this.records.get(key);
    const id = `${this.name}-${String((this.#ids += 1))}`;
    this.records.set(key, { id, parent: before?.id ?? null, base: 'b', baseText: 'author', text, savedAt: this.#now, parked: null, device: null });
    this.sync.wrote();
  }

  async wait(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }

  async open(): Promise<this> {
    this.sync.open(LESSON);
    await this.wait(SYNC_PAUSE_MS);
    return this;
  }

  text = (): string | null | undefined => this.records.get(KEY)?.text;
  /** both texts where the learner is asked, theirs first */
  choice = (): (string | null | undefined)[] => [this.records.get(KEY)?.text, this.records.get(KEY)?.parked?.text];
}

/** Promises that wait for nothing are through. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Another page of the same browser, which has its storage and nothing else. */
function visitAgain({ name, records, known }: FakeDevice, server: FakeServer): FakeDevice {
  const again = new FakeDevice(`${name} again`, server);
  for (const [key, record] of records) again.records.set(key, record);
  for (const [key, head] of known) again.known.set(key, head);
  return again;
}

async function twoDevices(server: FakeServer) {
  const laptop = await new FakeDevice('laptop', server).open();
  laptop.type('one');
  await laptop.wait(SYNC_PAUSE_MS);
  return { laptop, phone: await new FakeDevice('phone', server).open() };
}

describe('one device', () => {
  it('sends after a pause, not at every save', async () => {
    const server = new FakeServer();
    const laptop = await new FakeDevice('laptop', server).open();
    laptop.type('a');
    await laptop.wait(SYNC_PAUSE_MS - 1);
    laptop.type('ab');
    await laptop.wait(SYNC_PAUSE_MS - 1);
    expect(server.requests).toEqual([]);
    await laptop.wait(1);
    expect(server.requests).toHaveLength(1);
    expect(server.textOf()).toEqual(['ab']);
    expect(laptop.told.slice(-2)).toEqual(['saving', 'saved']);
  });

  it('sends nothing twice, and the next text on top of the last', async () => {
    const server = new FakeServer();
    const { laptop } = await twoDevices(server);
    laptop.sync.retry();
    await laptop.wait(SYNC_PAUSE_MS);
    expect(server.requests).toHaveLength(1);
    laptop.type('two');
    await laptop.wait(SYNC_PAUSE_MS);
    expect(server.requests[1]?.[0]).toMatchObject({ text: 'two', parents: ['laptop-1'] });
  });

  it('keeps trying without an answer, less and less often, and sends all when it is back', async () => {
    const server = new FakeServer();
    const laptop = await new FakeDevice('laptop', server).open();
    server.isAway = true;
    laptop.type('typed offline');
    await laptop.wait(SYNC_PAUSE_MS + 2 * SYNC_RETRY_MS);
    laptop.type('and more');
    laptop.type('elsewhere', 'deep-learning/other/second');
    expect(laptop.told.at(-1)).toBe('away');
    await laptop.wait(10 * SYNC_RETRY_LONGEST_MS);
    expect(laptop.told.filter((kind) => kind === 'away').length).toBeLessThan(20);
    server.isAway = false;
    await laptop.wait(SYNC_RETRY_LONGEST_MS);
    expect(server.textOf()).toEqual(['and more']);
    expect(server.textOf('deep-learning/other/second')).toEqual(['elsewhere']);
    expect(laptop.told.at(-1)).toBe('saved');
  });

  it('sends at the next visit what the last one could not', async () => {
    const server = new FakeServer();
    server.isAway = true;
    const laptop = await new FakeDevice('laptop', server).open();
    laptop.type('unsent');
    await laptop.wait(SYNC_PAUSE_MS);
    server.isAway = false;
    await visitAgain(laptop, server).open();
    expect(server.textOf()).toEqual(['unsent']);
  });

  it('knows its own text where the page went before the answer came, and asks nothing', async () => {
    const server = new FakeServer();
    const { laptop } = await twoDevices(server);
    server.isMute = true;
    laptop.type('two');
    await laptop.wait(SYNC_PAUSE_MS);
    expect(server.textOf()).toEqual(['two']);
    server.isMute = false;
    const again = visitAgain(laptop, server);
    again.type('three');
    await again.open();
    expect(again.choice()).toEqual(['three', undefined]);
    expect(server.textOf()).toEqual(['three']);
  });

  it('stays within the limits of a request, and says what is too long', async () => {
    const server = new FakeServer();
    const laptop = await new FakeDevice('laptop', server).open();
    for (let cell = 0; cell <= DRAFT_LIMITS.writesPerRequest; cell += 1) laptop.type('x', `${LESSON}/cell-${String(cell)}`);
    laptop.type('y'.repeat(DRAFT_LIMITS.requestCharacters - 10), `${LESSON}/long`);
    laptop.type('z'.repeat(DRAFT_LIMITS.textCharacters + 1), `${LESSON}/longer`);
    await laptop.wait(SYNC_PAUSE_MS);
    expect(server.requests.map((writes) => writes.length)).toEqual([DRAFT_LIMITS.writesPerRequest, 1, 1]);
    expect(server.textOf(`${LESSON}/longer`)).toEqual([]);
    expect(laptop.told.at(-1)).toBe('refused');
  });

  it('stops when somebody else is signed in', async () => {
    const server = new FakeServer();
    const { laptop } = await twoDevices(server);
    server.isSignedOut = true;
    laptop.type('mine');
    await laptop.wait(SYNC_PAUSE_MS);
    expect(laptop.told.at(-1)).toBe('not-ours');
    server.isSignedOut = false;
    laptop.type('still mine');
    await laptop.wait(SYNC_RETRY_LONGEST_MS);
    expect(server.requests).toHaveLength(1);
    expect(laptop.text()).toBe('still mine');
  });

  it('takes nothing that it knew of another learner for known', async () => {
    const server = new FakeServer();
    const { laptop } = await twoDevices(server);
    server.owner = 'ben';
    server.heads = [];
    await laptop.open();
    expect(server.textOf()).toEqual(['one']);
    server.owner = 'cleo';
    server.heads = [{ key: KEY, id: 'c', base: 'b', baseText: null, text: 'cleo’s', savedAt: 1, device: 'a browser' }];
    await laptop.open();
    expect(laptop.choice()).toEqual(['cleo’s', 'one']);
  });
});

describe('two devices', () => {
  it('finds on the second what was typed on the first', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    expect(phone.text()).toBe('one');
    phone.type('two');
    await phone.wait(SYNC_PAUSE_MS);
    await laptop.open();
    expect(laptop.choice()).toEqual(['two', undefined]);
  });

  it('names the replaced text as parent, so that an open page follows it', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    phone.type('two');
    await phone.wait(SYNC_PAUSE_MS);
    await laptop.open();
    expect(laptop.records.get(KEY)).toMatchObject({ id: 'phone-1', parent: 'laptop-1', device: 'a browser' });
  });

  it('asks where both were written to, keeps both, and goes on from the choice', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    laptop.type('from the laptop');
    phone.type('from the phone');
    await laptop.wait(SYNC_PAUSE_MS);
    await phone.wait(SYNC_PAUSE_MS);
    expect(server.textOf()).toEqual(['from the laptop']);
    expect(phone.choice()).toEqual(['from the laptop', 'from the phone']);
    await phone.open();
    expect(phone.choice()).toEqual(['from the laptop', 'from the phone']);
    phone.type('from the phone');
    await phone.wait(SYNC_PAUSE_MS);
    await laptop.open();
    expect(laptop.choice()).toEqual(['from the phone', undefined]);
  });

  it('asks at the opening, too, where the other text came while this one was offline', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    server.isAway = true;
    laptop.type('offline');
    await laptop.wait(SYNC_PAUSE_MS);
    server.isAway = false;
    phone.type('meanwhile');
    await phone.wait(SYNC_PAUSE_MS);
    await laptop.open();
    expect(laptop.choice()).toEqual(['meanwhile', 'offline']);
    expect(server.textOf()).toEqual(['meanwhile']);
  });

  it('leaves an open choice as it is when a third text comes, and asks about that afterwards', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    laptop.type('from the laptop');
    phone.type('from the phone');
    await laptop.wait(SYNC_PAUSE_MS);
    await phone.wait(SYNC_PAUSE_MS);
    laptop.type('a third');
    await laptop.wait(SYNC_PAUSE_MS);
    await phone.open();
    expect(phone.choice()).toEqual(['from the laptop', 'from the phone']);
    phone.type('from the phone');
    await phone.wait(SYNC_PAUSE_MS);
    expect(phone.choice()).toEqual(['a third', 'from the phone']);
  });

  it('asks nothing where both have the same text', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    laptop.type('same');
    phone.type('same');
    await laptop.wait(SYNC_PAUSE_MS);
    await phone.wait(SYNC_PAUSE_MS);
    expect(phone.choice()).toEqual(['same', undefined]);
    phone.type('next');
    await phone.wait(SYNC_PAUSE_MS);
    expect(server.textOf()).toEqual(['next']);
  });

  it('asks about a text that went back to the author’s', async () => {
    const server = new FakeServer();
    const { laptop, phone } = await twoDevices(server);
    laptop.type('more');
    phone.type(null);
    await laptop.wait(SYNC_PAUSE_MS);
    await phone.wait(SYNC_PAUSE_MS);
    expect(phone.choice()).toEqual(['more', null]);
  });
});

describe('two heads, after the work of two learners came together', () => {
  const head = (id: string, text: string): DraftHead => ({ key: KEY, id, base: 'b', baseText: null, text, savedAt: 1, device: 'a browser' });

  it('asks a device that has neither, and one write settles it for all', async () => {
    const server = new FakeServer();
    server.heads = [head('h1', 'anonymous'), head('h2', 'account')];
    const phone = await new FakeDevice('phone', server).open();
    expect(phone.choice()).toEqual(['account', 'anonymous']);
    phone.type('account');
    await phone.wait(SYNC_PAUSE_MS);
    expect(server.textOf()).toEqual(['account']);
  });

  it('asks a device that has one of them about the other', async () => {
    const server = new FakeServer();
    const { laptop } = await twoDevices(server);
    server.heads = [...server.heads, head('h2', 'other')];
    await laptop.open();
    expect(laptop.choice()).toEqual(['other', 'one']);
  });

  it('asks about each in turn where this device has a third', async () => {
    const server = new FakeServer();
    server.isAway = true;
    const laptop = await new FakeDevice('laptop', server).open();
    laptop.type('third');
    await laptop.wait(SYNC_PAUSE_MS);
    server.isAway = false;
    server.heads = [head('h1', 'first'), head('h2', 'second')];
    await laptop.open();
    expect(laptop.choice()).toEqual(['first', 'third']);
    laptop.type('third');
    await laptop.wait(SYNC_PAUSE_MS);
    expect(laptop.choice()).toEqual(['second', 'third']);
    laptop.type('third');
    await laptop.wait(SYNC_PAUSE_MS);
    expect(server.textOf()).toEqual(['third']);
  });
});
