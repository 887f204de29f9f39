import { describe, expect, it } from 'vitest';
import { Checkpoints } from './checkpoints.js';

/** Checkpoints whose connections answer with what the test says next. */
function folding(answers: readonly (readonly [number, number, number] | Error)[]) {
  const asked: string[] = [];
  const left = [...answers];
  const checkpoints = new Checkpoints(async (by) => {
    asked.push(by);
    const answer = left.shift() ?? [0, 0, 0];
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const write = async (batches: number, commits = 128, characters = 0): Promise<void> => {
    const body = 'x'.repeat(characters);
    for (let i = 0; i < batches; i++) checkpoints.wrote(Array.from({ length: commits }, () => ({ body })));
    await checkpoints.ended();
  };
  return { asked, write };
}

describe('the log is folded into the file beside the writing', () => {
  it('soon after the start, and then after some batches, not after each', async () => {
    const { asked, write } = folding([]);
    await write(1);
    expect(asked).toEqual(['beside']);
    await write(11);
    expect(asked).toEqual(['beside']);
    await write(1);
    expect(asked).toEqual(['beside', 'beside']);
  });

  it('of small batches after more, of huge ones no sooner', async () => {
    const { asked, write } = folding([]);
    await write(1);
    await write(28, 16);
    expect(asked).toEqual(['beside']);
    await write(1, 16);
    expect(asked).toEqual(['beside', 'beside']);
    await write(11, 1000);
    expect(asked).toEqual(['beside', 'beside']);
  });

  it('after one batch of many megabytes', async () => {
    const { asked, write } = folding([]);
    await write(1);
    await write(1, 8, 500_000);
    await write(1, 8, 500_000);
    expect(asked).toEqual(['beside']);
    await write(1, 8, 500_000);
    expect(asked).toEqual(['beside', 'beside']);
  });

  it('one at a time, however fast batches come', async () => {
    const { asked, write } = folding([]);
    await write(100);
    expect(asked).toEqual(['beside']);
  });

  it('and by the writer where it became long, so that it begins anew', async () => {
    const { asked, write } = folding([
      [0, 5999, 5990],
      [0, 6000, 5990],
    ]);
    await write(12);
    await write(12);
    expect(asked).toEqual(['beside', 'beside', 'writer']);
  });

  it('again after one that failed', async () => {
    const { asked, write } = folding([new Error('no room'), [0, 100, 100]]);
    await write(12);
    await write(12);
    expect(asked).toEqual(['beside', 'beside']);
  });
});
