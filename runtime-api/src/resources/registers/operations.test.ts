import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, HttpRig, password, problemIn } from '../../../testing/http-rig.js';

const register = {
  kind: 'register',
  format: 1,
  id: 'suppliers',
  name: 'Suppliers',
  attributes: {
    name: { type: 'text', required: true, searchable: true },
    iban: { type: 'text', searchable: true, unique: true },
    rating: { type: 'integer' },
  },
  title: 'name',
};
const permission = (action: string, scope: string) => ({ action, resource: { type: 'record', of: 'suppliers' }, scope });
const role = {
  kind: 'role',
  format: 1,
  id: 'buyer',
  name: 'Buyer',
  permissions: { read: permission('read', 'all'), create: permission('create', 'all'), update: permission('update', 'own') },
  attributes: { suppliers: { iban: 'hidden', rating: 'readOnly' } },
};

describe('records of a register', () => {
  let rig: HttpRig;
  let anna: Browser;
  let vera: Browser;
  const records = '/registers/suppliers/records';

  beforeAll(async () => {
    rig = await HttpRig.open();
    await rig.service.engine.deploy({ kind: 'bundle', format: 1, id: 'buying', name: 'Buying', items: [register, role] });
    await rig.service.engine.identity.setRoleHolders('buyer', ['user:anna']);
    [anna, vera] = [await rig.signedIn('anna'), await rig.signedIn('vera', password)];
    expect((await vera.call('POST', records, { id: 'north', attributes: { name: 'North', iban: 'DE001', rating: 3 } })).status).toBe(201);
  });
  afterAll(() => rig.close());

  it('show no hidden attribute: not in the register, the list, the record or its history', async () => {
    const shown = await Promise.all(
      ['/registers/suppliers', records, `${records}/north`, `${records}/north/history`].map((path) => anna.call('GET', path)),
    );
    for (const { status, text } of shown) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/iban|DE001/);
    }
    expect((await vera.call('GET', `${records}/north/history`)).text).toContain('DE001');
  });

  it.each([
    ['an equal value', 'equal={"iban":"DE001"}'],
    ['its key', 'key=DE'],
    ['the order of keys', 'sort=key'],
  ])('are not found out by %s of a hidden attribute', async (_what, query) => {
    expect(problemIn(await anna.call('GET', `${records}?${query}`)).status).toBeLessThan(500);
    expect((await vera.call('GET', `${records}?${query}`)).body).toMatchObject({ items: [{ id: 'north' }] });
  });

  it('are searched by words of what the reader may see', async () => {
    const found = async (browser: Browser, words: string): Promise<number> =>
      ((await browser.call('GET', `${records}?search=${words}`)).body as { items: unknown[] }).items.length;
    expect([await found(anna, 'nor'), await found(anna, 'DE001'), await found(vera, 'DE001')]).toEqual([1, 0, 1]);
  });

  it.each([
    ['a hidden attribute, as if there were none', { name: 'South', iban: 'DE002' }, 'RECORD_ATTRIBUTE_UNKNOWN'],
    ['one that may only be read', { name: 'South', rating: 5 }, 'FIELD_NOT_EDITABLE'],
  ])('refuse %s', async (_what, attributes, code) => {
    expect(problemIn(await anna.call('POST', records, { attributes })).code).toBe(code);
  });

  it('are changed by whom they belong to, from the revision that was read, once', async () => {
    const key = rig.service.engine.newCommandId();
    const create = () => anna.call('POST', records, { attributes: { name: 'Mine' } }, { 'idempotency-key': key });
    const [first, again] = [await create(), await create()];
    const { id } = first.body as { id: string };
    expect(again.body).toMatchObject({ id });
    expect(problemIn(await anna.call('PATCH', `${records}/${id}`, { changes: { name: 'Ours' } })).code).toBe('IF_MATCH_MISSING');
    const { headers } = await anna.call('GET', `${records}/${id}`);
    const match = { 'if-match': headers.get('etag') ?? '' };
    expect((await anna.call('PATCH', `${records}/${id}`, { changes: { name: 'Ours' } }, match)).status).toBe(200);
    expect(problemIn(await anna.call('PATCH', `${records}/${id}`, { changes: { name: 'Theirs' } }, match))).toMatchObject({
      status: 412,
      code: 'REVISION_CHANGED',
    });
    expect(problemIn(await anna.call('PATCH', `${records}/north`, { changes: { name: 'Taken' } }, { 'if-match': '"1"' }))).toMatchObject({
      status: 403,
      code: 'NOT_ALLOWED',
    });
    expect(problemIn(await anna.call('POST', `${records}/${id}/archive`, { reason: 'old' }, { 'if-match': '"2"' })).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await vera.call('POST', `${records}/${id}/archive`, { reason: 'old' }, { 'if-match': '"2"' })).body).toMatchObject({
      status: 'archived',
    });
    expect((await vera.call('POST', `${records}/${id}/restore`, {}, { 'if-match': '"3"' })).body).toMatchObject({ status: 'active' });
  });

  it.each(['/registers/nothing', '/registers/constructor/records', `/registers/suppliers/records/nobody`])(
    'are not there: %s',
    async (path) => {
      expect(problemIn(await anna.call('GET', path)).status).toBe(404);
    },
  );

  it('are of no organisation where the one who makes them says so', async () => {
    expect((await vera.call('POST', records, { id: 'nobodys', organisation: null, attributes: { name: 'Nobody’s' } })).status).toBe(201);
    expect((await vera.call('GET', `${records}/nobodys`)).body).toMatchObject({ organisation: null });
  });
});
