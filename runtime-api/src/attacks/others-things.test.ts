import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, type HttpRig, problemIn } from '../../testing/http-rig.js';
import { as, buy, cardOf, demoRig, purchase, tally } from '../../testing/demo-rig.js';

/** Ids as they are made, of nothing. */
const ghost = '0193e8a0-0000-7000-8000-000000000000';

describe('other people’s things, by a direct call', () => {
  let rig: HttpRig;
  let [anna, nina, roman]: readonly (Browser | undefined)[] = [];
  const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();
  const listed = async (browser: Browser | undefined, path: string): Promise<readonly { id: string }[]> => {
    const found: { id: string }[] = [];
    for (let cursor = ''; ;) {
      const { body } = await of(browser).call('GET', `${path}limit=100${cursor}`);
      const page = body as { items: { id: string }[]; cursor?: string };
      found.push(...page.items);
      if (page.cursor === undefined) return found;
      cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
    }
  };
  /** Whom it is about left out, answers to what is not one's own and to what is not there must be the same. */
  const plain = ({ status, text }: Answer, id: string): string =>
    `${status} ${text.replaceAll(id, 'ID').replace(/urn:millrace:request:[\w-]+/, '')}`;

  beforeAll(async () => {
    rig = await demoRig();
    [anna, nina, roman] = await Promise.all(['anna', 'nina', 'roman'].map((login) => as(rig, login)));
  }, 60_000);
  afterAll(() => rig.close());

  it('what lists do not show does not open, and what they show does', { timeout: 30_000 }, async () => {
    for (const path of ['/instances', '/work-items']) {
      const list = path === '/work-items' ? `${path}?view=all&` : `${path}?`;
      const [all, own] = await Promise.all([listed(roman, list), listed(nina, list)]);
      const mine = new Set(own.map(({ id }) => id));
      expect(all.length).toBeGreaterThan(mine.size);
      const wrong: string[] = [];
      for (const { id } of all) if (((await of(nina).call('GET', `${path}/${id}`)).status === 200) !== mine.has(id)) wrong.push(id);
      expect(wrong).toEqual([]);
    }
  });

  it('what is another’s is answered as what is not there, by every operation', async () => {
    const { id } = cardOf(await buy(of(anna)));
    await rig.service.engine.idle();
    const item = (await rig.service.engine.workItems({ instanceId: id, limit: 1 })).items[0]?.id ?? '';
    const draft = cardOf(await of(roman).call('POST', '/drafts', { template: 'empty' })).id;
    const because = { reason: 'Because' };
    const tries: readonly (readonly [string, string, string, string, unknown?])[] = [
      ...['', '/route', '/history', '/repeat'].map((what) => ['GET', '/instances/', id, what] as const),
      ...['/withdraw', '/cancel'].map((what) => ['POST', '/instances/', id, what, because] as const),
      ['POST', '/instances/', id, '/remind'],
      ['GET', '/work-items/', item, ''],
      ['GET', '/work-items/', item, '/lookups/fld_supplier'],
      ['POST', '/work-items/', item, '/claim'],
      ['POST', '/work-items/', item, '/release', {}],
      ['POST', '/work-items/', item, '/complete', { outcome: 'approved' }],
      ['PUT', '/work-items/', item, '/draft', { data: {} }],
      ['POST', '/work-items/', item, '/reassign', { assignee: 'nina' }],
      ...['', '/comments/x', '/restore'].map(
        (what) => [what === '' ? 'GET' : what === '/restore' ? 'POST' : 'DELETE', '/drafts/', draft, what] as const,
      ),
      ['POST', '/drafts/', draft, '/changes', { base: 1, commands: [{ id: 'c', patches: [{ op: 'remove', path: ['name'] }] }] }],
      ['GET', '/people/', 'boris', ''],
      ['POST', '/people/', 'boris', '/reset-password'],
    ];
    for (const [method, path, known, what, body] of tries) {
      const nobodys = known === item ? `${ghost}.1` : known === id || known === draft ? ghost : 'nobody';
      const [theirs, none] = [
        await of(nina).call(method, path + known + what, body),
        await of(nina).call(method, path + nobodys + what, body),
      ];
      expect(theirs.status, `${method} ${path}…${what}`).toBe(404);
      expect(plain(theirs, known)).toBe(plain(none, nobodys));
    }
    expect(cardOf(await of(anna).call('GET', `/instances/${id}`)).status).toBe('active');
  });

  it('a page of another person’s list cannot be turned', async () => {
    const { body } = await of(roman).call('GET', '/instances?limit=2');
    const cursor = encodeURIComponent((body as { cursor: string }).cursor);
    for (const path of ['/instances', '/work-items', '/people']) {
      const stolen = await of(nina).call('GET', `${path}?limit=2&cursor=${cursor}`);
      expect([stolen.status, problemIn(stolen).code]).toEqual([400, 'CURSOR_INVALID']);
    }
  });

  it('a field takes only records that it offers: nobody names one that is not there, is left out, or is another’s', async () => {
    const refused = async (over: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const answer = await buy(of(anna), purchase(over));
      return [answer.status, problemIn(answer).problems?.map(({ code, pointer }) => `${code} ${pointer}`)];
    };
    const wanted = [422, ['FORM_RECORD_NOT_OFFERED /supplier']];
    expect(await refused({ supplier: { register: 'suppliers', id: 'nobody-such' } })).toEqual(wanted);
    expect(await refused({ supplier: { register: 'suppliers', id: 'old-partner' } })).toEqual(wanted);
    const absences = await rig.service.engine.records.find({ register: 'absences', limit: 100 });
    const hers = absences.items.find(({ attributes }) => JSON.stringify(attributes).includes('anna'));
    const recall = await of(nina).call('POST', '/services/leaveRecall/requests', {
      data: { absence: { register: 'absences', id: hers?.id ?? '' } },
    });
    expect(recall.status).toBe(422);
    expect(recall.text).toContain('FORM_RECORD_NOT_OFFERED');
    expect(recall.text).not.toContain(String(hers?.title));
  });

  it('what a form does not let be filled in is refused, and what it hides does not come back', async () => {
    for (const [over, found] of [
      [{ total: 1 }, 'FIELD_NOT_EDITABLE'],
      [{ remark: 'x' }, 'FIELD_NOT_EDITABLE'],
      [{ nothing: 1 }, 'FORM_FIELD_UNKNOWN'],
      [{ constructor: { prototype: { admin: true } } }, 'FORM_FIELD_UNKNOWN'],
      [{ lines: [{ item: 'Paper', quantity: 1, price: 100, sum: 1 }] }, 'FIELD_NOT_EDITABLE'],
      [{ lines: [{ item: 'Paper', quantity: 1, price: 1e300 }] }, 'FORM_VALUE_TOO_LARGE'],
      [{ subject: 'x'.repeat(900_000) }, 'FORM_TEXT_TOO_LONG'],
    ] as const) {
      const answer = await buy(of(anna), purchase(over));
      expect([answer.status, JSON.stringify(problemIn(answer).problems).includes(found)]).toEqual([422, true]);
    }
  });

  it.each([
    ['a forbidden name', '{"data":{"__proto__":{"admin":true}}}', 400],
    ['a hundred thousand lists in one another', `{"data":{"subject":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 400],
    ['objects as deep', `{"data":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 400],
    ['a number beyond all numbers', '{"data":{"total":1e999}}', 400],
    ['more than two megabytes', `{"data":{"subject":"${'x'.repeat(2_100_000)}"}}`, 413],
  ])('%s is refused and harms nothing', async (_what, body, status) => {
    const answer = await of(anna).call('POST', '/services/purchase/requests', body);
    problemIn(answer);
    expect(answer.status).toBe(status);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('bytes that are no UTF-8 are refused rather than read as other letters', async () => {
    const body = Buffer.concat([Buffer.from('{"login":"an'), Buffer.from([0xff, 0xfe]), Buffer.from('na","password":"x"}')]);
    const answer = await rig.browser().raw('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([answer.status, problemIn(answer).code]).toEqual([400, 'BODY_NOT_JSON']);
  });

  it('nobody gives themself a role, deploys, or looks at roles without the right to, with a token of all scopes too', async () => {
    const made = await of(anna).call('POST', '/tokens', { name: 'All', scopes: ['read', 'work', 'deploy', 'administer'] });
    const program = { authorization: `Bearer ${(made.body as { secret: string }).secret}`, cookie: '' };
    const tries = [
      ['GET', '/roles'],
      ['PUT', '/roles/administrator/holders', { holders: ['user:anna'] }],
      ['PUT', '/groups/committee', { name: 'Mine', members: ['anna'] }],
      ['PUT', '/positions/head-of-it', { name: 'Mine', holders: ['anna'] }],
      ['POST', '/people', { id: 'friend', name: 'Friend' }],
      ['POST', '/applications', { bundle: {} }],
      ['POST', '/instances', { process: 'purchase' }],
      ['POST', '/people/boris/invite'],
      ['GET', '/access?resource=person&id=boris&person=boris'],
    ] as const;
    const answers = await Promise.all(
      tries.flatMap(([method, path, body]) => [of(anna).call(method, path, body), rig.browser().call(method, path, body, program)]),
    );
    expect(tally(answers)).toEqual({ '403 NOT_ALLOWED': 2 * tries.length });
  });
});
