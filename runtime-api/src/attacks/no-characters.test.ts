import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Browser, type HttpRig, problemIn } from '../../testing/http-rig.js';
import { as, buy, cardOf, demoRig, purchase } from '../../testing/demo-rig.js';

describe('signs that are no characters', () => {
  let rig: HttpRig;
  let [anna, boris, roman]: readonly (Browser | undefined)[] = [];
  let request = '';
  let item = '';
  let draft = '';
  const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();

  beforeAll(async () => {
    rig = await demoRig();
    [anna, boris, roman] = await Promise.all(['anna', 'boris', 'roman'].map((login) => as(rig, login)));
    request = cardOf(await buy(of(anna))).id;
    draft = cardOf(await of(roman).call('POST', '/drafts', { template: 'approval' })).id;
    await rig.service.engine.idle();
    item = (await rig.service.engine.workItems({ instanceId: request, limit: 1 })).items[0]?.id ?? '';
  }, 60_000);
  afterAll(() => rig.close());

  const refused = (answer: Answer): void => {
    const { code, problems } = problemIn(answer);
    expect([answer.status, code, problems?.some((problem) => problem.code === 'SHAPE_TEXT')]).toEqual([400, 'REQUEST_INVALID', true]);
  };

  it.each(['\u0000', '\ud83e', 'a\udd94b'])('%j is refused in everything that is written', async (sign) => {
    const writes: readonly (readonly [Browser | undefined, string, string, unknown])[] = [
      [anna, 'POST', '/services/purchase/requests', purchase({ subject: `Paper${sign}` })],
      [anna, 'POST', '/services/purchase/requests', purchase({ [`x${sign}`]: 1 })],
      [anna, 'POST', `/instances/${request}/withdraw`, { reason: sign }],
      [boris, 'POST', `/work-items/${item}/complete`, { outcome: 'approved', comment: sign }],
      [boris, 'PUT', `/work-items/${item}/draft`, { data: { note: sign } }],
      [roman, 'POST', '/people', { id: 'new', name: `New${sign}` }],
      [roman, 'PUT', '/groups/new', { name: { en: sign }, members: [] }],
      [roman, 'PUT', '/positions/new', { name: `N${sign}` }],
      [roman, 'POST', '/people/anna/disable', { reason: `Why${sign}` }],
      [roman, 'POST', '/registers/suppliers/records', { attributes: { name: sign } }],
      [roman, 'POST', '/applications', { bundle: { kind: 'bundle', format: 1, id: 'x', name: sign, items: [] } }],
      [roman, 'POST', '/drafts', { template: 'empty', name: `N${sign}` }],
      [roman, 'POST', '/drafts', { definition: { kind: 'process', format: 1, id: 'x', extensions: { [`a${sign}`]: 1 } } }],
      [
        roman,
        'POST',
        `/drafts/${draft}/changes`,
        { base: 1, commands: [{ id: 'c', patches: [{ op: 'add', path: ['name'], value: sign }] }] },
      ],
      [roman, 'POST', `/drafts/${draft}/changes`, { base: 1, commands: [{ id: 'c', patches: [{ op: 'remove', path: [`x${sign}`] }] }] }],
      [roman, 'POST', `/drafts/${draft}/comments`, { text: `Why${sign}` }],
      [roman, 'POST', `/drafts/${draft}/copies`, { name: sign }],
      [anna, 'POST', '/tokens', { name: `CI${sign}`, scopes: ['read'] }],
      [anna, 'PATCH', '/session', { zone: sign }],
      [undefined, 'POST', '/session', { login: `anna${sign}`, password: `x${sign}` }],
      [undefined, 'POST', '/invitations/accept', { token: sign, password: 'a long enough sentence' }],
    ];
    for (const [browser, method, path, body] of writes) refused(await of(browser).call(method, path, body));
    expect(cardOf(await of(anna).call('GET', `/instances/${request}`)).status).toBe('active');
  });

  it('NUL is refused in what is looked for and in ids of paths', async () => {
    for (const path of [
      '/people?search=a%00',
      '/instances?title=%00',
      '/work-items?title=%00',
      '/registers/suppliers/records?search=%00',
      '/services/purchase/lookups/fld_supplier?search=%00',
      '/people/anna%00',
      '/instances/%00',
      '/work-items/x%00',
      '/registers/%00/records/x',
      '/access?resource=person&id=%00',
      '/access-log?id=%00',
      '/drafts?search=%00',
      '/drafts/%00',
    ])
      refused(await of(roman).call('GET', path));
    for (const path of ['/people?search=%ED%A0%80', '/people/%ED%A0%80']) {
      const answer = await of(roman).call('GET', path);
      expect([answer.status, problemIn(answer).code]).toEqual([400, 'PATH_MALFORMED']);
    }
  });

  it('nesting without end is refused, and everything that is a character is kept', async () => {
    const deep = await of(anna).call('POST', '/services/purchase/requests', `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(problemIn(deep).problems?.[0]?.code).toBe('SHAPE_TOO_DEEP');
    const subject = 'Ёж 🦔 👩‍👩‍👧 \u200b ب \u0301';
    expect(cardOf(await buy(of(anna), purchase({ subject }))).title).toContain(subject);
  });
});
