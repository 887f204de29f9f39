import type { FormDefinition, JsonObject, JsonValue } from '@millrace/schemas';
import { compileExpression } from '../behaviors/expressions/index.js';
import { checkSubmission, compileForm, type Evaluate, type Submission, type SubmissionResult } from './index.js';

/** Evaluates at once; the tests use nothing that needs a worker. */
export const evaluate: Evaluate = (source, input, bindings) => {
  const expression = compileExpression(source);
  if (!expression.ok) return expression;
  const result = expression.evaluate(input, bindings);
  if (result === 'needsWorker') throw new Error(`${source} is not for these tests`);
  return result;
};

/** A purchase: what it is for, lines with computed sums, a total, delivery that is asked for only when it is wanted. */
export const purchase: FormDefinition = {
  kind: 'form',
  format: 1,
  id: 'purchase',
  name: 'Purchase',
  defaultLanguage: 'en',
  data: {
    type: 'object',
    required: ['purpose'],
    properties: {
      purpose: { type: 'string', maxLength: 100 },
      urgent: { type: 'boolean' },
      reason: { type: 'string' },
      currency: { type: 'string' },
      delivery: { type: 'boolean' },
      deliveryCost: { type: 'number', 'x-type': 'decimal', 'x-scale': 2, minimum: 0 },
      total: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
      limit: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
      secret: { type: 'string' },
      supplier: { 'x-type': 'reference', 'x-register': 'suppliers' },
      lines: {
        type: 'array',
        maxItems: 200,
        items: {
          type: 'object',
          required: ['item'],
          properties: {
            item: { type: 'string' },
            quantity: { type: 'integer', minimum: 1 },
            price: { type: 'number', 'x-type': 'decimal', 'x-scale': 2, minimum: 0 },
            sum: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
            note: { type: 'string' },
          },
        },
      },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['main', 'tbl', 'money'] },
    main: { type: 'group', children: ['f_purpose', 'f_urgent', 'f_reason', 'f_currency', 'f_supplier', 'f_secret'] },
    f_purpose: { type: 'text', bind: 'purpose', label: { en: 'Purpose', ru: 'Цель' } },
    f_urgent: { type: 'boolean', bind: 'urgent' },
    f_reason: { type: 'text', bind: 'reason' },
    f_currency: { type: 'choice', bind: 'currency', options: { choices: [{ value: 'RUB' }, { value: 'EUR' }] } },
    f_supplier: { type: 'lookup', bind: 'supplier' },
    f_secret: { type: 'text', bind: 'secret' },
    tbl: { type: 'table', bind: 'lines', children: ['c_item', 'c_quantity', 'c_price', 'c_sum', 'c_note'] },
    c_item: { type: 'text', bind: 'lines[].item' },
    c_quantity: { type: 'integer', bind: 'lines[].quantity' },
    c_price: { type: 'decimal', bind: 'lines[].price' },
    c_sum: { type: 'decimal', bind: 'lines[].sum' },
    c_note: { type: 'text', bind: 'lines[].note' },
    money: { type: 'group', children: ['f_delivery', 'f_cost', 'f_total'] },
    f_delivery: { type: 'boolean', bind: 'delivery' },
    f_cost: { type: 'decimal', bind: 'deliveryCost' },
    f_total: { type: 'decimal', bind: 'total', label: { en: 'Total', ru: 'Итого' } },
  },
  rules: {
    sum: { target: 'c_sum', kind: 'computed', value: '$row.quantity * $row.price' },
    total: { target: 'f_total', kind: 'computed', value: '$sum(lines.sum) + (deliveryCost ? deliveryCost : 0)' },
    cost: { target: 'f_cost', kind: 'visible', when: 'delivery = true' },
    reason: { target: 'f_reason', kind: 'required', when: 'urgent = true' },
    frozen: { target: 'f_purpose', kind: 'readOnly', when: 'urgent = true' },
    notes: { target: 'c_note', kind: 'visible', when: '$row.quantity > 10' },
    dear: { target: 'c_price', kind: 'warning', when: '$row.price > 1000', text: { en: 'That is dear.', ru: 'Дорого.' } },
    over: { target: 'f_total', kind: 'error', when: 'total > limit', text: { en: 'Over the limit.', ru: 'Сверх лимита.' } },
    urgentOnly: { target: 'f_currency', kind: 'allowed', when: 'urgent = true', values: '"RUB"' },
  },
};

/** The purchase, compiled. */
export const form = compileForm(purchase);
/** A line of the purchase. */
export const row = (id: string, more: JsonObject = {}): JsonObject => ({ _id: id, item: 'pen', quantity: 2, price: 1.15, ...more });

/** Checks what is sent with the purchase, or with another form. */
export function send(data: JsonValue, more: Partial<Submission> = {}, to = form): SubmissionResult {
  return checkSubmission(to, { data, evaluate, ...more });
}

/** What is wrong, as `CODE pointer`. */
export function faults(result: SubmissionResult): readonly string[] {
  return result.ok ? [] : result.problems.map((one) => `${one.code} ${one.pointer}`);
}

/** The data that is kept; fails if the submission was refused. */
export function kept(result: SubmissionResult): JsonObject {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.data;
}
