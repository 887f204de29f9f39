import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { Naive, type Observation } from './naive.js';

type Lines = Readonly<Record<string, readonly string[]>>;

/** A definition from lines by scope, `a -> b : condition`; `start…` and `end…` are drawn by themselves. */
function drawn(elements: Readonly<Record<string, object>>, lines: Lines, more: object = {}): JsonObject {
  const all: Record<string, object> = {};
  for (const [id, element] of Object.entries(elements)) all[id] = { scope: 'main', ...element };
  const flows: Record<string, object> = {};
  for (const [scope, list] of Object.entries(lines)) {
    for (const line of list) {
      const [way = '', when] = line.split(' : ');
      const ids = way.split('->').map((id) => id.trim());
      for (const id of ids) all[id] ??= { scope, type: id.startsWith('start') ? 'startEvent' : 'endEvent' };
      ids.slice(1).forEach((to, index) => {
        const from = ids[index] ?? '';
        flows[`${from}_${to}`] = { from, to, ...(when === undefined || index < ids.length - 2 ? {} : { when }) };
      });
    }
  }
  return { id: 'drawn', processes: { main: {} }, elements: all, flows, ...more } as unknown as JsonObject;
}

function begun(definition: JsonObject, data: JsonObject = {}, ...others: readonly JsonObject[]): Naive {
  const naive = new Naive([definition, ...others]);
  naive.start({ data });
  return naive;
}

function seen(naive: Naive): Observation {
  const [first] = naive.observe();
  if (!first) throw new Error('nothing was started');
  return first;
}

const user = { type: 'userTask' };
const inSub = { ...user, scope: 'sub' };
const sub = { type: 'subProcess' };
const event = (type: string, part: object, more: object = {}): object => ({ type, event: part, ...more });
const boundary = (attachedTo: string, part: object, more: object = {}): object => event('boundaryEvent', part, { attachedTo, ...more });

