/** What the killed engine runs: one process that does everything which must not be lost or done twice. */

const register = { kind: 'register', format: 1, defaultLanguage: 'en' };
const service = (type, rest) => ({
  type: 'serviceTask',
  scope: 'main',
  service: { type, timeout: 'PT30S', retry: { attempts: 20, backoff: 'PT0.1S', maxBackoff: 'PT1S' }, ...rest },
});

export const application = {
  kind: 'bundle',
  format: 1,
  id: 'chaos',
  name: 'Chaos',
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
      attributes: { title: { type: 'text', required: true }, code: { type: 'text', unique: true }, number: { type: 'text' } },
      attributeOrder: ['title', 'code', 'number'],
      title: 'title',
      number: { attribute: 'number', prefix: 'C-', digits: 6 },
    },
    {
      kind: 'process',
      format: 1,
      id: 'order',
      defaultLanguage: 'en',
      name: 'Order',
      processes: { main: { executable: true, variables: { name: { type: 'text' }, answer: { type: 'text' }, card: { type: 'text' } } } },
      elements: {
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        split: { type: 'parallelGateway', scope: 'main', outgoing: ['f2', 'f3', 'f4'] },
        post: { ...service('ledger.post', { options: { register: 'funds' }, in: { account: "'common'", amount: '1' } }), outgoing: ['f5'] },
        card: {
          ...service('record.create', {
            options: { register: 'cards' },
            in: { attributes: "{ 'title': name, 'code': name }" },
            out: { card: 'number' },
          }),
          outgoing: ['f6'],
        },
        wait: { type: 'intermediateCatchEvent', scope: 'main', event: { type: 'timer', duration: 'PT0.05S' }, outgoing: ['f7'] },
        join: { type: 'parallelGateway', scope: 'main', outgoing: ['f8'] },
        ask: { type: 'userTask', scope: 'main', assignment: { candidates: [{ group: 'crew' }] }, outgoing: ['f9'] },
        echo: { ...service('echo', { in: { name: 'name' }, out: { answer: 'text' } }), outgoing: ['f10'] },
        end: { type: 'endEvent', scope: 'main' },
      },
      flows: Object.fromEntries(
        [
          ['start', 'split'],
          ['split', 'post'],
          ['split', 'card'],
          ['split', 'wait'],
          ['post', 'join'],
          ['card', 'join'],
          ['wait', 'join'],
          ['join', 'ask'],
          ['ask', 'echo'],
          ['echo', 'end'],
        ].map(([from, to], index) => [`f${index + 1}`, { type: 'sequenceFlow', from, to }]),
      ),
    },
  ],
};

export const crew = ['anna', 'boris', 'clara'];

/** Puts in what the process needs; again changes nothing. */
export async function plant(engine) {
  await engine.deploy(application);
  for (const id of crew) if (!(await engine.people.person(id))) await engine.people.save(id, { name: id });
  await engine.people.saveGroup('crew', 'Crew', crew);
  if (!(await engine.records.get('funds', 'common'))) await engine.records.create('funds', 'common', { title: 'Common' });
}

/** What the engine's handlers are, in the child and in the parent. */
export const handlers = { echo: (job) => Promise.resolve({ text: `${job.input.name}!` }) };
