import { checkProcess } from '@millrace/engine/model';
import { type JsonObject, validateDefinition } from '@millrace/schemas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newKey } from '../../../testing/demo-rig.js';
import { type Answer, type Browser, HttpRig, password, problemIn } from '../../../testing/http-rig.js';
import { needsLayout } from '@millrace/designer/layout';
import type { DraftCard, DraftComment } from './contract.js';

interface View {
  readonly card: DraftCard;
  readonly definition: JsonObject;
  readonly comments: readonly DraftComment[];
}

const permission = (action: string, scope = 'all') => ({ action, resource: { type: 'draft' }, scope });
/** Whoever designs, whoever designs only what is their own, and whoever only looks. */
const roles = {
  analyst: { create: permission('create'), read: permission('read'), update: permission('update') },
  novice: { create: permission('create', 'own'), read: permission('read', 'own'), update: permission('update', 'own') },
  auditor: { read: permission('read') },
};

let rig: HttpRig;
let [vera, olga, nina, pavel, anna]: readonly (Browser | undefined)[] = [];
const of = (browser: Browser | undefined): Browser => browser ?? rig.browser();
const viewOf = ({ status, text, body }: Answer): View => {
  expect([status, text]).toEqual([expect.toSatisfy((found: number) => found < 300), text]);
  return body as View;
};
const outcome = (answer: Answer): string => (answer.status < 400 ? String(answer.status) : `${answer.status} ${problemIn(answer).code}`);
const create = async (browser: Browser | undefined, body: object = { template: 'approval', id: 'approval' }): Promise<View> =>
  viewOf(await of(browser).call('POST', '/drafts', body));
const read = async (browser: Browser | undefined, id: string): Promise<View> => viewOf(await of(browser).call('GET', `/drafts/${id}`));
const list = async (browser: Browser | undefined, query = ''): Promise<readonly DraftCard[]> => {
  const { body } = await of(browser).call('GET', `/drafts${query}`);
  return (body as { items: readonly DraftCard[] }).items;
};
const rename = (browser: Browser | undefined, id: string, base: number, name: string, command = name) => {
  const patches = [{ op: 'replace', path: ['elements', 'approve', 'name'], value: name }];
  return of(browser).call('POST', `/drafts/${id}/changes`, { base, commands: [{ id: command, label: 'Rename', patches }] });
};

beforeEach(async () => {
  rig = await HttpRig.open();
  const { engine, identity } = rig.service;
  const items = Object.entries(roles).map(([id, permissions]) => ({ kind: 'role', format: 1, id, name: id, permissions }));
  await engine.deploy({ kind: 'bundle', format: 1, id: 'roles', name: 'Roles', items });
  for (const [id, role] of [
    ['olga', 'analyst'],
    ['nina', 'novice'],
    ['pavel', 'auditor'],
  ] as const) {
    await engine.people.save(id, { name: `${id.charAt(0).toUpperCase()}${id.slice(1)}` });
    await engine.identity.setRoleHolders(role, [`user:${id}`]);
    await identity.setPassword(id, password);
  }
  [vera, olga, nina, pavel, anna] = await Promise.all(['vera', 'olga', 'nina', 'pavel', 'anna'].map((login) => rig.signedIn(login)));
});
afterEach(() => rig.close());

