import { afterEach, describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { manualTime } from '../../testing/manual-time.js';
import { memoryStore } from '../stores/memory/index.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';

const engines: Engine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

async function start(): Promise<Engine> {
  const engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
  engines.push(engine);
  return engine;
}

const working = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end'], { id: 'working' });
const bySignal = {
  ...drawProcess({ s: { type: 'startEvent', event: { type: 'signal', ref: 'go' } }, t: { type: 'userTask' } }, ['s -> t -> end'], {
    id: 'bysignal',
  }),
  rootElements: { go: { type: 'signal' } },
};

describe('a suspended process', () => {
  it('begins no instance until it is resumed; those that run go on', async () => {
    const engine = await start();
    await engine.deploy(working);
    const { instanceId } = await engine.start('working');
    await engine.suspendProcess('working', { reason: 'the law changed' });
    await expect(engine.start('working')).rejects.toMatchObject({ code: 'DEFINITION_SUSPENDED' });
    await expect(engine.start('working', { version: 1 })).rejects.toMatchObject({ code: 'DEFINITION_SUSPENDED' });
    expect((await engine.instance(instanceId))?.suspended).toBe(false);
    await engine.resumeProcess('working');
    await engine.start('working');
  });

  it('suspends its running instances too where that is wanted, and resumes them', async () => {
    const engine = await start();
    await engine.deploy(working);
    const ids = [];
    for (let count = 0; count < 3; count++) ids.push((await engine.start('working')).instanceId);
    expect(await engine.suspendProcess('working', { reason: 'stop', instances: true })).toMatchObject({ instances: 3 });
    expect((await engine.instances({ suspended: true })).items).toHaveLength(3);
    const item = (await engine.workItems({ instanceId: ids[0] ?? '' })).items[0];
    await expect(engine.complete(item?.id ?? '')).rejects.toMatchObject({ code: 'INSTANCE_SUSPENDED' });
    expect(await engine.resumeProcess('working', { instances: true })).toMatchObject({ instances: 3 });
    await engine.complete(item?.id ?? '');
    expect((await engine.instance(ids[0] ?? ''))?.status).toBe('completed');
  });

  it('is done once under one command id: sent again after a resume it suspends nothing', async () => {
    const engine = await start();
    await engine.deploy(working);
    await engine.start('working');
    const again = { reason: 'stop', instances: true, commandId: engine.newCommandId() };
    await engine.suspendProcess('working', again);
    await engine.resumeProcess('working', { instances: true });
    await engine.suspendProcess('working', again);
    expect((await engine.instances({ suspended: true })).items).toEqual([]);
    await engine.start('working');
  });

  it('stays suspended when a new version is deployed', async () => {
    const engine = await start();
    await engine.deploy(working);
    await engine.suspendProcess('working', { reason: 'stop' });
    await engine.deploy({ ...working, name: 'Working anew' });
    await expect(engine.start('working')).rejects.toMatchObject({ code: 'DEFINITION_SUSPENDED' });
  });

  it('hears no signal to begin by', async () => {
    const engine = await start();
    await engine.deploy(bySignal);
    await engine.suspendProcess('bysignal', { reason: 'stop' });
    await engine.broadcastSignal({ name: 'go' });
    await engine.idle();
    expect((await engine.instances()).items).toEqual([]);
    await engine.resumeProcess('bysignal');
    await engine.broadcastSignal({ name: 'go' });
    await engine.idle();
    expect((await engine.instances()).items).toHaveLength(1);
  });

  it('is a reason for an incident of who calls it; retried later, it is called', async () => {
    const engine = await start();
    const caller = drawProcess({ c: { type: 'callActivity', call: { ref: 'working' } } }, ['start -> c -> end'], { id: 'caller' });
    await engine.deploy([caller, working]);
    await engine.suspendProcess('working', { reason: 'stop' });
    const { instanceId } = await engine.start('caller');
    const [incident] = (await engine.incidents({ instanceId })).items;
    expect(incident?.code).toBe('DEFINITION_SUSPENDED');
    await engine.resumeProcess('working');
    await engine.retryIncident(incident?.id ?? '');
    await engine.idle();
    expect((await engine.instances({ parent: instanceId })).items).toMatchObject([
      { definition: 'working', parent: instanceId, status: 'active' },
    ]);
    expect((await engine.instances({ parent: null })).items).toMatchObject([{ definition: 'caller' }]);
  });
});

describe('a called instance in the engine', () => {
  it('of the version deployed together stays that version when the called process changes', async () => {
    const engine = await start();
    const call = { ref: 'working', binding: 'deployment' };
    const caller = drawProcess({ c: { type: 'callActivity', call } }, ['start -> c -> end'], { id: 'caller' });
    await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [caller, working] });
    const before = (await engine.start('caller')).instanceId;
    const changed = { ...working, name: 'Working anew' };
    const again = await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [caller, changed] });
    expect(again.items).toMatchObject([
      { id: 'caller', version: 2 },
      { id: 'working', version: 2 },
    ]);
    const first = await engine.start('caller', { version: 1 });
    const second = await engine.start('caller');
    await engine.idle();
    const versions = [];
    for (const parent of [before, first.instanceId, second.instanceId])
      versions.push(...(await engine.instances({ parent })).items.map(({ version }) => version));
    expect(versions).toEqual([1, 1, 2]);
  });

  it('is worked on like any other, by ids such as all have', async () => {
    const engine = await start();
    const call = { ref: 'working', out: { done: 'done' } };
    const caller = drawProcess({ c: { type: 'callActivity', call } }, ['start -> c -> end'], { id: 'caller' });
    await engine.deploy([caller, working]);
    const { instanceId } = await engine.start('caller', { actor: 'anna' });
    await engine.idle();
    const [child] = (await engine.instances({ parent: instanceId })).items;
    expect(child).toMatchObject({ initiator: 'anna', at: ['t'] });
    const [item] = (await engine.workItems({ instanceId: child?.id ?? '' })).items;
    await engine.complete(item?.id ?? '', { actor: 'anna', data: { done: true } });
    await engine.idle();
    expect(await engine.variables(instanceId)).toEqual({ done: true });
    expect((await engine.history(child?.id ?? '')).events[0]?.facts).toMatchObject({ parent: { id: instanceId } });
  });

  it('does not refuse two that call each other as newest, but a circle of those that are deployed together', async () => {
    const engine = await start();
    const of = (id: string, ref: string, binding: string): object =>
      drawProcess({ c: { type: 'callActivity', call: { ref, binding } } }, ['start -> c -> end'], { id });
    const circle = [of('a', 'b', 'deployment'), of('b', 'c', 'deployment'), of('c', 'a', 'deployment')];
    await expect(engine.deploy(circle)).rejects.toMatchObject({ problems: [{ code: 'CALL_CIRCLE' }] });
    await engine.deploy([of('a', 'b', 'deployment'), of('b', 'a', 'latest'), of('c', 'c', 'deployment')]);
  });
});

