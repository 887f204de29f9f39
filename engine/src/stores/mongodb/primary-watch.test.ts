import { expect, it } from 'vitest';
import { PrimaryWatch } from './primary-watch.js';

it('rule 4: tells of another primary and of a new election of the same, but not of the first, nor of secondaries', () => {
  const watch = new PrimaryWatch();
  let changes = 0;
  const stop = watch.on(() => changes++);
  watch.hear({ address: 'a:1', type: 'RSPrimary', electionId: 1 });
  watch.hear({ address: 'b:1', type: 'RSSecondary' });
  watch.hear({ address: 'a:1', type: 'RSPrimary', electionId: 1 });
  expect(changes).toBe(0);
  watch.hear({ address: 'b:1', type: 'RSPrimary', electionId: 2 });
  expect(changes).toBe(1);
  watch.hear({ address: 'b:1', type: 'RSPrimary', electionId: 3 });
  expect(changes).toBe(2);
  stop();
  watch.hear({ address: 'a:1', type: 'RSPrimary', electionId: 4 });
  expect(changes).toBe(2);
});