describe('templates', () => {
  it('are definitions in both languages, drawn, and ready to be deployed', async () => {
    const { items } = (await of(anna).call('GET', '/templates')).body as { items: readonly (JsonObject & { readonly id: string })[] };
    expect(items.map(({ id }) => id)).toEqual(['empty', 'approval', 'approvalRoute', 'serviceRequest', 'onboarding']);
    for (const { id, name, description, definition } of items) {
      expect([id, name, description]).toEqual([
        id,
        { en: expect.any(String), ru: expect.any(String) },
        { en: expect.any(String), ru: expect.any(String) },
      ]);
      const result = validateDefinition(definition);
      expect([id, result.ok ? [] : result.problems]).toEqual([id, []]);
      expect([id, checkProcess(definition as never)]).toEqual([id, []]);
      expect([id, needsLayout(definition as object)]).toEqual([id, false]);
      const { elements } = definition as unknown as { elements: Readonly<Record<string, { type: string; name?: unknown }>> };
      for (const element of Object.values(elements))
        if (id !== 'empty') expect([id, element]).toEqual([id, { ...element, name: { en: expect.any(String), ru: expect.any(String) } }]);
      const { card } = await create(olga, { template: id, id: `my-${id}` });
      const { bundle } = await rig.service.engine.drafts.publication(card.id);
      expect(await rig.service.engine.deploy(bundle)).toMatchObject({ version: 1, problems: [] });
    }
  });

  it('begin a draft under an id and a name of its own', async () => {
    const named = await create(olga, { template: 'onboarding', id: 'hiring', name: { en: 'Hiring', ru: 'Приём' } });
    expect(named).toMatchObject({
      card: { definition: 'hiring', name: { en: 'Hiring', ru: 'Приём' }, revision: 1, published: null },
    });
    const { planes } = named.definition['layout'] as { planes: Readonly<Record<string, { of: string }>> };
    expect(Object.values(planes).map((plane) => plane.of)).toEqual(['hiring']);
    const key = { 'idempotency-key': newKey() };
    const twice = await Promise.all([1, 2, 3].map(() => of(olga).call('POST', '/drafts', { template: 'empty' }, key)));
    expect(new Set(twice.map((answer) => viewOf(answer).card.definition)).size).toBe(1);
    expect(outcome(await of(olga).call('POST', '/drafts', { template: 'nothing' }))).toBe('404 NOT_FOUND');
    expect(outcome(await of(olga).call('POST', '/drafts', { template: 'empty', id: 'hiring' }))).toBe('409 DRAFT_EXISTS');
  });
});

