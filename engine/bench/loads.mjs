/** The processes that benchmarks play, and what one client does with one instance of each. */

/** A process of elements in the order in which they stand; each flows to the next unless it says where. */
function processOf(id, variables, elements) {
  const named = Object.entries(elements);
  const flows = {};
  const drawn = named.map(([name, { to, ...element }], at) => {
    const following = to ?? (at + 1 < named.length ? { [named[at + 1][0]]: {} } : {});
    const outgoing = Object.entries(following).map(([target, flow]) => {
      flows[`${name}_${target}`] = { type: 'sequenceFlow', from: name, to: target, ...flow };
      return `${name}_${target}`;
    });
    return [name, { scope: 'main', ...(outgoing.length && { outgoing }), ...element }];
  });
  const processes = { main: { executable: true, variables } };
  return { kind: 'process', format: 1, id, defaultLanguage: 'en', name: id, processes, elements: Object.fromEntries(drawn), flows };
}

const start = { type: 'startEvent' };
const end = { type: 'endEvent' };

/** Start → user task → end, by two commands. */
export const userTask = {
  document: processOf(
    'bench',
    { name: { type: 'text' } },
    { start, ask: { type: 'userTask', name: 'Read it', assignment: { assignee: { user: 'anna' } } }, end },
  ),
  start: (engine) => engine.start('bench', { actor: 'boris', variables: { name: 'Somebody' } }),
  // The activity is the first thing numbered in the instance, its work item the second.
  complete: (engine, { instanceId }) => engine.complete(`${instanceId}.2`, { actor: 'anna', data: {} }),
  async client(engine) {
    await userTask.complete(engine, await userTask.start(engine));
  },
};

/** Start → a script, a gateway with a condition, a task, a script, a task → end, by one command. */
export const straight = {
  document: processOf(
    'straight',
    { amount: { type: 'decimal', scale: 2 }, total: { type: 'decimal', scale: 2 }, kind: { type: 'text' } },
    {
      start,
      sum: { type: 'scriptTask', script: { language: 'jsonata', set: { total: 'amount * 1.2' } } },
      large: { type: 'exclusiveGateway', to: { note: { when: 'total > 1000' }, small: {} }, default: 'large_small' },
      note: { type: 'task' },
      mark: { type: 'scriptTask', script: { language: 'jsonata', set: { kind: '"large"' } } },
      file: { type: 'task' },
      end: { ...end, to: {} },
      small: end,
    },
  ),
  client: (engine, number) => engine.start('straight', { actor: 'boris', variables: { amount: 1000 + (number % 100) } }),
};

const field = (bind, type, label) => ({ type, bind, label });

const purchase = {
  kind: 'form',
  format: 1,
  id: 'purchase',
  defaultLanguage: 'en',
  name: 'Purchase',
  data: {
    type: 'object',
    required: ['subject', 'amount'],
    properties: {
      subject: { type: 'string', minLength: 1, maxLength: 200 },
      amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2, minimum: 0 },
      order: { type: 'string', maxLength: 40 },
    },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['fld_subject', 'fld_amount', 'fld_order'] },
    fld_subject: field('subject', 'text', 'What for'),
    fld_amount: field('amount', 'decimal', 'Amount'),
    fld_order: field('order', 'text', 'Order'),
  },
};

const shown = { ref: 'purchase', in: { subject: 'subject', amount: 'amount' }, access: { '*': 'readOnly' } };
const approval = (result, people, rule) => ({
  participants: people.map((user) => ({ user })),
  order: 'parallel',
  rule: { type: rule },
  result,
});

/**
 * An approval route of ten elements as people go it: an employee hands in a form, its total is computed, the manager approves, a gateway asks what was decided, one how much it
 * is, two of the board approve, a service books it, a buyer takes the work and completes it with the form. Seven commands: six of people, one of a job.
 */
