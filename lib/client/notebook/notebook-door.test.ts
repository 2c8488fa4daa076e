import { describe, expect, it } from 'vitest';
import { NotebookDoor, type Asked } from './notebook-door.ts';

describe('the notebook’s door', () => {
  it('keeps what is asked until it is answered, in order, and then asks at once', () => {
    const door = new NotebookDoor();
    let told = 0;
    door.signal.subscribe(() => (told += 1));
    expect(door.isAsked()).toBe(false);
    // a key event needs a browser; the door does not look into it
    const key = { key: 'b' } as KeyboardEvent;
    expect(door.ask(key)).toBe(true);
    door.ask('commands');
    expect([door.isAsked(), told]).toEqual([true, 2]);
    const answered: Asked[] = [];
    door.answerWith((asked) => answered.push(asked) < 4);
    expect(answered).toEqual([key, 'commands']);
    expect([door.ask('commands'), door.ask(key)]).toEqual([true, false]);
    expect([door.isAsked(), told]).toEqual([true, 2]);
  });
});
