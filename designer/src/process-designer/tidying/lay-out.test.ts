import { describe, expect, it } from 'vitest';
import { emptyProcess, type ProcessDraft } from '../../document/index.js';
import type { Block } from '../../layout/block.js';
import { layOutInWorker, type TidyWorker } from './lay-out.js';
import { answerTidy, type TidyAsk } from './tidy-side.js';

const nothing: Block = { shapes: new Map(), edges: new Map() };
const drawn = {
  ...emptyProcess('drawn'),
  elements: { a: { type: 'startEvent' }, b: { type: 'userTask' } },
  flows: { f: { from: 'a', to: 'b' } },
  layout: {
    planes: { main: { of: 'drawn', order: ['a', 'b'], shapes: { a: { at: [0, 0, 36, 36] }, b: { at: [9, 400, 100, 80] } }, edges: {} } },
  },
} as unknown as ProcessDraft;

/** A worker that does what the test says with each question. */
class Side implements TidyWorker {
  onmessage: TidyWorker['onmessage'] = null;
  onerror: TidyWorker['onerror'] = null;
  isEnded = false;
  constructor(private readonly work: (side: Side, asked: TidyAsk) => void) {}
  postMessage(asked: TidyAsk): void {
    this.work(this, structuredClone(asked));
  }
  terminate(): void {
    this.isEnded = true;
  }
}

describe('the layout in a worker', () => {
  it('answers what the layout answers, and ends the worker', async () => {
    const side = new Side((own, asked) => void answerTidy(asked).then((answer) => own.onmessage?.({ data: structuredClone(answer) })));
    const block = await layOutInWorker(() => side)(drawn, { plane: 'main' });
    expect([...block.shapes.keys()].sort()).toEqual(['a', 'b']);
    expect(block.shapes.get('b')?.at[0]).toBeGreaterThan(36);
    expect(side.isEnded).toBe(true);
  });

  it('is done by the page where there is no worker', async () => {
    expect(
      await layOutInWorker(
        () => undefined,
        () => Promise.resolve(nothing),
      )(drawn, { plane: 'main' }),
    ).toBe(nothing);
  });

  it('is done by the page where a worker is forbidden or breaks down', async () => {
    const here = () => Promise.resolve(nothing);
    const forbidden = layOutInWorker(() => {
      throw new Error('SecurityError');
    }, here);
    expect(await forbidden(drawn, { plane: 'main' })).toBe(nothing);
    const side = new Side((own) => own.onerror?.({ message: 'gone' }));
    expect(await layOutInWorker(() => side, here)(drawn, { plane: 'main' })).toBe(nothing);
    expect(side.isEnded).toBe(true);
  });

  it('is done by the page where the worker fails, whose complaint is then the layout’s own', async () => {
    const side = new Side((own, { id }) => own.onmessage?.({ data: { id, failed: 'no room' } }));
    expect(
      await layOutInWorker(
        () => side,
        () => Promise.resolve(nothing),
      )(drawn, { plane: 'main' }),
    ).toBe(nothing);
    const complains = layOutInWorker(
      () => side,
      () => Promise.reject(new Error('no room')),
    );
    await expect(complains(drawn, { plane: 'main' })).rejects.toThrow('no room');
  });
});