describe('drafts', () => {
  it('are listed, searched, changed, and told apart from what is published', async () => {
    const { card } = await create(olga);
    await create(olga, { definition: { kind: 'form', format: 1, id: 'paper', name: { en: 'Paper', ru: 'Бумага' } } });
    expect((await list(olga, '?search=бум')).map(({ definition }) => definition)).toEqual(['paper']);
    expect((await list(olga, '?kind=process')).map(({ definition }) => definition)).toEqual(['approval']);
    const first = await of(olga).call('GET', `/drafts/${card.id}`);
    expect([first.headers.get('etag'), viewOf(first).card.may]).toEqual(['"1"', { update: true, publish: false }]);
    expect((await rename(olga, card.id, 1, 'Decide', 'c1')).body).toEqual({
      revision: 2,
      changed: true,
      commands: [{ id: 'c1', revision: 2 }],
      settled: true,
    });
    const published = await of(vera).call('POST', `/drafts/${card.id}/publish`, { note: 'First' }, { 'if-match': '"2"' });
    expect(published.body).toMatchObject({ application: 'approval', version: 1, changed: true });
    expect((await read(vera, card.id)).card).toMatchObject({
      base: { application: 'approval', version: 1, layoutRevision: 1 },
      published: { version: 1, executed: 'same', drawn: 'same' },
      may: { update: true, publish: true },
      changedBy: { id: 'olga', name: 'Olga' },
    });
    await rename(olga, card.id, 2, 'Choose');
    expect((await list(olga, '?search=approv'))[0]?.published).toMatchObject({ executed: 'differs', drawn: 'same' });
    expect(outcome(await of(vera).call('POST', `/drafts/${card.id}/publish`, {}, { 'if-match': '"2"' }))).toBe('412 REVISION_CHANGED');
    expect(outcome(await of(vera).call('POST', `/drafts/${card.id}/publish`, {}))).toBe('428 IF_MATCH_MISSING');
    expect(outcome(await of(olga).call('POST', `/drafts/${card.id}/publish`, {}, { 'if-match': '"3"' }))).toBe('403 NOT_ALLOWED');
  });

  it('are opened from what is deployed, by whoever may read that', async () => {
    const { card, definition } = await create(olga);
    await of(vera).call('POST', `/drafts/${card.id}/publish`, {}, { 'if-match': '"1"' });
    await of(olga).call('DELETE', `/drafts/${card.id}`);
    const deployed = { deployed: { kind: 'process', id: 'approval' } };
    expect(outcome(await of(olga).call('POST', '/drafts', deployed))).toBe('404 NOT_FOUND');
    const opened = await create(vera, deployed);
    expect((await of(vera).call('GET', `/drafts/${opened.card.id}/published`)).body).toMatchObject({ version: 1, definition });
    expect(outcome(await of(olga).call('GET', `/drafts/${opened.card.id}/published`))).toBe('404 NOT_FOUND');
    expect(opened.definition).toEqual(definition);
    expect(opened.card).toMatchObject({ base: { version: 1 }, published: { executed: 'same', drawn: 'same' } });
    for (const other of [
      { ...deployed.deployed, version: 9 },
      { kind: 'form', id: 'approval' },
    ])
      expect(outcome(await of(vera).call('POST', '/drafts', { deployed: other }))).toBe('404 NOT_FOUND');
  });

  it('that cannot be deployed are refused with a list, and stay as they are', async () => {
    const { card } = await create(vera, {
      definition: {
        kind: 'process',
        format: 1,
        id: 'half',
        processes: { main: { executable: true } },
        elements: { a: { type: 'userTask' } },
      },
    });
    const checked = (await of(vera).call('POST', `/drafts/${card.id}/check`, {})).body as { problems: readonly object[] };
    expect(checked).toMatchObject({ draft: true, problems: [{ severity: 'error', pointer: expect.stringMatching(/^\/elements\/a/) }] });
    const { definition } = await read(vera, card.id);
    const other = { definition: { ...definition, elements: { a: { type: 7 } } } };
    expect((await of(vera).call('POST', `/drafts/${card.id}/check`, other)).body).toMatchObject({
      draft: false,
      problems: [{ pointer: '/elements/a/type', message: { en: expect.any(String), ru: expect.any(String) } }],
    });
    const refused = await of(vera).call('POST', `/drafts/${card.id}/publish`, {}, { 'if-match': '"1"' });
    expect([outcome(refused), problemIn(refused).problems?.length]).toEqual(['422 DEPLOYMENT_REFUSED', expect.any(Number)]);
    expect((await read(vera, card.id)).card).toMatchObject({ published: null, revision: 1 });
  });

  it('tell both sides of a collision, with who changed it', async () => {
    const { card } = await create(olga);
    await rename(olga, card.id, 1, 'Hers');
    const refused = await rename(vera, card.id, 1, 'His');
    expect(outcome(refused)).toBe('409 DRAFT_CONFLICT');
    expect(problemIn(refused).params).toMatchObject({
      found: 2,
      conflicts: [
        {
          command: 'His',
          path: ['elements', 'approve', 'name'],
          yours: 'His',
          theirs: 'Hers',
          by: { id: 'olga', name: 'Olga' },
          revision: 2,
        },
      ],
    });
    const copy = await of(vera).call('POST', `/drafts/${card.id}/copies`, {
      name: 'My side',
      definition: { ...card, ...(await read(vera, card.id)).definition, id: 'approval' },
    });
    expect(outcome(copy)).toBe('422 DRAFT_INVALID');
    expect(outcome(await of(vera).call('POST', `/drafts/${card.id}/copies`, { name: 'My side' }))).toBe('201');
    expect(await list(olga, '?state=copy')).toMatchObject([
      { copyName: 'My side', origin: { draft: card.id, revision: 2 }, createdBy: { id: 'vera' } },
    ]);
    expect(outcome(await rename(vera, card.id, 2, 'His'))).toBe('200');
  });

  it('are put in as a whole on the revision that was seen', async () => {
    const { card, definition } = await create(olga);
    const put = (browser: Browser | undefined, revision: number, name: string) =>
      of(browser).call('PUT', `/drafts/${card.id}/definition`, { definition: { ...definition, name } }, { 'if-match': `"${revision}"` });
    const done = await put(olga, 1, 'New');
    expect([done.body, done.headers.get('etag')]).toMatchObject([{ revision: 2, changed: true }, '"2"']);
    const refused = await put(vera, 1, 'Other');
    expect([outcome(refused), problemIn(refused).params?.['conflicts']]).toMatchObject([
      '409 DRAFT_CONFLICT',
      [{ path: ['name'], yours: 'Other', theirs: 'New' }],
    ]);
    expect(outcome(await of(olga).call('PUT', `/drafts/${card.id}/definition`, { definition }))).toBe('428 IF_MATCH_MISSING');
  });

  it('go to the bin, come back, and are gone for good', async () => {
    const { card } = await create(olga);
    expect(outcome(await of(olga).call('POST', `/drafts/${card.id}/purge`))).toBe('409 DRAFT_LIVE');
    expect((await of(olga).call('DELETE', `/drafts/${card.id}`)).body).toMatchObject({ id: card.id, changed: true });
    expect([await list(olga), (await list(olga, '?state=bin'))[0]]).toMatchObject([
      [],
      { state: 'bin', expiresAt: '2026-04-01T09:00:00.000Z', may: { publish: false } },
    ]);
    expect(outcome(await rename(olga, card.id, 1, 'x'))).toBe('409 DRAFT_NOT_LIVE');
    expect(outcome(await of(olga).call('POST', `/drafts/${card.id}/restore`))).toBe('200');
    expect(await list(olga)).toHaveLength(1);
    await of(olga).call('DELETE', `/drafts/${card.id}`);
    expect(outcome(await of(olga).call('POST', `/drafts/${card.id}/purge`))).toBe('200');
    for (const [method, what] of [
      ['GET', ''],
      ['POST', '/restore'],
      ['POST', '/purge'],
      ['DELETE', ''],
    ] as const)
      expect(outcome(await of(olga).call(method, `/drafts/${card.id}${what}`))).toBe('404 NOT_FOUND');
    expect(await list(olga, '?state=bin')).toEqual([]);
  });

  it('are for those who may: their own, all, or only to look at', async () => {
    const [hers, his] = [await create(nina, { template: 'empty', id: 'hers' }), await create(olga)];
    expect((await list(nina)).map(({ definition }) => definition)).toEqual(['hers']);
    expect((await list(olga)).map(({ definition }) => definition).toSorted()).toEqual(['approval', 'hers']);
    expect((await list(pavel)).map(({ may }) => may)).toEqual([1, 2].map(() => ({ update: false, publish: false })));
    expect([await list(anna), await list(vera)]).toMatchObject([[], [{}, {}]]);
    const tries: readonly (readonly [string, string, object?])[] = [
      ['POST', '/changes', { base: 1, commands: [{ id: 'c', patches: [{ op: 'remove', path: ['name'] }] }] }],
      ['PUT', '/definition', { definition: his.definition }],
      ['DELETE', ''],
      ['POST', '/restore'],
      ['POST', '/purge'],
      ['POST', '/copies', { name: 'x' }],
      ['POST', '/publish', {}],
      ['POST', '/comments', { text: 'x' }],
      ['POST', '/comments/y/answers', { text: 'x' }],
      ['PUT', '/comments/y', { text: 'x' }],
      ['DELETE', '/comments/y'],
      ['POST', '/comments/y/resolve'],
      ['POST', '/comments/y/reopen'],
    ];
    const match = { 'if-match': '"1"' };
    for (const [method, what, body] of [['GET', ''] as const, ...tries])
      for (const browser of [nina, anna])
        expect([method, what, outcome(await of(browser).call(method, `/drafts/${his.card.id}${what}`, body, match))]).toEqual([
          method,
          what,
          '404 NOT_FOUND',
        ]);
    for (const [method, what, body] of tries)
      expect([method, what, outcome(await of(pavel).call(method, `/drafts/${his.card.id}${what}`, body, match))]).toEqual([
        method,
        what,
        '403 NOT_ALLOWED',
      ]);
    for (const browser of [pavel, anna])
      expect(outcome(await of(browser).call('POST', '/drafts', { template: 'empty' }))).toBe('403 NOT_ALLOWED');
    expect((await read(olga, his.card.id)).card.revision).toBe(1);
    expect((await read(nina, hers.card.id)).card.may.update).toBe(true);
    const why = (await of(vera).call('GET', `/access?resource=draft&id=${hers.card.id}&person=nina&action=update`)).body;
    expect(why).toMatchObject({ allowed: true, reasons: [{ role: 'novice', scope: 'own' }] });
  });

  it('tell those who look at them that they changed', async () => {
    const { card } = await create(olga);
    const listen = (browser: Browser | undefined) =>
      fetch(`${rig.base}/api/v1/events?topics=draft:${card.id}`, { headers: { cookie: of(browser).cookie } });
    expect((await listen(anna)).status).toBe(404);
    const stream = await listen(pavel);
    await rename(olga, card.id, 1, 'New');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    while (reader !== undefined && !told.includes('event:')) {
      (rig.service.time as unknown as { advance(ms: number): void }).advance(30);
      told += (await reader.read()).value ?? '';
    }
    expect(told).toContain(`event: draft\ndata: {"topic":"draft:${card.id}","id":"${card.id}"}`);
    await reader?.cancel();
  });
});

