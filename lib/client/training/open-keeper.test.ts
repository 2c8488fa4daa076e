import { expect, it } from 'vitest';
import type { KeepAsk } from '#lib/notebook/keep-messages.ts';
import { openKeeper } from './open-keeper.ts';
import { MemoryStore } from './test-training-store.ts';
import { TrainingDesk } from './training-desk.ts';

const BEGIN: KeepAsk = { what: 'begin-run', run: { name: 'mnist', unit: 'epoch', total: 20, seed: 1, backend: 'cpu', config: {} } };
const CELL = { cellId: 'train', source: 'await train()' };

/** A door whose code comes when the test says so. */
function openDoor(): { readonly desk: () => TrainingDesk | null; readonly load: () => Promise<TrainingDesk>; readonly arrive: () => TrainingDesk } {
  let resolve: (desk: TrainingDesk) => void = () => undefined;
  const promise = new Promise<TrainingDesk>((settle) => (resolve = settle));
  let desk: TrainingDesk | null = null;
  return {
    desk: () => desk,
    load: () => promise,
    arrive() {
      desk = new TrainingDesk({ lesson: 'lesson', store: new MemoryStore(), now: () => 0, newId: () => 'run', page: 'page', lives: async () => true, remember: () => undefined });
      resolve(desk);
      return desk;
    },
  };
}

it('answers also where its code cannot be loaded, and tries again with the next question', async () => {
  const door = openDoor();
  let isOnline = false;
  const keeper = openKeeper({ desk: door.desk, load: () => (isOnline ? door.load() : Promise.reject(new TypeError('Failed to fetch'))) });
  await expect(keeper.keep(BEGIN, CELL)).resolves.toEqual({ ok: false, error: expect.stringContaining('What keeps models and training could not be loaded') });
  keeper.cellEnded('train', 'done');
  isOnline = true;
  door.arrive();
  await expect(keeper.keep(BEGIN, CELL)).resolves.toMatchObject({ ok: true, answer: { what: 'begun' } });
});

it('ends what a cell began, however early it is stopped', async () => {
  const door = openDoor();
  const keeper = openKeeper(door);
  const early = keeper.keep(BEGIN, CELL);
  keeper.cellEnded('train', 'stopped'); // before the code is there
  const desk = door.arrive();
  await expect(early).resolves.toMatchObject({ ok: true });
  await expect(desk.listRuns()).resolves.toMatchObject([{ result: 'stopped' }]);
  const late = keeper.keep(BEGIN, CELL);
  keeper.cellEnded('train', 'failed'); // in the same moment
  await expect(late).resolves.toMatchObject({ ok: true });
  await expect(desk.listRuns()).resolves.toMatchObject([{ result: 'failed' }]);
});

it('tells a desk that nobody has asked, too: the learner may have chosen what goes on', async () => {
  const door = openDoor();
  const told: string[] = [];
  const desk = door.arrive();
  desk.cellEnded = (cellId, status) => void told.push(`${cellId} ${status}`);
  openKeeper(door).cellEnded('train', 'done');
  expect(told).toEqual(['train done']);
});
