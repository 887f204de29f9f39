import { readFileSync } from 'node:fs';
import type { FormDefinition, JsonObject } from '@millrace/schemas';
import { compileForm } from '@millrace/engine/forms';
import { describe, expect, it } from 'vitest';
import { FormStore } from './store/form-store.js';

const definition = JSON.parse(
  readFileSync(new URL('../../../examples/leave-request/leave-request.form.json', import.meta.url), 'utf8'),
) as FormDefinition;
const form = compileForm(definition);
/** As the start of the process has it. */
const access = Object.fromEntries(
  Object.keys(definition.nodes).map((id): [string, 'editable' | 'hidden'] => [
    id,
    id === 'fld_problem' || id === 'fld_remark' ? 'hidden' : 'editable',
  ]),
);
const balance = { balance: 5, reserved: 3, available: 2, covered: [{ from: '2027-02-21', to: '2027-02-25' }] };

function opened(sources?: JsonObject): FormStore {
  return new FormStore({
    ...{ form, access, before: {}, sources },
    schedule: (task) => task(),
    now: () => Date.parse('2026-11-23T09:00:00Z'),
    newId: () => 'row',
  });
}

const shown = (store: FormStore, nodeId: string): readonly [unknown, boolean] => {
  const { value, state } = store.snapshot({ nodeId, rows: [] });
  return [value, state.visible];
};

describe('a form that knows an account of its reader', () => {
  it('shows what is left as soon as a kind is chosen that uses it up, and what remains', () => {
    const store = opened({ balance });
    expect(shown(store, 'fld_left')).toEqual([undefined, false]);
    store.set({ nodeId: 'fld_kind', rows: [] }, 'annual');
    expect(shown(store, 'fld_left')).toEqual([2, true]);
    store.set({ nodeId: 'fld_from', rows: [] }, '2027-03-01');
    store.set({ nodeId: 'fld_to', rows: [] }, '2027-03-01');
    expect([shown(store, 'fld_days'), shown(store, 'fld_after')]).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(store.submit()).toMatchObject({ ok: true, data: { kind: 'annual', from: '2027-03-01', to: '2027-03-01' } });
  });

  it('says before anything is sent that days are taken, or too many', () => {
    const store = opened({ balance });
    store.set({ nodeId: 'fld_kind', rows: [] }, 'annual');
    store.set({ nodeId: 'fld_from', rows: [] }, '2027-02-25');
    store.set({ nodeId: 'fld_to', rows: [] }, '2027-02-27');
    expect(shown(store, 'fld_taken')).toEqual(['21.02.2027 – 25.02.2027', true]);
    expect(store.submit()).toMatchObject({ ok: false, problems: [{ pointer: '/from' }, { pointer: '/days' }] });
  });

  it('leaves both to the server where the account was not read', () => {
    const store = opened();
    store.set({ nodeId: 'fld_kind', rows: [] }, 'annual');
    store.set({ nodeId: 'fld_from', rows: [] }, '2027-02-25');
    store.set({ nodeId: 'fld_to', rows: [] }, '2027-02-27');
    expect(store.submit()).toMatchObject({ ok: true });
  });
});
