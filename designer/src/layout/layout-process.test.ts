import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBpmn } from './bpmn-file.fixture.js';
import { layoutProcess, needsLayout } from './index.js';
import { complaints } from './laid-out.fixture.js';

type Laid = {
  readonly layout: {
    readonly planes: Readonly<
      Record<string, { of: string; shapes: Record<string, { at: readonly number[]; expanded?: boolean }>; edges: object }>
    >;
  };
};

const process = (elements: Record<string, object>, flows: readonly (readonly [string, string])[], more: object = {}) => ({
  kind: 'process',
  format: 1,
  id: 'p',
  name: 'P',
  defaultLanguage: 'en',
  processes: { main: { executable: true } },
  elements: Object.fromEntries(Object.entries(elements).map(([id, element]) => [id, { scope: 'main', ...element }])),
  flows: Object.fromEntries(flows.map(([from, to], index) => [`f${index}`, { from, to }])),
  ...more,
});
const lay = async (definition: object): Promise<Laid> => (await layoutProcess(definition)) as Laid;
const placeOf = ({ layout }: Laid, id: string): readonly number[] =>
  Object.values(layout.planes).find(({ shapes }) => shapes[id])?.shapes[id]?.at ?? [];

const types = ['userTask', 'serviceTask', 'exclusiveGateway', 'parallelGateway', 'endEvent', 'intermediateCatchEvent', 'userTask'];
/** Processes as people draw them: mostly onward, some ways back, a few boundary events, lanes or none. */
const drawn = fc
  .record({
    kinds: fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 24 }),
    seed: fc.infiniteStream(fc.nat(1000)),
    lanes: fc.nat(3),
    boundaries: fc.nat(3),
    names: fc.constantFrom('', 'Check', 'Проверить документы и согласовать'),
  })
  .map(({ kinds, seed, lanes, boundaries, names }) => {
    const next = (below: number): number => seed.next().value % below;
    const ids = kinds.map((_, index) => `n${index}`);
    const lane = (index: number): object => (lanes > 0 ? { lane: `l${(index * 7 + next(2)) % lanes}` } : {});
    const elements: Record<string, object> = Object.fromEntries([
      ['start', { type: 'startEvent', name: 'Start', ...lane(0) }] as const,
      ...kinds.map((type, index) => [`n${index}`, { type, name: names === '' ? '' : `${names} ${index}`, ...lane(index) }] as const),
    ]);
    const flows: (readonly [string, string])[] = ids.map((id, index) => [
      index === 0 ? 'start' : `n${Math.max(index - 1 - next(3), 0)}`,
      id,
    ]);
    if (ids.length > 4) flows.push([`n${ids.length - 1}`, `n${next(ids.length - 1)}`]);
    const hosts = ids.filter((_, index) => kinds[index]?.endsWith('Task')).slice(0, boundaries);
    for (const host of hosts) {
      elements[`b_${host}`] = { ...elements[host], type: 'boundaryEvent', attachedTo: host, name: '8 hours', event: { type: 'timer' } };
      flows.push([`b_${host}`, `n${next(ids.length)}`]);
    }
    const bands = Object.fromEntries(
      Array.from({ length: lanes }, (_, index) => [`l${index}`, { parent: null, scope: 'main', name: `Lane ${index}` }]),
    );
    return process(elements, flows, lanes > 0 ? { lanes: bands } : {});
  });

