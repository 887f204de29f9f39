import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawProcess } from '@millrace/engine/testing';
import { type Answer, type Browser, HttpRig, problemIn } from '../../testing/http-rig.js';

const MB = 1_000_000;
const huge = 'x'.repeat(MB);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_none, at) => [`v${at}`, at]));
const nested = (deep: number): string => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`;
const rows = Array.from({ length: 100_000 }, (_none, n) => ({ n }));

const ask = { type: 'userTask', name: 'Ask', assignment: { assignee: { user: 'vera' } } };
const drafted = { kind: 'process', format: 1, id: 'big' };
const elements = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_none, at) => [`e${at}`, { type: 'task', name: 'A task' }]));
const edits = (patches: readonly object[]) => ({ base: 1, commands: [{ id: 'c', patches }] });
const items = [
  drawProcess({ ask }, ['start -> ask -> end'], { id: 'ask' }),
  drawProcess({ ask }, ['start -> ask -> end'], { id: 'titled', title: { expression: 'text' } }),
];

describe('big things by HTTP', () => {
  let rig: HttpRig;
  let vera: Browser;
  let draft = '';
  const called = async (method: string, path: string, body?: unknown): Promise<Answer> => vera.call(method, path, body);
  const started = async (body: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    ((await called('POST', '/instances', { process: 'ask', ...body })).body as { id: string }).id;

  beforeAll(async () => {
    rig = await HttpRig.open();
    vera = await rig.signedIn('vera');
    await rig.service.engine.deploy({ kind: 'bundle', format: 1, id: 'big', name: 'Big', items });
    draft = ((await called('POST', '/drafts', { template: 'approval', id: 'small' })).body as { card: { id: string } }).card.id;
  }, 60_000);
  afterAll(() => rig.close());

  it('values of a megabyte come in and are read on every page', { timeout: 30_000 }, async () => {
    const id = await started({ variables: { text: huge, cyrillic: 'ж'.repeat(400_000) } });
    const set = await called('POST', `/instances/${id}/variables`, { set: { rows }, reason: 'a list' });
    expect([set.status, set.text]).toEqual([200, expect.any(String)]);
    expect((await called('PUT', `/work-items/${id}.2/draft`, { data: { huge } })).text).toBe('{"settled":true}');
    for (const path of [
      `/instances/${id}`,
      `/instances/${id}/route`,
      `/instances/${id}/history`,
      `/work-items/${id}.2`,
      '/instances',
      '/work-items',
    ]) {
      const answer = await called('GET', path);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    const { scopes } = (await called('GET', `/instances/${id}/variables`)).body as { scopes: { variables: Record<string, unknown> }[] };
    expect(scopes[0]?.variables).toEqual({ text: huge, cyrillic: 'ж'.repeat(400_000), rows });
    expect((await called('GET', '/instances')).text.length).toBeLessThan(20_000);
    expect((await called('POST', `/work-items/${id}.2/complete`, { outcome: 'completed' })).text).toBe('{"settled":true}');
  });

  it('titles that would be a megabyte are cut, and lists stay small', { timeout: 30_000 }, async () => {
    for (const process of ['titled']) expect((await called('POST', '/instances', { process, variables: { text: huge } })).status).toBe(201);
    for (const path of ['/instances', '/work-items']) {
      const answer = await called('GET', path);
      expect([answer.status, answer.text.length < 30_000]).toEqual([200, true]);
    }
  });

  const start = (body: unknown) => ['POST', '/instances', body] as const;
  it('a draft of a megabyte comes in, is changed everywhere at once and is read again', { timeout: 30_000 }, async () => {
    const definition = { ...drafted, id: 'many', elements: elements(10_000) };
    const made = await called('POST', '/drafts', { definition });
    const { id } = (made.body as { card: { id: string } }).card;
    const patches = Object.keys(definition.elements).map((name) => ({ op: 'replace', path: ['elements', name, 'name'], value: 'Another' }));
    expect((await called('POST', `/drafts/${id}/changes`, edits(patches))).body).toMatchObject({ revision: 2 });
    const { text } = await called('GET', `/drafts/${id}`);
    expect([text.includes('A task'), text.split('Another').length]).toEqual([false, 10_001]);
    expect((await called('GET', '/drafts')).text.length).toBeLessThan(20_000);
  });

  const cases: readonly (readonly [string, readonly [string, string, unknown?], number, string?])[] = [
    ['a body of 2 MB', start(`{"process":"ask","variables":{"x":"${'x'.repeat(2_100_000)}"}}`), 413, 'BODY_TOO_LARGE'],
    ['other bodies of 1 MB', ['POST', '/messages', { name: 'm', data: { x: 'x'.repeat(1_100_000) } }], 413, 'BODY_TOO_LARGE'],
    ['10 001 variables', start({ process: 'ask', variables: many(10_001) }), 422, 'VARIABLES_TOO_MANY'],
    ['values nested 50 deep', start(`{"process":"ask","variables":{"x":${nested(50)}}}`), 201],
    ['values nested 10 000 deep', start(`{"process":"ask","variables":{"x":${nested(10_000)}}}`), 400, 'REQUEST_INVALID'],
    ['the id of a process', start({ process: huge }), 400, 'REQUEST_INVALID'],
    ['a business key', start({ process: 'ask', businessKey: huge }), 400, 'REQUEST_INVALID'],
    ['an element to begin at', start({ process: 'ask', at: huge, reason: 'x' }), 400, 'REQUEST_INVALID'],
    ['a reason', ['POST', '/instances/ID/cancel', { reason: huge }], 400, 'REQUEST_INVALID'],
    ['a comment', ['POST', '/work-items/ID.2/complete', { comment: huge }], 400, 'REQUEST_INVALID'],
    ['who work goes to', ['POST', '/work-items/ID.2/reassign', { assignee: huge }], 400, 'REQUEST_INVALID'],
    ['an unknown property', ['POST', '/work-items/ID.2/complete', { [huge]: 1 }], 400, 'REQUEST_INVALID'],
    [
      'a path of a variable',
      ['POST', '/instances/ID/variables', { set: { [`${'a.'.repeat(5000)}a`]: 1 }, reason: 'x' }],
      422,
      'VARIABLE_INVALID',
    ],
    ['the name of a message', ['POST', '/messages', { name: 'x'.repeat(1001) }], 400, 'REQUEST_INVALID'],
    ['the key of a message', ['POST', '/messages', { name: 'm', key: 'x'.repeat(1001) }], 400, 'REQUEST_INVALID'],
    ['the data of a message', ['POST', '/messages', { name: 'm', data: { x: 'x'.repeat(300_000) } }], 413, 'MESSAGE_TOO_LARGE'],
    ['the data of a signal', ['POST', '/signals', { name: 's', data: { x: 'x'.repeat(300_000) } }], 413, 'MESSAGE_TOO_LARGE'],
    [
      'holders of a role',
      ['PUT', '/roles/administrator/holders', { holders: Array.from({ length: 20_000 }, (_none, at) => `user:p${at}`) }],
      400,
    ],
    ['members of a group', ['PUT', '/groups/all', { name: 'All', members: Array.from({ length: 20_000 }, (_none, at) => `p${at}`) }], 400],
    ['the name of a person', ['POST', '/people', { id: 'p1', name: huge }], 400, 'REQUEST_INVALID'],
    ['a query', ['GET', `/instances?businessKey=${'x'.repeat(10_000)}`], 400, 'REQUEST_INVALID'],
    ['a cursor', ['GET', `/instances?cursor=${'x'.repeat(10_000)}`], 400, 'REQUEST_INVALID'],
    ['an id', ['GET', `/instances/${'x'.repeat(10_000)}`], 400, 'REQUEST_INVALID'],
    ['a draft of 8 MB', ['POST', '/drafts', `{"definition":{"x":"${'x'.repeat(8_500_000)}"}}`], 413, 'BODY_TOO_LARGE'],
    ['a draft of 3 MB', ['POST', '/drafts', { definition: { ...drafted, extensions: { x: [huge, huge, huge] } } }], 422, 'LIMIT_EXCEEDED'],
    ['a text of a draft', ['POST', '/drafts', { definition: { ...drafted, name: huge } }], 422, 'DRAFT_INVALID'],
    [
      'a draft nested 99 deep',
      ['POST', '/drafts', `{"definition":{"kind":"process","format":1,"id":"deep","extensions":${nested(99)}}}`],
      400,
      'REQUEST_INVALID',
    ],
    ['a draft nested 10 000 deep', ['POST', '/drafts', `{"definition":${nested(10_000)}}`], 400, 'REQUEST_INVALID'],
    ['a draft of 100 000 elements', ['POST', '/drafts', { definition: { ...drafted, elements: elements(100_000) } }], 422],
    [
      'edits of 4 MB',
      ['POST', '/drafts/DRAFT/changes', edits([{ op: 'add', path: ['name'], value: huge.repeat(5) }])],
      413,
      'BODY_TOO_LARGE',
    ],
    ['a text in an edit', ['POST', '/drafts/DRAFT/changes', edits([{ op: 'add', path: ['name'], value: huge }])], 422, 'DRAFT_INVALID'],
    [
      '10 001 patches',
      ['POST', '/drafts/DRAFT/changes', edits(Array.from({ length: 10_001 }, () => ({ op: 'remove', path: ['name'] })))],
      400,
      'REQUEST_INVALID',
    ],
    [
      'a path in a draft',
      ['POST', '/drafts/DRAFT/changes', edits([{ op: 'remove', path: Array.from({ length: 101 }, () => 'a') }])],
      400,
      'REQUEST_INVALID',
    ],
    ['a name in a path', ['POST', '/drafts/DRAFT/changes', edits([{ op: 'remove', path: [huge] }])], 400, 'REQUEST_INVALID'],
    ['a comment on a draft', ['POST', '/drafts/DRAFT/comments', { text: huge }], 400, 'REQUEST_INVALID'],
    ['what drafts are searched by', ['GET', `/drafts?search=${'x'.repeat(10_000)}`], 400, 'REQUEST_INVALID'],
    ['a bundle of 8 MB', ['POST', '/applications', `{"bundle":{"x":"${'x'.repeat(8_500_000)}"}}`], 413, 'BODY_TOO_LARGE'],
  ];
  const named = cases.map(([what, asked, status, code]) => ({ what, asked, status, code }));
  it.each(named)('$what: is done, or refused with a code', async ({ asked: [method, path, body], status, code }) => {
    const known = path.includes('DRAFT') ? path.replace('DRAFT', draft) : path.includes('ID') ? path.replace('ID', await started()) : path;
    const answer = await called(method, known, body);
    expect([answer.status, answer.status < 400 ? undefined : problemIn(answer).code]).toEqual([
      status,
      code ?? (status < 400 ? undefined : expect.any(String)),
    ]);
    expect(answer.text.length).toBeLessThan(20_000);
    expect((await called('GET', '/session')).status).toBe(200);
  });
});
