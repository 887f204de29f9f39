import { describe, expect, it } from 'vitest';
import { DraftEdits, type Edit, type KeptEdits } from './draft-edits.js';

class Away extends Error {}

/** A service that answers when told, a clock that moves when told, and a device that keeps. */
class Ground {
  readonly sent: { readonly base: number; readonly edits: readonly Edit[] }[] = [];
  kept: KeptEdits | null = null;
  left: readonly Edit[] = [];
  answer: (base: number, edits: readonly Edit[]) => Promise<number> = (base, edits) => Promise.resolve(base + edits.length);
  #timers: (() => void)[] = [];
  #keys = 0;

  edits = new DraftEdits(
    {
      send: (base, edits) => {
        this.sent.push({ base, edits });
        return this.answer(base, edits);
      },
      sendOnLeaving: (_base, edits) => {
        this.left = edits;
      },
      keep: (kept) => {
        this.kept = kept;
      },
      later: (run) => {
        this.#timers.push(run);
        return () => {
          this.#timers = this.#timers.filter((one) => one !== run);
        };
      },
      newKey: () => `k${++this.#keys}`,
      isPassing: (error) => error instanceof Away,
    },
    4,
  );

  /** Lets what was put off happen, and everything that follows from it. */
  async passTime(): Promise<void> {
    for (const run of this.#timers.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  }
  draw(name: string, step = name): void {
    this.edits.change({ name }, step, name, [{ op: 'replace', path: ['name'], value: name }]);
  }
}

describe('edits of a draft', () => {
  it('are sent a moment after the last one, in their order, on the revision they were made on', async () => {
    const ground = new Ground();
    ground.draw('A');
    ground.draw('B');
    expect([ground.edits.snapshot(), ground.sent]).toEqual(['waiting', []]);
    await ground.passTime();
    expect(ground.sent.map(({ base, edits }) => [base, edits.map(({ id, label }) => [id, label])])).toEqual([
      [
        4,
        [
          ['k1', 'A'],
          ['k2', 'B'],
        ],
      ],
    ]);
    expect([ground.edits.snapshot(), ground.edits.revision, ground.edits.isBehind, ground.kept]).toEqual(['saved', 6, false, null]);
  });

  it('are one where they belong to one step', async () => {
    const ground = new Ground();
    ground.draw('A', 'typing');
    ground.draw('AB', 'typing');
    await ground.passTime();
    expect(ground.sent[0]?.edits).toMatchObject([{ id: 'k1', patches: [{ value: 'A' }, { value: 'AB' }] }]);
  });

  it('are kept on this device and sent again under the same id while the service cannot be reached', async () => {
    const ground = new Ground();
    const well = ground.answer;
    ground.answer = () => Promise.reject(new Away());
    ground.draw('A');
    await ground.passTime();
    expect([ground.edits.snapshot(), ground.kept]).toMatchObject([
      'unreachable',
      { base: 4, edits: [{ id: 'k1' }], definition: { name: 'A' } },
    ]);
    ground.draw('B');
    ground.answer = well;
    await ground.passTime();
    expect(ground.sent.map(({ base, edits }) => [base, edits.map(({ id }) => id)])).toEqual([
      [4, ['k1']],
      [4, ['k1']],
      [5, ['k2']],
    ]);
    expect([ground.edits.snapshot(), ground.kept]).toEqual(['saved', null]);
  });

  it('that are refused stay kept, with everything drawn after them, until they are dropped', async () => {
    const ground = new Ground();
    ground.answer = () => Promise.reject(new Error('conflict'));
    ground.draw('A');
    await ground.passTime();
    ground.draw('B');
    await ground.passTime();
    expect([ground.edits.snapshot(), ground.edits.error, ground.sent.length]).toEqual(['refused', new Error('conflict'), 1]);
    expect(ground.kept).toMatchObject({ edits: [{ id: 'k1' }, { id: 'k2' }], definition: { name: 'B' } });
    ground.edits.drop();
    expect(ground.kept).toBe(null);
  });

  it('tell when others changed something in between, until that is shown', async () => {
    const ground = new Ground();
    ground.answer = () => Promise.resolve(9);
    ground.draw('A');
    await ground.passTime();
    expect([ground.edits.isBehind, ground.edits.revision]).toEqual([true, 9]);
    ground.edits.seen(9);
    expect(ground.edits.isBehind).toBe(false);
  });

  it('are kept and sent while the page is being left', () => {
    const ground = new Ground();
    ground.draw('A');
    ground.edits.leave();
    expect([ground.left.map(({ id }) => id), ground.kept?.edits.length]).toEqual([['k1'], 1]);
  });
});
