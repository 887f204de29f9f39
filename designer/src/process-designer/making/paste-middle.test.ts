import { expect, it } from 'vitest';
import { pasteMiddle } from './paste-middle.js';

it('pastes where the pointer is, and a little aside when the same place is taken again', () => {
  const first = pasteMiddle([100.4, 60], undefined);
  expect(first.at).toEqual([100, 60]);
  const second = pasteMiddle([100.4, 60], first);
  expect(second.at).toEqual([130, 90]);
  expect(pasteMiddle([100.4, 60], second).at).toEqual([160, 120]);
  expect(pasteMiddle([300, 60], second).at).toEqual([300, 60]);
});
