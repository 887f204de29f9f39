import type { Store } from '@millrace/engine';
import type { JsonObject } from '@millrace/schemas';
import { operations } from '../src/resources/operations.js';
import { ApiRig } from './api-rig.js';

const form: JsonObject = {
  kind: 'form',
  format: 1,
  id: 'request',
  defaultLanguage: 'en',
  data: {
    type: 'object',
    required: ['item'],
    properties: {
      item: { type: 'string', maxLength: 100 },
      amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
      note: { type: 'string', maxLength: 100 },
      supplier: { type: 'object', 'x-type': 'reference', 'x-register': 'suppliers' },
      hiddenSupplier: { type: 'object', 'x-type': 'reference', 'x-register': 'suppliers' },
      standIn: { 'x-type': 'person' },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['itemField', 'amountField', 'noteField', 'supplierField', 'hiddenSupplierField', 'standInField'] },
    itemField: { type: 'text', bind: 'item', label: 'Item' },
    amountField: { type: 'decimal', bind: 'amount', label: 'Amount' },
    noteField: { type: 'text', bind: 'note', label: 'Note' },
    supplierField: {
      type: 'lookup',
      bind: 'supplier',
      label: 'Supplier',
      options: { columns: ['city', 'iban'], where: { field: 'blocked', eq: false } },
    },
    hiddenSupplierField: { type: 'lookup', bind: 'hiddenSupplier', label: 'Hidden' },
    standInField: { type: 'person', bind: 'standIn', label: 'Who stands in for you?' },
  },
  rules: {
    dear: { target: 'amountField', kind: 'warning', when: 'amount > 1000', text: { en: 'This is a lot.', ru: 'Это много.' } },
  },
};

const process: JsonObject = {
  kind: 'process',
  format: 1,
  id: 'purchase',
  defaultLanguage: 'en',
  name: { en: 'Purchase', ru: 'Закупка' },
  processes: {
    main: { executable: true, title: { expression: 'item' }, number: { prefix: 'PR-', digits: 4 }, withdrawal: { at: ['approve'] } },
  },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'], form: { ref: 'request', access: { hiddenSupplierField: 'hidden' } } },
    approve: {
      type: 'approvalTask',
      scope: 'main',
      name: { en: 'Approve', ru: 'Согласовать' },
      outgoing: ['f2'],
      due: 'P1D',
      form: { ref: 'request', access: { '*': 'readOnly', noteField: 'hidden', hiddenSupplierField: 'hidden' } },
      approval: { participants: [{ relation: 'manager' }], allowReturn: true, result: 'answer' },
    },
    order: {
      type: 'userTask',
      scope: 'main',
      outgoing: ['f3'],
      assignment: { candidates: [{ group: 'buyers' }] },
      form: { ref: 'request', access: { noteField: 'hidden' } },
    },
    book: {
      type: 'serviceTask',
      scope: 'main',
      outgoing: ['f4'],
      service: { type: 'record.create', options: { register: 'suppliers' }, in: { attributes: 'nothing' } },
    },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: {
    f1: { from: 'start', to: 'approve' },
    f2: { from: 'approve', to: 'order' },
    f3: { from: 'order', to: 'book' },
    f4: { from: 'book', to: 'end' },
  },
};

const service = (id: string, more: JsonObject): JsonObject => ({
  kind: 'service',
  format: 1,
  id,
  defaultLanguage: 'en',
  process: 'purchase',
  ...more,
  name: more['name'] ?? id,
});

const bundle: JsonObject = {
  kind: 'bundle',
  format: 1,
  id: 'app',
  name: { en: 'Purchases', ru: 'Закупки' },
  items: [
    process,
    form,
    service('buy', {
      name: { en: 'Buy something', ru: 'Купить что-нибудь' },
      keywords: [{ en: 'pencil', ru: 'ёлка' }],
      serviceLevel: 'fast',
    }),
    service('onlySouth', { visibleTo: { organisations: ['south'] } }),
    service('onlyClerks', { visibleTo: { roles: ['clerk'] } }),
    service('paused', { availability: 'paused' }),
    service('retired', { availability: 'retired' }),
    {
      kind: 'serviceLevel',
      format: 1,
      id: 'fast',
      defaultLanguage: 'en',
      name: 'Fast',
      clocks: { whole: { name: 'Whole', measures: 'resolution', stop: 'done', target: { otherwise: 'P3D' } } },
    },
    {
      kind: 'register',
      format: 1,
      id: 'suppliers',
      defaultLanguage: 'en',
      name: 'Suppliers',
      attributes: {
        name: { type: 'text', required: true, searchable: true, label: { en: 'Name', ru: 'Название' } },
        city: { type: 'text', searchable: true },
        iban: { type: 'text' },
        blocked: { type: 'boolean' },
      },
      attributeOrder: ['name'],
      title: 'name',
    },
    {
      kind: 'role',
      format: 1,
      id: 'clerk',
      name: 'Clerk',
      permissions: { suppliers: { action: 'read', resource: { type: 'record', of: 'suppliers' }, scope: 'organisation' } },
      attributes: { suppliers: { iban: 'hidden' } },
    },
    {
      kind: 'role',
      format: 1,
      id: 'auditor',
      name: 'Auditor',
      permissions: {
        instances: { action: 'read', resource: { type: 'instance' }, scope: 'organisation' },
        history: { action: 'read', resource: { type: 'history' }, scope: 'organisation' },
      },
    },
  ],
};

/** People of two organisations: in the north anna asks, boris is her manager and vera buys; in the south sergey asks, and olga is his manager. */
const people = {
  anna: { name: 'Anna', organisation: 'north', manager: 'boris' },
  boris: { name: 'Boris', organisation: 'north' },
  vera: { name: 'Vera', organisation: 'north' },
  petr: { name: 'Petr', organisation: 'north' },
  sergey: { name: 'Sergey', organisation: 'south', manager: 'olga' },
  olga: { name: 'Olga', organisation: 'south' },
  root: { name: 'Root' },
} as const;

/** A small service centre with two organisations, its catalogue, a register and roles. */
export async function twoOrganisations(store?: Store): Promise<ApiRig> {
  const rig = await ApiRig.open(operations, store);
  const { engine } = rig;
  for (const [id, details] of Object.entries(people)) await engine.people.save(id, details);
  await engine.people.saveGroup('buyers', { en: 'Buyers', ru: 'Закупщики' }, ['vera']);
  await engine.deploy(bundle);
  await engine.identity.setRoleHolders('clerk', ['user:anna']);
  await engine.identity.setRoleHolders('auditor', ['user:petr']);
  await engine.identity.setRoleHolders('administrator', ['user:root']);
  await engine.records.create(
    'suppliers',
    'fir',
    { name: 'Fir & Co', city: 'Tver', iban: 'DE00', blocked: false },
    { organisation: 'north' },
  );
  await engine.records.create('suppliers', 'blocked', { name: 'Fir blocked', city: 'Omsk', blocked: true }, { organisation: 'north' });
  await engine.records.create('suppliers', 'south', { name: 'Fir south', city: 'Sochi', blocked: false }, { organisation: 'south' });
  return rig;
}
