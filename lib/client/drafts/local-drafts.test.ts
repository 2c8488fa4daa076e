import { beforeEach, describe, expect, it } from 'vitest';
import { DRAFTS_COOKIE } from '#lib/course/drafts-cookie.ts';
import { claimDrafts, isClaiming, toClaimedCookie } from './claim-drafts.ts';
import type { DraftRecord } from './draft-record.ts';
import { readDraftSpace } from './draft-space.ts';
import { forgetDrafts } from './forget-drafts.ts';
import { listSpaces, openLocalDrafts, type LocalDrafts } from './local-drafts.ts';

const ADA = '.ada1';
const KEY = 'deep-learning/welcome/first';

class FakeStorage implements Storage {
  readonly items = new Map<string, string>();
  get length(): number {
    return this.items.size;
  }
  clear = (): void => this.items.clear();
  key = (index: number): string | null => [...this.items.keys()][index] ?? null;
  getItem = (name: string): string | null => this.items.get(name) ?? null;
  setItem = (name: string, value: string): void => void this.items.set(name, value);
  removeItem = (name: string): void => void this.items.delete(name);
}

let storage: FakeStorage;
let told: string[];
let [visitor, ada]: LocalDrafts[] = [];
beforeEach(() => {
  storage = new FakeStorage();
  told = [];
  [visitor, ada] = ['', ADA].map((space) => openLocalDrafts(space, storage, (name) => void told.push(name)));
});

const record = (text: string | null, id = `id of ${String(text)}`): DraftRecord => ({ id, parent: null, base: 'b', baseText: null, text, savedAt: 5, parked: null, device: null });
const sent = (drafts: LocalDrafts, key: string, text: string): void => {
  drafts.write(key, record(text));
  drafts.setKnown(key, { owner: 'o', sent: record(text).id, heads: [record(text).id], unanswered: [] });
};

describe('the drafts of a space', () => {
  it('are apart from those of other spaces, and the page hears of them', () => {
    visitor!.write(KEY, record('mine'));
    ada!.write(KEY, record('ada’s'));
    expect([visitor!.read(KEY)?.text, ada!.read(KEY)?.text]).toEqual(['mine', 'ada’s']);
    expect([visitor!.list(), ada!.list()]).toEqual([[KEY], [KEY]]);
    expect(told).toEqual([`epoch.draft.v1:${KEY}`, `epoch.draft.v1.ada1:${KEY}`]);
    expect(listSpaces(storage)).toEqual([ADA]);
  });

  it('take broken values for none', () => {
    storage.setItem(`epoch.draft.v1:${KEY}`, '{');
    storage.setItem(`epoch.draft-known.v1:${KEY}`, '{"owner":"o","sent":null,"heads":[1]}');
    expect([visitor!.read(KEY), visitor!.known(KEY)]).toEqual([null, null]);
  });
});

describe('the cookie', () => {
  it('says whose drafts the page holds', () => {
    expect(readDraftSpace('a=b')).toBeNull();
    expect(readDraftSpace(`a=b; ${DRAFTS_COOKIE}=on; c=d`)).toBe('');
    expect(readDraftSpace(`${DRAFTS_COOKIE}=${ADA}~`)).toBe(ADA);
  });

  it('claims once', () => {
    expect(isClaiming(`${DRAFTS_COOKIE}=${ADA}~; x=y`)).toBe(true);
    expect(isClaiming(toClaimedCookie(ADA, true))).toBe(false);
    expect(readDraftSpace(toClaimedCookie(ADA, false))).toBe(ADA);
  });
});

describe('signing in', () => {
  it('brings what was typed before into the account', () => {
    sent(visitor!, KEY, 'typed before');
    expect([...claimDrafts(visitor!, ada!)]).toEqual([KEY]);
    expect([visitor!.list(), visitor!.known(KEY)]).toEqual([[], null]);
    expect(ada!.read(KEY)).toEqual(record('typed before'));
    expect(ada!.known(KEY)?.sent).toBe(record('typed before').id);
  });

  it('keeps both where the account has another text here', () => {
    visitor!.write(KEY, record('typed before'));
    ada!.write(KEY, record('ada’s'));
    claimDrafts(visitor!, ada!);
    expect(ada!.read(KEY)).toMatchObject({ text: 'ada’s', parked: { text: 'typed before' } });
    visitor!.write(KEY, record('a third'));
    expect(claimDrafts(visitor!, ada!).size).toBe(0);
    expect(visitor!.read(KEY)?.text).toBe('a third');
    expect(ada!.read(KEY)).toMatchObject({ text: 'ada’s', parked: { text: 'typed before' } });
  });
});

describe('signing out', () => {
  it('forgets what the server has, and keeps what it has not until that is asked for', () => {
    sent(ada!, KEY, 'safe');
    ada!.write('deep-learning/welcome/second', record('not sent'));
    sent(ada!, 'deep-learning/welcome/third', 'safe');
    ada!.write('deep-learning/welcome/third', { ...record('safe'), parked: { text: 'a choice is open', savedAt: 1 } });
    sent(visitor!, KEY, 'the next person’s');
    expect([...forgetDrafts(ada!, false)]).toEqual(['deep-learning/welcome/second', 'deep-learning/welcome/third']);
    expect(ada!.read(KEY)).toBeNull();
    expect(storage.getItem(`epoch.draft-known.v1${ADA}:${KEY}`)).toBeNull();
    expect(forgetDrafts(ada!, true).size).toBe(0);
    expect(ada!.list()).toEqual([]);
    expect(visitor!.read(KEY)?.text).toBe('the next person’s');
  });
});
