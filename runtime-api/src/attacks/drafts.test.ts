import { memoryData, memoryStore } from '@millrace/engine/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, HttpRig, password, problemIn } from '../../testing/http-rig.js';
import { newKey, tally } from '../../testing/demo-rig.js';

type Made = { readonly card: { readonly id: string; readonly revision: number }; readonly definition: Readonly<Record<string, unknown>> };

describe('drafts under attack', () => {
  let rig: HttpRig;
  let [vera, olga]: readonly (Browser | undefined)[] = [];
  const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();
  const times = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_none, at) => work(at)));
  const outcome = (answer: Answer): string => (answer.status < 400 ? String(answer.status) : `${answer.status} ${problemIn(answer).code}`);
  const made = async (id: string): Promise<Made> => (await of(vera).call('POST', '/drafts', { template: 'approval', id })).body as Made;
  const read = async (id: string): Promise<Made> => (await of(vera).call('GET', `/drafts/${id}`)).body as Made;
  const change = (id: string, base: unknown, patches: unknown, command: unknown = newKey(), browser = vera): Promise<Answer> =>
    of(browser).call('POST', `/drafts/${id}/changes`, { base, commands: [{ id: command, patches }] });

  beforeAll(async () => {
    rig = await HttpRig.open();
    await rig.service.engine.people.save('olga', { name: 'Olga' });
    await rig.service.engine.identity.setRoleHolders('administrator', ['user:vera', 'user:olga']);
    await rig.service.identity.setPassword('olga', password);
    [vera, olga] = await Promise.all(['vera', 'olga'].map((login) => rig.signedIn(login)));
  }, 60_000);
  afterAll(() => rig.close());

  it('fifty of one id at once, under as many keys, are one draft', async () => {
    const answers = await times(50, (at) =>
      of(at % 2 === 0 ? vera : olga).call('POST', '/drafts', { template: 'empty', id: 'race' }, { 'idempotency-key': newKey() }),
    );
    expect(tally(answers)).toEqual({ '201': 1, '409 DRAFT_EXISTS': 49 });
  });

  it('of creating, removing and restoring at once at most one lives, and the next can always be made in the end', async () => {
    const first = (await made('churn')).card.id;
    await times(30, (at) => {
      if (at % 3 === 0) return of(vera).call('DELETE', `/drafts/${first}`);
      if (at % 3 === 1) return of(olga).call('POST', `/drafts/${first}/restore`);
      return of(vera).call('POST', '/drafts', { template: 'empty', id: 'churn' });
    });
    await rig.service.engine.idle();
    const live = async (): Promise<readonly { readonly id: string }[]> =>
      ((await of(vera).call('GET', '/drafts?search=churn')).body as { items: { id: string }[] }).items;
    expect((await live()).length).toBeLessThanOrEqual(1);
    for (const { id } of await live()) await of(vera).call('DELETE', `/drafts/${id}`);
    await rig.service.engine.idle();
    expect(outcome(await of(vera).call('POST', '/drafts', { template: 'empty', id: 'churn' }))).toBe('201');
  });

  it('twenty edits of one place on one revision: one is done, the others are told; sent again each is what it was', async () => {
    const { card } = await made('contested');
    const keys = Array.from({ length: 20 }, newKey);
    const send = (at: number): Promise<Answer> => change(card.id, 1, [{ op: 'add', path: ['name'], value: `Name ${at}` }], keys[at]);
    const answers = await times(20, send);
    expect(tally(answers)).toEqual({ '200': 1, '409 DRAFT_CONFLICT': 19 });
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await send(winner)).body).toMatchObject({ revision: 2, changed: false });
    expect(outcome(await send((winner + 1) % 20))).toBe('409 DRAFT_CONFLICT');
    expect((await read(card.id)).definition['name']).toBe(`Name ${winner}`);
  });

  it('an edit that is sent fifty times at once is done once', async () => {
    const { card } = await made('eager');
    const key = newKey();
    const answers = await times(50, () => change(card.id, 1, [{ op: 'add', path: ['elements', 'approve', 'name'], value: 'Once' }], key));
    expect(tally(answers)).toEqual({ '200': 50 });
    expect((await read(card.id)).card.revision).toBe(2);
  });

  it.each<[string, unknown, unknown]>([
    ['a prototype', 1, [{ op: 'add', path: ['__proto__', 'polluted'], value: true }]],
    ['a prototype in a value', 1, '[{"op":"add","path":["extensions"],"value":{"__proto__":{"polluted":true}}}]'],
    ['a constructor', 1, [{ op: 'add', path: ['constructor', 'prototype', 'polluted'], value: true }]],
    ['what all objects have', 1, [{ op: 'replace', path: ['elements', 'toString', 'name'], value: 'x' }]],
    ['an element with such a name', 1, [{ op: 'add', path: ['elements', 'constructor'], value: { type: 'task' } }]],
    ['the length of a list', 1, [{ op: 'replace', path: ['elements', 'start', 'outgoing', 'length'], value: 4_294_967_295 }]],
    ['an index far away', 1, [{ op: 'add', path: ['elements', 'start', 'outgoing', 4_294_967_294], value: 'x' }]],
    ['a method of lists', 1, [{ op: 'add', path: ['elements', 'start', 'outgoing', 'push'], value: 'x' }]],
    ['the whole', 1, [{ op: 'replace', path: [], value: {} }]],
    ['another id', 1, [{ op: 'replace', path: ['id'], value: 'other' }]],
    ['no revision', undefined, [{ op: 'remove', path: ['name'] }]],
    ['a revision to come', 99, [{ op: 'remove', path: ['name'] }]],
    ['half a revision', 1.5, [{ op: 'remove', path: ['name'] }]],
    ['patches that are none', 1, [null, 7, 'x']],
    [
      'a good one before a wrong one',
      1,
      [
        { op: 'remove', path: ['name'] },
        { op: 'add', path: ['elements', 'x'], value: { type: 'nonsense' } },
      ],
    ],
  ])('%s: refused as a whole, and nothing is written', async (what, base, patches) => {
    const { card, definition } = await made(`target-${what.replaceAll(' ', '-')}`);
    const answer =
      typeof patches === 'string'
        ? await of(vera).call('POST', `/drafts/${card.id}/changes`, `{"base":1,"commands":[{"id":"c","patches":${patches}}]}`)
        : await change(card.id, base, patches);
    expect([400, 422]).toContain(answer.status);
    problemIn(answer);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await read(card.id)).toMatchObject({ card: { revision: 1 }, definition });
  });

  it('what two people draw and publish at once comes through whole, or not at all', { timeout: 30_000 }, async () => {
    const { card } = await made('busy');
    const answers = await times(12, (at) =>
      at % 4 === 3
        ? of(olga).call('POST', `/drafts/${card.id}/publish`, {}, { 'if-match': '"1"' })
        : change(
            card.id,
            1,
            [{ op: 'add', path: ['elements', `new${at}`], value: { type: 'task', scope: 'main', name: `New ${at}` } }],
            newKey(),
            at % 2 === 0 ? vera : olga,
          ),
    );
    for (const answer of answers) expect(['200', '412 REVISION_CHANGED']).toContain(outcome(answer));
    const { definition, card: after } = await read(card.id);
    expect(Object.keys(definition['elements'] as object).filter((id) => id.startsWith('new'))).toHaveLength(9);
    expect(after.revision).toBe(10);
  });

  it('an edit that comes after the draft went to the bin, or for good, is too late', async () => {
    const { card } = await made('late');
    const rename = (key: string): Promise<Answer> => change(card.id, 1, [{ op: 'add', path: ['name'], value: 'Late' }], key);
    const key = newKey();
    expect(outcome(await rename(key))).toBe('200');
    await of(olga).call('DELETE', `/drafts/${card.id}`);
    expect(outcome(await rename(newKey()))).toBe('409 DRAFT_NOT_LIVE');
    await of(olga).call('POST', `/drafts/${card.id}/purge`);
    for (const again of [key, newKey()]) expect(outcome(await rename(again))).toBe('404 NOT_FOUND');
  });

  it('everything is as it was after a restart, also what is sent again', { timeout: 30_000 }, async () => {
    const data = memoryData();
    const open = async (): Promise<{ readonly rig: HttpRig; readonly root: Browser }> => {
      const opened = await HttpRig.open({ store: memoryStore(data), env: { MILLRACE_MODE: 'demo' } });
      await opened.service.engine.people.save('root', { name: 'Root' });
      await opened.service.engine.identity.setRoleHolders('administrator', ['user:root']);
      await opened.service.identity.setPassword('root', password);
      return { rig: opened, root: await opened.signedIn('root') };
    };
    const before = await open();
    const key = { 'idempotency-key': newKey() };
    const first = await before.root.call('POST', '/drafts', { template: 'approval' }, key);
    const { id } = (first.body as Made).card;
    const edit = { base: 1, commands: [{ id: 'c1', patches: [{ op: 'add', path: ['name'], value: 'Kept' }] }] };
    const done = await before.root.call('POST', `/drafts/${id}/changes`, edit);
    await before.root.call('POST', `/drafts/${id}/comments`, { text: 'Kept too' });
    const seen = await before.root.call('GET', `/drafts/${id}`);
    await before.rig.close();
    const after = await open();
    expect((await after.root.call('GET', `/drafts/${id}`)).text).toBe(seen.text);
    expect((await after.root.call('POST', '/drafts', { template: 'approval' }, key)).body).toMatchObject({ card: { id } });
    expect((await after.root.call('POST', `/drafts/${id}/changes`, edit)).body).toEqual({ ...(done.body as object), changed: false });
    await after.rig.close();
  });
});