describe('comments of a draft', () => {
  it('are answered, resolved and taken back, and stay when their element goes', async () => {
    const { card } = await create(olga);
    const at = `/drafts/${card.id}/comments`;
    const said = (await of(olga).call('POST', at, { text: 'Who decides?', element: 'approve' })).body as DraftComment;
    expect(said).toMatchObject({
      text: 'Who decides?',
      element: { id: 'approve', name: { en: 'Approve' }, gone: false },
      by: { id: 'olga' },
      own: true,
    });
    const answer = (await of(vera).call('POST', `${at}/${said.id}/answers`, { text: 'The manager.' })).body as DraftComment;
    expect(answer).toMatchObject({ of: said.id, by: { name: 'Vera' } });
    expect(outcome(await of(vera).call('PUT', `${at}/${said.id}`, { text: 'x' }))).toBe('403 NOT_YOURS');
    expect((await of(olga).call('PUT', `${at}/${said.id}`, { text: 'Who decides it?' })).body).toMatchObject({
      text: 'Who decides it?',
      editedAt: expect.any(String),
    });
    expect((await of(vera).call('POST', `${at}/${said.id}/resolve`)).body).toMatchObject({ resolved: { by: { id: 'vera' } } });
    expect((await list(olga))[0]?.openComments).toBe(0);
    expect((await of(olga).call('POST', `${at}/${said.id}/reopen`)).body).not.toHaveProperty('resolved');
    const patches = [{ op: 'remove', path: ['elements', 'approve'] }];
    await of(olga).call('POST', `/drafts/${card.id}/changes`, { base: 1, commands: [{ id: 'gone', patches }] });
    expect((await read(olga, card.id)).comments).toMatchObject([{ element: { id: 'approve', gone: true }, own: true }, { own: false }]);
    await of(olga).call('DELETE', `${at}/${said.id}`);
    expect((await read(olga, card.id)).comments.map(({ text }) => text)).toEqual([null, 'The manager.']);
    await of(vera).call('DELETE', `${at}/${answer.id}`);
    expect((await read(olga, card.id)).comments).toEqual([]);
  });

  it('are said once however often they are sent', async () => {
    const { card } = await create(olga);
    const key = { 'idempotency-key': newKey() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => of(olga).call('POST', `/drafts/${card.id}/comments`, { text: 'Once' }, key)));
    expect(new Set(answers.map(({ body }) => (body as DraftComment).id)).size).toBe(1);
    expect((await read(olga, card.id)).comments).toHaveLength(1);
  });
});
