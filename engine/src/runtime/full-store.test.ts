import { MillraceError } from '@millrace/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import { replaced } from '../../testing/conformance/faulty-store.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

let engine: Engine | undefined;
afterEach(async () => {
  await engine?.close();
  engine = undefined;
});
const turns = async (): Promise<void> => {
  for (let n = 0; n < 50; n++) await new Promise((resolve) => setImmediate(resolve));
};

/** An engine on a disk that is full as long as `disk.isFull` says so. */
async function onSmallDisk() {
  const time = manualTime();
  const disk = { isFull: false, fillsNext: false };
  const inside = memoryStore();
  const full = (): void => {
    if (disk.isFull) throw new MillraceError('STORE_FULL', { reason: 'no room' });
  };
  const store = replaced(inside, {
    commitAll: async (entries) => {
      full();
      const outcomes = await inside.commitAll(entries);
      disk.isFull ||= disk.fillsNext;
      return outcomes;
    },
    project: async (rows) => {
      full();
      return inside.project(rows);
    },
  });
  const handled: string[] = [];
  const handlers = {
    echo: (job: { readonly id: string }) => {
      handled.push(job.id);
      disk.isFull = true;
      return Promise.resolve({});
    },
  };
  engine = await createEngine({ store, time, handlers, log: () => undefined });
  /** Lets so much time pass, with all that happens in it. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 500) {
      await turns();
      time.advance(Math.min(500, left));
    }
    await turns();
  };
  return { engine, disk, handled, pass };
}

describe('a disk that is full for a while', () => {
  it('rule 12: delays a timer, and it fires as soon as there is room', async () => {
    const { engine, disk, pass } = await onSmallDisk();
    const wait = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT10S' } };
    await engine.deploy(drawProcess({ wait }, ['start -> wait -> end'], { id: 'test' }));
    const { instanceId } = await engine.start('test', { actor: 'anna' });
    disk.isFull = true;
    await pass(60_000);
    expect((await engine.instance(instanceId))?.status).toBe('active');
    disk.isFull = false;
    await pass(5000);
    expect((await engine.instance(instanceId))?.status).toBe('completed');
  });

  it('rule 16: keeps what a handler answered, and runs it no second time', async () => {
    const { engine, disk, handled, pass } = await onSmallDisk();
    await engine.deploy(drawProcess({ s: { type: 'serviceTask', service: { type: 'echo' } } }, ['start -> s -> end'], { id: 'test' }));
    const { instanceId } = await engine.start('test', { actor: 'anna' });
    await pass(60_000);
    disk.isFull = false;
    await pass(5000);
    expect((await engine.instance(instanceId))?.status).toBe('completed');
    expect(handled).toHaveLength(1);
  });

  it('rule 13: keeps effects, and delivers them when there is room: nothing is refused for good', async () => {
    const { engine, disk, pass } = await onSmallDisk();
    const called = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'called' });
    const calling = drawProcess({ c: { type: 'callActivity', call: { ref: 'called' } } }, ['start -> c -> end'], { id: 'calling' });
    await engine.deploy({ kind: 'bundle', format: 1, id: 'two', name: 'Two', items: [calling, called] });
    // The commit of the caller is stored, and the one of the called instance finds no room.
    disk.fillsNext = true;
    const starting = engine.start('calling', { actor: 'anna' });
    await pass(30_000);
    Object.assign(disk, { isFull: false, fillsNext: false });
    await pass(5000);
    const { instanceId, settled } = await starting;
    expect(settled).toBe(false);
    expect((await engine.instances({ parent: instanceId })).items).toHaveLength(1);
    expect((await engine.incidents({})).items).toEqual([]);
  });
});
