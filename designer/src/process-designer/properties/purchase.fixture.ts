import type { ProcessDraft } from '../../document/index.js';

/** A small route whose steps say much: what the stories and tests of the panel choose from. */
export const route: ProcessDraft = {
  kind: 'process',
  format: 1,
  id: 'purchase',
  defaultLanguage: 'ru',
  name: { ru: 'Закупка', en: 'Purchase' },
  processes: {
    main: {
      executable: true,
      variables: {
        amount: { type: 'money', label: { ru: 'Сумма', en: 'Amount' } },
        urgent: { type: 'boolean' },
        order: {
          type: 'object',
          properties: {
            supplier: { type: 'text' },
            lines: { type: 'list', items: { type: 'object', properties: { price: { type: 'decimal' }, count: { type: 'integer' } } } },
          },
        },
      },
    },
  },
  elements: {
    start: { type: 'startEvent', scope: 'main', name: { ru: 'Нужна закупка', en: 'Purchase needed' } },
    check: {
      type: 'userTask',
      scope: 'main',
      name: { ru: 'Проверить заявку', en: 'Check the request' },
      assignment: { assignee: { relation: 'manager' }, candidates: [{ group: 'buyers' }] },
      form: { ref: 'purchaseForm', in: { amount: 'amount' }, out: { 'order.supplier': 'supplier' }, access: { '*': 'readOnly' } },
      due: 'P2D',
    },
    late: {
      type: 'boundaryEvent',
      scope: 'main',
      attachedTo: 'check',
      name: { ru: 'Напомнить', en: 'Remind' },
      cancelActivity: false,
      event: { type: 'timer', cycle: 'R3/P1D' },
    },
    gateway: { type: 'exclusiveGateway', scope: 'main', name: { ru: 'Дорого?', en: 'Expensive?' }, outgoing: ['yes', 'no'], default: 'no' },
    pay: {
      type: 'serviceTask',
      scope: 'main',
      name: { ru: 'Оплатить', en: 'Pay' },
      service: { type: 'http', in: { sum: 'amount' }, retry: { attempts: 3, backoff: 'PT1M' }, options: { method: 'POST' } },
    },
    wait: { type: 'intermediateCatchEvent', scope: 'main', event: { type: 'message', ref: 'paid', key: 'order.supplier' } },
    done: { type: 'endEvent', scope: 'main', name: { ru: 'Куплено', en: 'Bought' } },
  },
  flows: {
    first: { type: 'sequenceFlow', from: 'start', to: 'check' },
    second: { type: 'sequenceFlow', from: 'check', to: 'gateway' },
    yes: { type: 'sequenceFlow', from: 'gateway', to: 'pay', name: { ru: 'Да', en: 'Yes' }, when: 'amount.amount > 100000' },
    no: { type: 'sequenceFlow', from: 'gateway', to: 'done', name: { ru: 'Нет', en: 'No' } },
    third: { type: 'sequenceFlow', from: 'pay', to: 'wait' },
    fourth: { type: 'sequenceFlow', from: 'wait', to: 'done' },
  },
  rootElements: { paid: { type: 'message', name: { ru: 'Оплачено', en: 'Paid' } } },
  layout: {
    planes: {
      diagram: {
        of: 'purchase',
        order: ['start', 'check', 'late', 'gateway', 'pay', 'wait', 'done'],
        shapes: {
          start: { at: [60, 122, 36, 36] },
          check: { at: [160, 100, 100, 80] },
          late: { at: [200, 162, 36, 36] },
          gateway: { at: [320, 115, 50, 50] },
          pay: { at: [430, 100, 100, 80] },
          wait: { at: [580, 122, 36, 36] },
          done: { at: [680, 122, 36, 36] },
        },
        edges: {
          first: {
            via: [
              [96, 140],
              [160, 140],
            ],
            auto: true,
          },
          second: {
            via: [
              [260, 140],
              [320, 140],
            ],
            auto: true,
          },
          yes: {
            via: [
              [370, 140],
              [430, 140],
            ],
            auto: true,
          },
          no: {
            via: [
              [345, 165],
              [345, 240],
              [698, 240],
              [698, 158],
            ],
            auto: true,
          },
          third: {
            via: [
              [530, 140],
              [580, 140],
            ],
            auto: true,
          },
          fourth: {
            via: [
              [616, 140],
              [680, 140],
            ],
            auto: true,
          },
        },
      },
    },
  },
};