describe('the naive interpreter', () => {
  it('takes the first condition that holds at an exclusive gateway, else the default flow', () => {
    const definition = drawn(
      { g: { type: 'exclusiveGateway', default: 'g_c' }, a: user, b: user, c: user },
      {
        main: ['start -> g -> a : n > 3', 'g -> b : n > 1', 'g -> c'],
      },
    );
    expect([5, 2, 0].map((n) => seen(begun(definition, { n })).items)).toEqual([['a'], ['b'], ['c']]);
  });

  it('joins parallel ways when each has brought a token, and finds the join that never will', () => {
    const definition = drawn(
      { f: { type: 'parallelGateway' }, j: { type: 'parallelGateway' }, a: user, b: user, c: user },
      {
        main: ['start -> f -> a -> j -> c', 'f -> b -> j', 'c -> end'],
      },
    );
    const naive = begun(definition);
    naive.complete('a');
    expect(seen(naive).items).toEqual(['b']);
    naive.complete('b');
    expect(seen(naive).items).toEqual(['c']);
    const stuck = drawn(
      { g: { type: 'exclusiveGateway', default: 'g_j' }, j: { type: 'parallelGateway' }, a: user },
      {
        main: ['start -> g -> a : false', 'a -> j', 'g -> j', 'j -> end'],
      },
    );
    expect(seen(begun(stuck)).incidents).toEqual(['j JOIN_STUCK']);
  });

  it('joins inclusive ways when no token can come any more, also after one died', () => {
    const definition = drawn(
      {
        f: { type: 'inclusiveGateway' },
        j: { type: 'inclusiveGateway' },
        a: user,
        b: user,
        x: { type: 'exclusiveGateway', default: 'x_j' },
        c: user,
      },
      {
        main: ['start -> f -> a : true', 'f -> b : two', 'a -> j', 'b -> x -> j', 'x -> endDead : dead', 'j -> c -> end'],
      },
    );
    const one = begun(definition, { two: false });
    one.complete('a');
    expect(seen(one).items).toEqual(['c']);
    const two = begun(definition, { two: true, dead: true });
    two.complete('a');
    expect(seen(two).items).toEqual(['b']);
    two.complete('b');
    expect(seen(two).items).toEqual(['c']);
    expect(seen(two).activations['j']).toBe(1);
  });

  it('lets a complex gateway go on at its condition, take the rest and begin anew', () => {
    const definition = drawn(
      {
        f: { type: 'parallelGateway' },
        a: user,
        b: user,
        c: user,
        k: { type: 'complexGateway', activationCondition: '$activationCount >= 2' },
        d: user,
      },
      { main: ['start -> f -> a -> k', 'f -> b -> k', 'f -> c -> k', 'k -> d : $waitingForStart', 'd -> end'] },
    );
    const naive = begun(definition);
    naive.complete('a');
    expect(seen(naive).items).toEqual(['b', 'c']);
    naive.complete('b');
    expect(seen(naive).items).toEqual(['c', 'd']);
    naive.complete('d');
    naive.complete('c');
    expect(seen(naive)).toMatchObject({ status: 'completed', activations: { k: 2, d: 1 } });
  });

  it('takes the way of the event that happens first', () => {
    const definition = drawn(
      {
        g: { type: 'eventBasedGateway' },
        m: event('intermediateCatchEvent', { type: 'message', ref: 'm', out: { got: 'v' } }),
        t: event('intermediateCatchEvent', { type: 'timer', duration: 'PT1H' }),
        a: user,
        b: user,
      },
      { main: ['start -> g -> m -> a', 'g -> t -> b'] },
    );
    const called = begun(definition);
    called.message('m', undefined, { v: 7 });
    expect(seen(called)).toMatchObject({ items: ['a'], timers: [], variables: { got: 7 } });
    const late = begun(definition);
    late.pass('PT2H');
    expect(seen(late)).toMatchObject({ items: ['b'], subscriptions: [] });
  });

  it('correlates messages by name and key, and keeps early ones for their time', () => {
    const definition = drawn(
      { a: user, m: { type: 'receiveTask', message: { ref: 'm', key: 'order', out: { got: 'v' } } } },
      { main: ['start -> a -> m -> end'] },
    );
    const naive = begun(definition, { order: 5 });
    naive.message('m', 5, { v: 1 }, 3_600_000);
    naive.message('m', 6, { v: 2 }, 3_600_000);
    naive.complete('a');
    expect(seen(naive)).toMatchObject({ status: 'completed', variables: { got: 1 } });
    const late = begun(definition, { order: 5 });
    late.message('m', 5, { v: 1 }, 3_600_000);
    late.pass('PT2H');
    late.complete('a');
    expect(seen(late).subscriptions).toEqual(['m']);
  });

  it('ends an activity by an interrupting event and adds a token by one that is not', () => {
    const definition = drawn(
      {
        a: user,
        b: user,
        c: user,
        i: boundary('a', { type: 'signal', ref: 's' }),
        n: boundary('a', { type: 'timer', cycle: 'R2/PT1H' }, { cancelActivity: false }),
      },
      { main: ['start -> a -> end', 'i -> b -> end2', 'n -> c -> end3'] },
    );
    const naive = begun(definition);
    naive.pass('PT5H');
    expect(seen(naive)).toMatchObject({ items: ['a', 'c', 'c'], timers: [] });
    naive.signal('s');
    expect(seen(naive)).toMatchObject({ items: ['b', 'c', 'c'], subscriptions: [] });
  });

  it('asks a condition again when a variable changed; it happens each time it becomes true', () => {
    const definition = drawn(
      { a: user, b: user, n: boundary('a', { type: 'conditional', condition: 'x > 3' }, { cancelActivity: false }) },
      {
        main: ['start -> a -> end', 'n -> b -> end2'],
      },
    );
    const naive = begun(definition, { x: 5 });
    expect(seen(naive).items).toEqual(['a', 'b']);
    naive.set({ x: 6 });
    expect(seen(naive).items).toEqual(['a', 'b']);
    naive.set({ x: 1 });
    naive.set({ x: 4 });
    expect(seen(naive).items).toEqual(['a', 'b', 'b']);
  });

  it('has an error caught by the nearest that takes it, the one that names it before one that takes all', () => {
    const definition = drawn(
      {
        sub,
        v: { type: 'serviceTask', scope: 'sub', service: { type: 'x' } },
        all: boundary('sub', { type: 'error', out: { code: 'code' } }),
        one: boundary('sub', { type: 'error', ref: 'e' }),
        a: user,
        b: user,
      },
      { main: ['start -> sub -> end', 'all -> a', 'one -> b'], sub: ['start2 -> v -> end2'] },
    );
    const named = begun(definition);
    named.failJob('v', { error: 'e' });
    expect(seen(named)).toMatchObject({ items: ['b'], jobs: [] });
    const other = begun(definition);
    other.failJob('v', { error: 'other' });
    expect(seen(other)).toMatchObject({ items: ['a'], variables: { code: 'other' } });
  });

  it('makes an incident of an error that nobody catches, and goes on after an escalation', () => {
    const definition = drawn(
      { x: event('intermediateThrowEvent', { type: 'escalation', ref: 'x' }), end: event('endEvent', { type: 'error', ref: 'e' }) },
      { main: ['start -> x -> end'] },
    );
    expect(seen(begun(definition))).toMatchObject({ status: 'active', incidents: ['end ERROR_UNCAUGHT'] });
  });

  it('lets an interrupting event subprocess take its scope over, and one that is not run beside it', () => {
    const elements = (more: object): Readonly<Record<string, object>> => ({
      sub,
      a: inSub,
      es: { type: 'subProcess', triggeredByEvent: true, scope: 'sub' },
      startEs: event('startEvent', { type: 'message', ref: 'm' }, { scope: 'es', ...more }),
      b: { ...user, scope: 'es' },
      c: user,
    });
    const lines = { main: ['start -> sub -> c -> end'], sub: ['start2 -> a -> end2'], es: ['startEs -> b -> end3'] };
    const over = begun(drawn(elements({}), lines));
    over.message('m');
    over.message('m');
    expect(seen(over)).toMatchObject({ items: ['b'], subscriptions: [] });
    over.complete('b');
    expect(seen(over).items).toEqual(['c']);
    const beside = begun(drawn(elements({ isInterrupting: false }), lines));
    beside.message('m');
    beside.message('m');
    expect(seen(beside)).toMatchObject({ items: ['a', 'b', 'b'], subscriptions: ['startEs'] });
    beside.complete('a');
    beside.complete('b');
    beside.complete('b');
    expect(seen(beside).items).toEqual(['c']);
  });

  it('undoes what was completed, the latest first and each after the one before', () => {
    const definition = drawn(
      {
        a: user,
        b: user,
        ba: boundary('a', { type: 'compensation' }),
        bb: boundary('b', { type: 'compensation' }),
        ua: { ...user, isForCompensation: true },
        ub: { ...user, isForCompensation: true },
        t: event('intermediateThrowEvent', { type: 'compensation' }),
        c: user,
      },
      { main: ['start -> a -> b -> t -> c -> end'] },
      { artifacts: { x: { type: 'association', from: 'ba', to: 'ua' }, y: { type: 'association', from: 'bb', to: 'ub' } } },
    );
    const naive = begun(definition);
    naive.complete('a');
    naive.complete('b');
    expect(seen(naive).items).toEqual(['ub']);
    naive.complete('ub');
    expect(seen(naive).items).toEqual(['ua']);
    naive.complete('ua');
    expect(seen(naive).items).toEqual(['c']);
  });

  it('cancels a transaction: what was done in it is undone, then its cancel event goes on', () => {
    const definition = drawn(
      {
        sub: { type: 'transaction' },
        a: inSub,
        ba: boundary('a', { type: 'compensation' }, { scope: 'sub' }),
        ua: { ...inSub, isForCompensation: true },
        end2: event('endEvent', { type: 'cancel' }, { scope: 'sub' }),
        x: boundary('sub', { type: 'cancel' }),
        c: user,
      },
      { main: ['start -> sub -> end', 'x -> c -> end3'], sub: ['start2 -> a -> end2'] },
      { artifacts: { x: { type: 'association', from: 'ba', to: 'ua' } } },
    );
    const naive = begun(definition);
    naive.complete('a');
    expect(seen(naive).items).toEqual(['ua']);
    naive.complete('ua');
    expect(seen(naive)).toMatchObject({ items: ['c'], activations: { x: 1 } });
  });

  it('goes round a standard loop while its condition holds', () => {
    const loop = (more: object): JsonObject =>
      drawn(
        {
          s: {
            type: 'scriptTask',
            script: { set: { n: 'n + 1' } },
            loopCharacteristics: { type: 'standardLoopCharacteristics', condition: 'n < 3', ...more },
          },
        },
        {
          main: ['start -> s -> end'],
        },
      );
    expect(seen(begun(loop({}), { n: 5 })).variables).toEqual({ n: 6 });
    expect(seen(begun(loop({ testBefore: true }), { n: 5 })).variables).toEqual({ n: 5 });
    expect(seen(begun(loop({ testBefore: true }), { n: 0 })).variables).toEqual({ n: 3 });
    expect(seen(begun(loop({ maximum: 2 }), { n: 0 })).variables).toEqual({ n: 2 });
  });

  it('makes as many instances as a collection has values, and collects what they leave behind', () => {
    const many = (more: object): JsonObject =>
      drawn(
        {
          a: {
            ...user,
            loopCharacteristics: {
              type: 'multiInstanceLoopCharacteristics',
              collection: 'list',
              item: 'it',
              output: { path: 'got', value: 'it * loopCounter' },
              ...more,
            },
          },
        },
        { main: ['start -> a -> end'] },
      );
    const beside = begun(many({}), { list: [5, 6, 7] });
    expect(seen(beside).items).toEqual(['a', 'a', 'a']);
    beside.complete('a', { nth: 2 });
    beside.complete('a', { nth: 0 });
    beside.complete('a');
    expect(seen(beside)).toMatchObject({ status: 'completed', variables: { got: [5, 12, 21] } });
    const oneByOne = begun(many({ sequential: true, until: '$numberOfCompletedInstances >= 2' }), { list: [5, 6, 7] });
    expect(seen(oneByOne).items).toEqual(['a']);
    oneByOne.complete('a');
    oneByOne.complete('a');
    expect(seen(oneByOne)).toMatchObject({ status: 'completed', variables: { got: [5, 12, null] } });
    expect(seen(begun(many({}), { list: [] })).status).toBe('completed');
  });

  it('starts what an ad-hoc subprocess lists, and ends the rest when its condition holds', () => {
    const definition = drawn(
      { sub: { type: 'adHocSubProcess', activate: '["a", "b"]', completionCondition: 'done' }, a: inSub, b: inSub, c: user },
      {
        main: ['start -> sub -> c -> end'],
      },
    );
    const naive = begun(definition);
    expect(seen(naive).items).toEqual(['a', 'b']);
    naive.complete('a', { data: { done: true } });
    expect(seen(naive).items).toEqual(['c']);
  });

  it('calls another process and takes over what it leaves behind', () => {
    const called = { ...drawn({ b: user }, { main: ['start -> b -> end'] }), id: 'other' } as unknown as JsonObject;
    const definition = drawn(
      { a: { type: 'callActivity', call: { ref: 'other', in: { x: 'n' }, out: { got: 'x + y' } } }, c: user },
      { main: ['start -> a -> c -> end'] },
    );
    const naive = begun(definition, { n: 2 }, called);
    expect(naive.observe().map(({ items }) => items)).toEqual([[], ['b']]);
    naive.complete('b', { data: { y: 3 } });
    expect(seen(naive)).toMatchObject({ items: ['c'], variables: { n: 2, got: 5 } });
  });

  it('goes on at the catch of a link, and ends its scope at a terminate event', () => {
    const definition = drawn(
      {
        sub,
        l: event('intermediateThrowEvent', { type: 'link', link: 'A' }, { scope: 'sub' }),
        k: event('intermediateCatchEvent', { type: 'link', link: 'A' }, { scope: 'sub' }),
        f: { type: 'parallelGateway', scope: 'sub' },
        a: inSub,
        end2: event('endEvent', { type: 'terminate' }, { scope: 'sub' }),
        c: user,
      },
      { main: ['start -> sub -> c -> end'], sub: ['start2 -> f -> l', 'f -> a -> end3', 'k -> end2'] },
    );
    expect(seen(begun(definition))).toMatchObject({ items: ['c'], activations: { l: 1, k: 1, end2: 1, a: 1 } });
  });
});
