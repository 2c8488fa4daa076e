import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings, wantsLightEditor } from './editor-settings.ts';

describe('settings of the editor', () => {
  it('come back as they were kept', () => {
    const kept = { editor: 'light', screenReader: true, letterKeys: false } as const;
    expect(parseSettings(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, '', '{', 'null', '[]', '"light"', '{"editor":"vim","screenReader":false,"letterKeys":true}', '{"editor":"light"}'])('%j counts as none', (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('say which editor a device gets, and the learner’s choice comes first', () => {
    const choose = (editor: 'auto' | 'full' | 'light', touch: boolean) => wantsLightEditor({ ...DEFAULT_SETTINGS, editor }, () => touch);
    expect([choose('auto', true), choose('auto', false)]).toEqual([true, false]);
    expect([choose('full', true), choose('light', false)]).toEqual([false, true]);
  });
});