export const approvalRoute = {
  document: {
    kind: 'bundle',
    format: 1,
    id: 'bench',
    name: 'Bench',
    items: [
      purchase,
      processOf(
        'route',
        Object.fromEntries(
          [
            ['subject', 'text'],
            ['amount', 'decimal'],
            ['total', 'decimal'],
            ['manager', 'object'],
            ['board', 'object'],
            ['booking', 'text'],
            ['order', 'text'],
          ].map(([name, type]) => [name, { type }]),
        ),
        {
          start: { ...start, form: { ref: 'purchase', access: { '*': 'editable', fld_order: 'hidden' } } },
          sum: { type: 'scriptTask', script: { language: 'jsonata', set: { total: 'amount * 1.2' } } },
          manager: { type: 'approvalTask', name: 'Manager', approval: approval('manager', ['vera'], 'all'), form: shown },
          decided: { type: 'exclusiveGateway', to: { large: { when: 'manager.outcome = "approved"' }, end: {} }, default: 'decided_end' },
          large: { type: 'exclusiveGateway', to: { board: { when: 'total > 1000' }, book: {} }, default: 'large_book' },
          board: {
            type: 'approvalTask',
            name: 'Board',
            approval: approval('board', ['gleb', 'dina'], 'all'),
            form: shown,
            to: { agreed: {} },
          },
          agreed: { type: 'exclusiveGateway', to: { book: { when: 'board.outcome = "approved"' }, end: {} }, default: 'agreed_end' },
          book: { type: 'serviceTask', service: { type: 'book', in: { amount: 'total' }, out: { booking: 'number' } } },
          order: {
            type: 'userTask',
            name: 'Order',
            assignment: { candidates: [{ user: 'ilya' }, { user: 'kira' }] },
            form: { ...shown, out: { order: 'order' }, access: { '*': 'readOnly', fld_order: 'editable' } },
          },
          end,
        },
      ),
    ],
  },
  handlers: { book: async ({ input }) => ({ number: `B-${Math.round(input.amount)}` }) },
  listen: offers,
  async client(engine, number, offered) {
    const { instanceId } = await engine.start('route', {
      actor: 'boris',
      form: 'purchase',
      data: { subject: `Chairs for room ${number}`, amount: 1000 + (number % 100) },
    });
    const approve = async (element, person) => {
      const item = await offered(instanceId, element, person);
      await engine.complete(item, { actor: person, outcome: 'approved', data: {} });
    };
    await approve('manager', 'vera');
    await Promise.all([approve('board', 'gleb'), approve('board', 'dina')]);
    const order = await offered(instanceId, 'order', 'ilya');
    await engine.claim(order, { actor: 'ilya' });
    await engine.complete(order, { actor: 'ilya', data: { order: `O-${number}` } });
  },
};

/** What is told under a name goes to whoever asks for it, whichever comes first. */
class Meeting {
  told = new Map();
  asked = new Map();

  tell(name, value) {
    const ask = this.asked.get(name);
    if (ask === undefined) return void this.told.set(name, value);
    this.asked.delete(name);
    ask(value);
  }

  hear(name) {
    if (!this.told.has(name)) return new Promise((resolve) => this.asked.set(name, resolve));
    const value = this.told.get(name);
    this.told.delete(name);
    return Promise.resolve(value);
  }
}

/** Hears of work items as a page does, and answers each client what was offered to a person at an element of its instance, as soon as it is. */
function offers(engine) {
  const meeting = new Meeting();
  const seen = new Set();
  engine.onChange(({ collection, id, fields }) => {
    if (collection !== 'workItems') return;
    if (!fields?.open) return void seen.delete(id);
    if (seen.has(id)) return;
    seen.add(id);
    for (const key of fields.visibleTo) meeting.tell(`${fields.instance} ${fields.elementId} ${key}`, id);
  });
  return (instance, element, person) => meeting.hear(`${instance} ${element} user:${person}`);
}

const done = new Meeting();
const step = async ({ input }) => ({ sum: input.amount + 1 });
const service = (type) => ({ type: 'serviceTask', service: { type, in: { amount: 'amount' }, out: { amount: 'sum' } } });

/** Start → five service tasks → end: each is a job done by a handler in this process, with an input and an output. A client goes on when the last handler was called. */
export const serviceChain = {
  document: processOf(
    'chain',
    { amount: { type: 'decimal', scale: 2 } },
    { start, s1: service('step'), s2: service('step'), s3: service('step'), s4: service('step'), s5: service('last'), end },
  ),
  handlers: {
    step,
    last: (job) => {
      done.tell(job.instanceId);
      return step(job);
    },
  },
  async client(engine, number) {
    const { instanceId } = await engine.start('chain', { actor: 'boris', variables: { amount: number } });
    await done.hear(instanceId);
  },
};
