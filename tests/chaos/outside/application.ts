/** Whose votes and work the load needs. */
export const crew = ['anna', 'boris', 'vera'];

type Part = Record<string, unknown>;

/** A service task that tells the world outside of something; which of them it is stands in what it sends. */
function effect(step: string, port: number, more: string): Part {
  return {
    type: 'serviceTask',
    scope: 'main',
    service: {
      type: 'http',
      timeout: 'PT5S',
      retry: { attempts: 100, backoff: 'PT0.1S', maxBackoff: 'PT0.5S' },
      options: { url: `http://127.0.0.1:${port}/effects`, method: 'POST' },
      in: { body: `{ 'instance': $instance.id, 'step': '${step}'${more} }` },
    },
  };
}

function linked(elements: Record<string, Part>, flows: readonly (readonly [string, string, string?])[]): Part {
  const made: Record<string, Part> = {};
  for (const [from, to, when] of flows) {
    const id = `${from}_${to}`;
    made[id] = { type: 'sequenceFlow', from, to, ...(when === undefined ? {} : { when }) };
    const element = elements[from] ?? {};
    element['outgoing'] = [...((element['outgoing'] as string[] | undefined) ?? []), id];
  }
  return { elements, flows: made };
}

const main = { scope: 'main' };

/** An order: everything at once that must not be lost or done twice. Effects go to a receiver on this port. */
function order(port: number): Part {
  const elements: Record<string, Part> = {
    start: { ...main, type: 'startEvent' },
    split: { ...main, type: 'parallelGateway' },
    send: effect('send', port, ", 'bad': bad"),
    soon: { ...main, type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT0.4S' } },
    call: { ...main, type: 'callActivity', call: { ref: 'errand', in: { name: 'name' }, out: { errand: 'name' } } },
    join: { ...main, type: 'parallelGateway' },
    each: {
      ...main,
      type: 'userTask',
      assignment: { candidates: [{ group: 'crew' }] },
      loopCharacteristics: { type: 'multiInstanceLoopCharacteristics', collection: 'parts', item: 'part' },
    },
    vote: {
      ...main,
      type: 'approvalTask',
      approval: {
        participants: crew.map((user) => ({ user })),
        order: 'parallel',
        rule: { type: 'percent', value: 60 },
        result: 'answer',
      },
    },
    which: { ...main, type: 'exclusiveGateway', default: 'which_no' },
    no: { ...main, type: 'endEvent' },
    paid: { ...main, type: 'intermediateCatchEvent', event: { type: 'message', ref: 'payment', key: 'name', out: { sum: 'sum' } } },
    tell: effect('tell', port, ", 'sum': sum"),
    end: { ...main, type: 'endEvent' },
  };
  const variables = {
    name: { type: 'text' },
    errand: { type: 'text' },
    bad: { type: 'boolean' },
    sum: { type: 'integer' },
  };
  return {
    kind: 'process',
    format: 1,
    id: 'order',
    defaultLanguage: 'en',
    name: 'Order',
    rootElements: { payment: { type: 'message', code: 'paid' } },
    processes: { main: { executable: true, variables } },
    ...linked(elements, [
      ['start', 'split'],
      ['split', 'send'],
      ['split', 'soon'],
      ['split', 'call'],
      ['send', 'join'],
      ['soon', 'join'],
      ['call', 'join'],
      ['join', 'each'],
      ['each', 'vote'],
      ['vote', 'which'],
      ['which', 'paid', "answer.outcome = 'approved'"],
      ['which', 'no'],
      ['paid', 'tell'],
      ['tell', 'end'],
    ]),
  };
}

/** What an order calls. */
function errand(port: number): Part {
  const elements: Record<string, Part> = {
    start: { ...main, type: 'startEvent' },
    run: effect('run', port, ''),
    rest: { ...main, type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT0.1S' } },
    end: { ...main, type: 'endEvent' },
  };
  return {
    kind: 'process',
    format: 1,
    id: 'errand',
    defaultLanguage: 'en',
    name: 'Errand',
    processes: { main: { executable: true, variables: { name: { type: 'text' } } } },
    ...linked(elements, [
      ['start', 'run'],
      ['run', 'rest'],
      ['rest', 'end'],
    ]),
  };
}

/** What the load deploys. */
export function application(port: number): Part {
  return { kind: 'bundle', format: 1, id: 'chaos', name: 'Chaos', items: [order(port), errand(port)] };
}
