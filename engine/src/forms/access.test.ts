import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { type Access, evaluateForm, type SubmissionResult, viewOf } from './index.js';
import { evaluate, faults, form, kept, row, send } from './purchase.test.fixture.js';

describe('access of a step', () => {
  const before = {
    purpose: 'old',
    secret: 'salary 100',
    lines: [row('a', { sum: 2.3, note: 'n' }), row('b', { sum: 2.3 })],
    total: 4.6,
    limit: 50,
  };
  const step = (access: Readonly<Record<string, Access>>, data: JsonValue): SubmissionResult => send(data, { before, access });

  it('keeps what it hides and refuses any value for it, equal or not', () => {
    const access: Readonly<Record<string, Access>> = { f_secret: 'hidden' };
    expect(kept(step(access, { purpose: 'new', lines: before.lines }))['secret']).toBe('salary 100');
    expect(faults(step(access, { purpose: 'new', secret: 'salary 100' }))).toEqual(['FIELD_NOT_EDITABLE /secret']);
    expect(faults(step(access, { purpose: 'new', secret: 'salary 101' }))).toEqual(['FIELD_NOT_EDITABLE /secret']);
  });

  it('takes back unchanged what it lets read only, and refuses a change', () => {
    const access: Readonly<Record<string, Access>> = { '*': 'readOnly' };
    const shown = viewOf(form, before, access);
    expect(kept(step(access, shown))).toEqual({
      ...before,
      lines: [row('a', { sum: 2.3 }), row('b', { sum: 2.3 })].map((one, at) => (at === 0 ? { ...one, note: 'n' } : one)),
    });
    expect(kept(step(access, {}))).toMatchObject({ purpose: 'old', secret: 'salary 100', total: 4.6 });
    expect(faults(step(access, { purpose: 'new' }))).toEqual(['FIELD_NOT_EDITABLE /purpose']);
  });

  it('goes by the nearest listed node, inward over outward', () => {
    const access: Readonly<Record<string, Access>> = { '*': 'hidden', main: 'readOnly', f_reason: 'editable' };
    expect(viewOf(form, before, access)).toEqual({ purpose: 'old', secret: 'salary 100' });
    expect(kept(step(access, { reason: 'because' }))).toMatchObject({ reason: 'because', purpose: 'old', limit: 50 });
    expect(faults(step(access, { reason: 'because', delivery: true }))).toEqual(['FIELD_NOT_EDITABLE /delivery']);
  });

  it('lets one column be filled in rows that are otherwise fixed', () => {
    const access: Readonly<Record<string, Access>> = { '*': 'readOnly', c_quantity: 'editable' };
    const lines = [
      { _id: 'a', quantity: 20 },
      { _id: 'b', quantity: 1 },
    ];
    const data = kept(step(access, { lines }));
    expect(data['lines']).toEqual([row('a', { quantity: 20, sum: 23, note: 'n' }), row('b', { quantity: 1, sum: 1.15 })]);
    expect(data['total']).toBe(24.15);
    expect(faults(step(access, { lines: [lines[0] as JsonObject] }))).toEqual(['FIELD_NOT_EDITABLE /lines']);
    expect(faults(step(access, { lines: [...lines].reverse() }))).toEqual(['FIELD_NOT_EDITABLE /lines']);
    expect(faults(step(access, { lines: [...lines, { _id: 'z', quantity: 1 }] }))).toContain('FIELD_NOT_EDITABLE /lines');
    expect(faults(step(access, { lines: [{ _id: 'a', quantity: 20, price: 0.01 }, lines[1] as JsonObject] }))).toEqual([
      'FIELD_NOT_EDITABLE /lines/0/price',
    ]);
  });

  it('keeps a hidden column with its row when rows move, and loses it with a row that is removed', () => {
    const access: Readonly<Record<string, Access>> = { c_note: 'hidden', c_price: 'hidden', c_sum: 'hidden' };
    const lines = [
      { _id: 'c', item: 'new', quantity: 1 },
      { _id: 'a', item: 'pen', quantity: 11 },
    ];
    const data = kept(step(access, { purpose: 'x', lines }));
    expect(data['lines']).toEqual([{ _id: 'c', item: 'new', quantity: 1 }, row('a', { quantity: 11, sum: 12.65, note: 'n' })]);
  });

  it('lets nobody set what is not on the form', () => {
    expect(faults(step({}, { purpose: 'x', limit: 1_000_000 }))).toEqual(['FIELD_NOT_EDITABLE /limit']);
    expect(kept(step({}, { purpose: 'x', limit: 50 }))['limit']).toBe(50);
  });

  it('takes a computed value as it was shown or as it is now, and refuses any other', () => {
    const lines = [row('a', { quantity: 4 })];
    expect(kept(step({}, { purpose: 'x', lines, total: 4.6 }))['total']).toBe(4.6);
    expect(kept(step({}, { purpose: 'x', lines: [row('a')], total: 4.6 }))['total']).toBe(2.3);
    expect(faults(step({}, { purpose: 'x', lines, total: 1 }))).toEqual(['FIELD_NOT_EDITABLE /total']);
  });

  it('asks for nothing that the person cannot give', () => {
    const access: Readonly<Record<string, Access>> = { f_purpose: 'readOnly' };
    expect(send({}, { before: {}, access })).toMatchObject({ ok: true, data: {} });
  });

  it('shows the rows of a hidden table for an empty column that is to be filled in, and for no other', () => {
    const access: Readonly<Record<string, Access>> = { tbl: 'hidden', c_note: 'editable' };
    const given = { purpose: 'x', lines: [row('a', { quantity: 20 }), row('b')] };
    const view = viewOf(form, given, access);
    expect(view['lines']).toEqual([{ _id: 'a' }, { _id: 'b' }]);
    const state = evaluateForm(form, view, { access, before: view, evaluate });
    expect(state.nodes.get('tbl')).toMatchObject({ visible: true, readOnly: true });
    expect(state.rows.get('/lines/0')?.get('c_note')).toMatchObject({ visible: true, readOnly: false });
    const sent: JsonObject = { purpose: 'x', lines: [{ _id: 'a', note: 'urgent' }, { _id: 'b' }] };
    expect(kept(send(sent, { before: given, access }))['lines']).toMatchObject([{ _id: 'a', item: 'pen', note: 'urgent' }, { _id: 'b' }]);
    const readOnly: Readonly<Record<string, Access>> = { tbl: 'hidden', c_note: 'readOnly' };
    expect(viewOf(form, given, readOnly)['lines']).toBeUndefined();
    expect(evaluateForm(form, {}, { access: readOnly, before: {}, evaluate }).nodes.get('tbl')?.visible).toBe(false);
  });

  it('never shows what it hides, in any row', () => {
    const view = viewOf(form, before, { c_note: 'hidden', f_secret: 'hidden' });
    expect(JSON.stringify(view)).not.toMatch(/salary|"n"/);
    expect(view['lines']).toEqual([row('a', { sum: 2.3 }), row('b', { sum: 2.3 })]);
  });
});

