import { describe, expect, it } from 'vitest';
import { isPressed, shownKeys, type Pressed } from './shortcut.js';
import { canvasActions } from './canvas-actions.js';

const press = (code: string, held: Partial<Pressed> = {}): Pressed => ({
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('are met by their keys and no others', () => {
    const duplicate = { code: 'KeyD', command: true };
    expect(isPressed(duplicate, press('KeyD', { ctrlKey: true }))).toBe(true);
    expect(isPressed(duplicate, press('KeyD', { metaKey: true }))).toBe(true);
    expect(isPressed(duplicate, press('KeyD'))).toBe(false);
    expect(isPressed(duplicate, press('KeyD', { ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  it('are shown as the system writes them', () => {
    expect(shownKeys({ code: 'ArrowLeft', command: true, shift: true }, false)).toBe('Ctrl+Shift+←');
    expect(shownKeys({ code: 'KeyD', command: true }, true)).toBe('⌘D');
  });

  it('are each of one action only', () => {
    const all = canvasActions.flatMap(({ keys }) => (keys ? [shownKeys(keys, false)] : []));
    expect(all.filter((keys, index) => all.indexOf(keys) !== index)).toEqual([]);
  });
});