describe('a suspended instance that is full', () => {
  it('has the answer of a handler wait, which is not asked again', async () => {
    let answers = 0;
    let finish = (): void => undefined;
    const asked = new Promise<void>((resolve) => (finish = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const handlers = {
      print: async () => {
        answers += 1;
        begin();
        await asked;
        return { pages: 7, text: 'x'.repeat(500_000) };
      },
    };
    const engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined, handlers });
    engines.push(engine);
    const printing = { s: { type: 'serviceTask', service: { type: 'print', out: { pages: 'pages' } } } };
    await engine.deploy(drawProcess(printing, ['start -> s -> end'], { id: 'printing' }));
    const { instanceId } = await engine.start('printing');
    await begun;
    await engine.suspendInstance(instanceId, { reason: 'stop' });
    const paths = Array.from({ length: 18 }, (_none, index) => `p${index}`);
    for (const path of paths) await engine.setVariables(instanceId, { [path]: 'x'.repeat(930_000) }, { reason: 'fill' });
    finish();
    await engine.idle();
    expect((await engine.instance(instanceId))?.status).toBe('active');
    await engine.setVariables(instanceId, Object.fromEntries(paths.map((path) => [path, ''])), { reason: 'room' });
    await engine.resumeInstance(instanceId);
    await engine.idle();
    expect([answers, (await engine.instance(instanceId))?.status]).toEqual([1, 'completed']);
    expect((await engine.incidents({})).items).toEqual([]);
  });
});
