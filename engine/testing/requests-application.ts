import type { JsonObject } from '@millrace/schemas';

const form = (id: string, extra: JsonObject = {}): JsonObject => ({
  kind: 'form',
  format: 1,
  id,
  defaultLanguage: 'en',
  data: {
    type: 'object',
    required: ['item'],
    properties: {
      item: { type: 'string', maxLength: 100 },
      amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
      double: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
      note: { type: 'string', maxLength: 100 },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['itemField', 'amountField', 'doubleField', 'noteField'] },
    itemField: { type: 'text', bind: 'item', label: 'Item' },
    amountField: { type: 'decimal', bind: 'amount', label: 'Amount' },
    doubleField: { type: 'decimal', bind: 'double', label: 'Twice' },
    noteField: { type: 'text', bind: 'note', label: 'Note' },
  },
  rules: { twice: { target: 'doubleField', kind: 'computed', value: 'amount * 2' } },
  ...extra,
});

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
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'], form: { ref: 'request' } },
    approve: {
      type: 'approvalTask',
      scope: 'main',
      name: { en: 'Approve', ru: 'Согласовать' },
      outgoing: ['f2'],
      due: 'P1D',
      form: { ref: 'request', access: { '*': 'readOnly', noteField: 'hidden' } },
      approval: { participants: [{ user: 'boris' }], allowReturn: true, result: 'answer' },
    },
    which: { type: 'exclusiveGateway', scope: 'main', outgoing: ['again', 'go'], default: 'go' },
    order: {
      type: 'userTask',
      scope: 'main',
      outgoing: ['f3'],
      assignment: { candidates: [{ group: 'buyers' }] },
      form: { ref: 'request', access: { amountField: 'readOnly' } },
    },
    rework: {
      type: 'userTask',
      scope: 'main',
      outgoing: ['back'],
      assignment: { assignee: { relation: 'initiator' } },
      form: { ref: 'request' },
    },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: {
    f1: { from: 'start', to: 'approve' },
    f2: { from: 'approve', to: 'which' },
    again: { from: 'which', to: 'rework', when: "answer.outcome = 'returned'" },
    back: { from: 'rework', to: 'approve' },
    go: { from: 'which', to: 'order' },
    f3: { from: 'order', to: 'end' },
  },
  layout: { planes: { main: { of: 'main' } } },
};

const service: JsonObject = {
  kind: 'service',
  format: 1,
  id: 'buy',
  defaultLanguage: 'en',
  name: 'Buy',
  process: 'purchase',
  serviceLevel: 'fast',
};
const level: JsonObject = {
  kind: 'serviceLevel',
  format: 1,
  id: 'fast',
  defaultLanguage: 'en',
  name: 'Fast',
  clocks: { whole: { name: 'Whole', measures: 'resolution', stop: 'done', target: { otherwise: 'P3D' } } },
};

/** A small application with everything a request has: a form, a number, approval with a return, a service and its level. */
export const requestsApplication: JsonObject = {
  kind: 'bundle',
  format: 1,
  id: 'app',
  name: 'App',
  items: [process, form('request'), service, level],
};
