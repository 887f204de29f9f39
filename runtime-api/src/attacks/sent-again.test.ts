import { memoryData, memoryStore } from '@millrace/engine/memory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, HttpRig, password, problemIn } from '../../testing/http-rig.js';
import { as, buy, cardOf, demoRig, newKey, purchase, tally } from '../../testing/demo-rig.js';

/** One task that anybody of the staff may take. */
const queue = {
  kind: 'bundle',
  format: 1,
  id: 'queue',
  items: [
    {
      kind: 'process',
      format: 1,
      id: 'queue',
      defaultLanguage: 'en',
      processes: { main: { executable: true } },
      elements: {
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        take: { type: 'userTask', scope: 'main', outgoing: ['f2'], assignment: { candidates: [{ group: 'staff' }] } },
        end: { type: 'endEvent', scope: 'main' },
      },
      flows: { f1: { from: 'start', to: 'take' }, f2: { from: 'take', to: 'end' } },
    },
  ],
};

describe('what is sent several times, or by several at once', () => {
  let rig: HttpRig;
  let [anna, boris, gleb]: readonly (Browser | undefined)[] = [];
  const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();
  const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, work));
  const statusOf = async (id: string): Promise<string> => cardOf(await of(anna).call('GET', `/instances/${id}`)).status;
  const itemOf = async (browser: Browser | undefined, instance: string): Promise<string> => {
    await rig.service.engine.idle();
    const { body } = await of(browser).call('GET', '/work-items?limit=100&sort=newest');
    return (body as { items: { id: string; instance: string }[] }).items.find((item) => item.instance === instance)?.id ?? 'none';
  };

  beforeAll(async () => {
    rig = await demoRig();
    [anna, boris, gleb] = await Promise.all(['anna', 'boris', 'gleb'].map((login) => as(rig, login)));
  }, 60_000);
  afterAll(() => rig.close());

  it('fifty submits with one key at once are one request, answered fifty times', async () => {
    const key = newKey();
    const answers = await times(50, () => buy(of(anna), purchase(), key));
    expect(tally(answers)).toEqual({ '201': 50 });
    expect(new Set(answers.map((answer) => cardOf(answer).number)).size).toBe(1);
  });

  it('the key of another person makes a request of one’s own and shows nothing of theirs', async () => {
    const key = newKey();
    const hers = await buy(of(anna), purchase({ subject: 'Hers' }), key);
    const his = await buy(of(boris), purchase({ subject: 'His' }), key);
    expect([hers.status, his.status]).toEqual([201, 201]);
    expect(cardOf(his).title).toContain('His');
    expect(cardOf(his).id).not.toBe(cardOf(hers).id);
  });

  it('the key of another operation is no word that this one was done', async () => {
    const key = newKey();
    const { id } = cardOf(await buy(of(anna), purchase(), key));
    const withdrawn = await of(anna).call('POST', `/instances/${id}/withdraw`, { reason: 'Changed my mind' }, { 'idempotency-key': key });
    expect(withdrawn.status).toBe(200);
    expect(await statusOf(id)).toBe('withdrawn');
  });

  it('a key with another body or for another service is refused, whatever it was sent with first is what was done', async () => {
    const key = newKey();
    const first = await buy(of(anna), purchase({ subject: 'First' }), key);
    const leave = await of(anna).call('POST', '/services/leave/requests', { data: {} }, { 'idempotency-key': key });
    const other = await buy(of(anna), purchase({ subject: 'Second' }), key.toUpperCase());
    for (const answer of [leave, other]) expect([answer.status, problemIn(answer).code]).toEqual([422, 'COMMAND_ID_REUSED']);
    const again = await buy(of(anna), purchase({ subject: 'First' }), key);
    expect([again.status, cardOf(again).id]).toEqual([201, cardOf(first).id]);
  });

  it('of twenty bodies under one key at once one becomes a request', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => buy(of(anna), purchase({ subject: `Body ${at}` }), key)));
    expect(tally(answers)).toEqual({ '201': 1, '422 COMMAND_ID_REUSED': 19 });
  });

  it('what was refused is corrected and sent under its key', async () => {
    const key = newKey();
    expect(problemIn(await buy(of(anna), { data: {} }, key)).code).toBe('FORM_INVALID');
    expect((await buy(of(anna), purchase(), key)).status).toBe(201);
  });

  it('a key of one task takes no other', async () => {
    const [one, other] = [cardOf(await buy(of(anna))), cardOf(await buy(of(anna)))];
    const key = newKey();
    const withdraw = (id: string): Promise<Answer> =>
      of(anna).call('POST', `/instances/${id}/withdraw`, { reason: 'No' }, { 'idempotency-key': key });
    expect((await withdraw(one.id)).status).toBe(200);
    expect(problemIn(await withdraw(other.id)).code).toBe('COMMAND_ID_REUSED');
    expect(await statusOf(other.id)).toBe('active');
    expect((await withdraw(one.id)).status).toBe(200);
  });

  it('a key means the same after a restart: the first answer comes again, and another body is refused', { timeout: 30_000 }, async () => {
    const data = memoryData();
    const before = await HttpRig.open({ store: memoryStore(data), env: { MILLRACE_MODE: 'demo' } });
    await before.service.engine.people.save('anna', { name: 'Anna' });
    await before.service.engine.identity.setRoleHolders('administrator', ['user:anna']);
    await before.service.identity.setPassword('anna', password);
    const key = newKey();
    const group = (members: readonly string[]) => ['PUT', '/groups/team', { name: 'Team', members }, { 'idempotency-key': key }] as const;
    const first = await (await before.signedIn('anna')).call(...group(['anna']));
    await before.close();
    const after = await HttpRig.open({ store: memoryStore(data), env: { MILLRACE_MODE: 'demo' } });
    const browser = await after.signedIn('anna');
    expect((await browser.call(...group(['anna']))).text).toBe(first.text);
    expect(problemIn(await browser.call(...group([]))).code).toBe('COMMAND_ID_REUSED');
    await after.close();
  });

  it('withdrawing against approving: one of them happens, once', async () => {
    const { id } = cardOf(await buy(of(anna)));
    const item = await itemOf(boris, id);
    const [approvals, withdrawals] = await Promise.all([
      times(10, () => of(boris).call('POST', `/work-items/${item}/complete`, { outcome: 'approved' })),
      times(10, () => of(anna).call('POST', `/instances/${id}/withdraw`, { reason: 'No' })),
    ]);
    const [approved = 0, withdrawn = 0] = [tally(approvals)['200'], tally(withdrawals)['200']];
    expect(approved + withdrawn).toBe(1);
    expect([...approvals, ...withdrawals].filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect((await statusOf(id)) === 'withdrawn').toBe(withdrawn === 1);
  });

  it('twenty reminders at once tell the approver once', async () => {
    const { id } = cardOf(await buy(of(anna)));
    await itemOf(boris, id);
    const told = async (): Promise<number> =>
      ((await of(boris).call('GET', '/notifications?limit=100')).body as { items: unknown[] }).items.length;
    const before = await told();
    expect(tally(await times(20, () => of(anna).call('POST', `/instances/${id}/remind`)))).toEqual({
      '200': 1,
      '409 REMINDED_ALREADY': 19,
    });
    await rig.service.engine.idle();
    expect((await told()) - before).toBe(1);
  });

  it('a member of the committee has one vote, however often it is cast', async () => {
    const { id } = cardOf(await buy(of(anna), purchase({ lines: [{ item: 'Servers', quantity: 2, price: 600_000 }] })));
    const item = await itemOf(gleb, id);
    const votes = await times(10, () => of(gleb).call('POST', `/work-items/${item}/complete`, { outcome: 'approved' }));
    expect(tally(votes)).toEqual({ '200': 1, '409 WORK_ITEM_ALREADY_COMPLETED': 9 });
    expect(await statusOf(id)).toBe('active');
  });

  it('two people take one item of a queue at once: one of them has it', async () => {
    const roman = await as(rig, 'roman');
    expect((await roman.call('POST', '/applications', { bundle: queue })).status).toBe(200);
    const { id } = (await roman.call('POST', '/instances', { process: 'queue' })).body as { id: string };
    const item = await itemOf(anna, id);
    const [olga, helen] = await Promise.all([as(rig, 'olga'), as(rig, 'helen')]);
    const claims = await Promise.all([olga, helen].map((browser) => browser.call('POST', `/work-items/${item}/claim`)));
    expect(tally(claims)).toEqual({ '200': 1, '409 WORK_ITEM_ALREADY_CLAIMED': 1 });
    const loser = claims[0]?.status === 200 ? helen : olga;
    for (const [method, what, body] of [
      ['POST', 'complete', {}],
      ['POST', 'release', {}],
      ['PUT', 'draft', { data: {} }],
    ] as const)
      expect((await loser.call(method, `/work-items/${item}/${what}`, body)).status).toBe(409);
  });
});
