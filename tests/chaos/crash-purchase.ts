/** The application of the crash matrix: an approval by two, a timer, an entry of a ledger and a record whose code is unique. */

const register = { kind: 'register', format: 1, defaultLanguage: 'en' };
const retry = { attempts: 20, backoff: 'PT1S', maxBackoff: 'PT5S' };

const steps: Readonly<Record<string, object>> = {
  start: { type: 'startEvent' },
  approve: {
    type: 'approvalTask',
    approval: { participants: [{ user: 'boris' }, { user: 'clara' }], order: 'parallel', rule: { type: 'all' }, result: 'approval' },
  },
  wait: { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } },
  post: {
    type: 'serviceTask',
    service: {
      type: 'ledger.post',
      options: { register: 'funds' },
      in: { account: "'common'", amount: 'amount' },
      timeout: 'PT30S',
      retry,
    },
  },
  card: {
    type: 'serviceTask',
    service: {
      type: 'record.create',
      options: { register: 'cards' },
      in: { attributes: "{ 'title': name, 'code': name }" },
      timeout: 'PT30S',
      retry,
    },
  },
  end: { type: 'endEvent' },
};

const names = Object.keys(steps);

export const purchase = {
  kind: 'bundle',
  format: 1,
  id: 'purchasing',
  name: 'Purchasing',
  items: [
    {
      ...register,
      id: 'funds',
      name: 'Funds',
      attributes: { title: { type: 'text', required: true } },
      attributeOrder: ['title'],
      title: 'title',
      ledger: { scale: 2, currency: 'EUR', mayGoBelowZero: true },
    },
    {
      ...register,
      id: 'cards',
      name: 'Cards',
      attributes: { title: { type: 'text', required: true }, code: { type: 'text', unique: true } },
      attributeOrder: ['title', 'code'],
      title: 'title',
    },
    {
      kind: 'process',
      format: 1,
      id: 'purchase',
      defaultLanguage: 'en',
      name: 'Purchase',
      processes: {
        main: {
          executable: true,
          variables: { name: { type: 'text' }, amount: { type: 'decimal', scale: 2 }, approval: { type: 'object' } },
        },
      },
      elements: Object.fromEntries(
        names.map((name, index) => [name, { ...steps[name], scope: 'main', ...(name === 'end' ? {} : { outgoing: [`f${index}`] }) }]),
      ),
      flows: Object.fromEntries(names.slice(1).map((name, index) => [`f${index}`, { type: 'sequenceFlow', from: names[index], to: name }])),
    },
  ],
};