describe('a layout', () => {
  it('has a place for everything, nothing on anything else, and lines that pass by what they do not belong to', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (definition) => {
        expect(complaints(await layoutProcess(definition))).toEqual([]);
      }),
      { numRuns: 60, seed: 5 },
    );
  }, 60_000);

  it('is the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (definition) => {
        expect(JSON.stringify(await layoutProcess(definition))).toBe(JSON.stringify(await layoutProcess(structuredClone(definition))));
      }),
      { numRuns: 10, seed: 7 },
    );
  }, 30_000);

  it('reads from left to right', async () => {
    const laid = await lay(
      process({ a: { type: 'startEvent' }, b: { type: 'userTask' }, c: { type: 'endEvent' } }, [
        ['a', 'b'],
        ['b', 'c'],
      ]),
    );
    const [a = 0, b = 0, c = 0] = ['a', 'b', 'c'].map((id) => placeOf(laid, id)[0]);
    expect(a < b && b < c).toBe(true);
  });

  it('that is whole is left as it is', async () => {
    const laid = await layoutProcess(process({ a: { type: 'startEvent' }, b: { type: 'endEvent' } }, [['a', 'b']]));
    expect(needsLayout(laid)).toBe(false);
    expect(await layoutProcess(laid)).toBe(laid);
  });

  it('gives what is new a place below what is there, which keeps its own', async () => {
    const whole = await lay(process({ a: { type: 'startEvent' }, b: { type: 'endEvent' } }, [['a', 'b']]));
    const more = process({ a: { type: 'startEvent' }, b: { type: 'endEvent' }, c: { type: 'userTask' } }, [['a', 'b']], {
      layout: whole.layout,
    });
    const laid = await lay(more);
    expect(placeOf(laid, 'a')).toEqual(placeOf(whole, 'a'));
    expect(placeOf(laid, 'c')[1]).toBeGreaterThan(placeOf(laid, 'a')[1] ?? 0);
    expect(complaints(laid)).toEqual([]);
  });

  it('shows a small subprocess open, and a large one on a plane of its own', async () => {
    const inside = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, { type: 'userTask', scope: 'sub' }]));
    const small = await lay(process({ sub: { type: 'subProcess' }, ...inside(3) }, [['t0', 't1']]));
    expect(Object.keys(small.layout.planes)).toEqual(['main']);
    expect(small.layout.planes['main']?.shapes['sub']?.expanded).toBe(true);
    const big = await lay(process({ sub: { type: 'subProcess' }, ...inside(60) }, [['t0', 't1']]));
    expect(Object.values(big.layout.planes).map(({ of }) => of)).toEqual(['p', 'sub']);
    expect(complaints(small)).toEqual([]);
    expect(complaints(big)).toEqual([]);
  });

  it('puts every pool below the other, with messages between them, and data and notes beside what they are about', async () => {
    const laid = await lay(
      process({ a: { type: 'sendTask' }, b: { type: 'receiveTask', scope: 'other' } }, [], {
        processes: { main: {}, other: {} },
        participants: {
          us: { process: 'main', name: 'Us' },
          them: { process: 'other', name: 'Them' },
          box: { blackBox: true, name: 'Somebody' },
        },
        messageFlows: { m: { type: 'messageFlow', from: 'a', to: 'b' }, n: { type: 'messageFlow', from: 'b', to: 'box' } },
        artifacts: { note: { type: 'textAnnotation', text: 'Only on working days' }, as: { type: 'association', from: 'note', to: 'a' } },
        dataObjects: { data: { type: 'dataObjectReference', scope: 'main', name: 'Order' } },
        dataAssociations: { da: { type: 'dataOutputAssociation', from: 'a', to: 'data' } },
      }),
    );
    expect(complaints(laid)).toEqual([]);
    expect(Object.keys(laid.layout.planes['main']?.edges ?? {}).sort()).toEqual(['as', 'da', 'm', 'n']);
    expect(['us', 'them', 'box'].map((id) => placeOf(laid, id).length)).toEqual([4, 4, 4]);
  });

  it.each([
    [{}],
    [{ elements: null }],
    [
      process({ a: { type: 'userTask', scope: 'nowhere' } }, [
        ['a', 'a'],
        ['a', 'ghost'],
      ]),
    ],
    [process({ a: { type: 'subProcess', scope: 'b' }, b: { type: 'subProcess', scope: 'a' } }, [])],
    [process({ a: { type: 'boundaryEvent', attachedTo: 'a' } }, [])],
    [process({ a: { type: 'boundaryEvent', attachedTo: 'b' }, b: { type: 'boundaryEvent', attachedTo: 'a' } }, [['a', 'b']])],
    [
      process({ a: { type: 'userTask', lane: 'x' } }, [], {
        lanes: { x: { parent: 'y', scope: 'main' }, y: { parent: 'x', scope: 'main' } },
      }),
    ],
    [process({ a: { type: 'userTask' } }, [], { layout: { planes: { main: { of: 7, shapes: { a: { at: [Number.NaN, 0, 1, 1] } } } } } })],
  ])('is made of broken definitions too: %j', async (definition) => {
    const laid = await layoutProcess(definition);
    expect(JSON.stringify(laid)).not.toMatch(/null,null/);
  });

  it('of a thousand steps takes seconds', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `n${index}`);
    const flows = ids.slice(1).map((id, index) => [`n${Math.max(index - (index % 3), 0)}`, id] as const);
    const definition = process(Object.fromEntries(ids.map((id) => [id, { type: 'userTask' }])), flows);
    const laid = await lay(definition);
    expect(Object.keys(laid.layout.planes['main']?.shapes ?? {})).toHaveLength(1000);
  }, 20_000);
});

const models = new URL('../../../../shared/testdata/bpmn-miwg/', import.meta.url);

// The reference models stand beside the checkout; where they are absent there is nothing to read.
describe.skipIf(!existsSync(models))('the reference models of the BPMN Model Interchange Working Group (../shared/testdata)', () => {
  const files = existsSync(models) ? readdirSync(models).filter((name) => name.endsWith('.bpmn')) : [];
  it.each(files)(
    '%s is laid out without a complaint',
    async (name) => {
      const definition = readBpmn(readFileSync(new URL(name, models), 'utf8'));
      expect(complaints(await layoutProcess(definition))).toEqual([]);
    },
    30_000,
  );
});