describe('rows of a form', () => {
  it('get an id where they have none, each its own', () => {
    const data = kept(
      send({ purpose: 'x', lines: [{ item: 'p' }, row('a'), { item: 'q', _id: '' }] }, { newRowId: (index) => `new-${index}` }),
    );
    expect((data['lines'] as readonly JsonObject[]).map((one) => one['_id'])).toEqual(['new-0', 'a', 'new-1']);
  });

  it('are refused without an id where nothing can make one, with two of one id, or with an id that is none', () => {
    expect(faults(send({ purpose: 'x', lines: [{ item: 'p' }] }))).toEqual(['FORM_ROW_ID_MISSING /lines/0']);
    expect(faults(send({ purpose: 'x', lines: [row('a'), row('a')] }))).toEqual(['FORM_ROW_ID_TWICE /lines/1']);
    expect(faults(send({ purpose: 'x', lines: [row('../a')] }))).toEqual(['FORM_ROW_ID_INVALID /lines/0']);
  });

  it('that came without ids from a process are known by their place, to readers and to the check alike', () => {
    const before = { purpose: 'x', lines: [{ item: 'p', price: 1, quantity: 1 }] };
    const view = viewOf(form, before, { '*': 'readOnly' });
    expect(view['lines']).toEqual([{ _id: 'row-1', item: 'p', price: 1, quantity: 1 }]);
    expect(kept(send(view, { before, access: { '*': 'readOnly' } }))['lines']).toEqual([
      { _id: 'row-1', item: 'p', price: 1, quantity: 1, sum: 1 },
    ]);
  });

  it('are no more than the form allows', () => {
    const lines = Array.from({ length: 201 }, (_, at) => row(`r${at}`));
    expect(faults(send({ purpose: 'x', lines }))).toEqual(['FORM_LIST_TOO_LONG /lines']);
  });
});
