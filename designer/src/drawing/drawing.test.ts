import { readdirSync } from 'node:fs';
import { allElementTypes } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawingThemes, drawProcess, elementDrawings, lookOf, toSvg, type DrawingNode } from './index.js';

const look = lookOf(drawingThemes.light, undefined, false);
const written = (nodes: readonly DrawingNode[]): string => JSON.stringify(nodes);
const files = readdirSync(new URL('elements/', import.meta.url)).filter((name) => !['index.ts', 'element-drawing.ts'].includes(name));

/** A definition with one element. */
const one = (element: object, shape: object = { at: [0, 0, 136, 80] }, more: object = {}) => ({
  kind: 'process',
  id: 'p',
  name: 'P',
  defaultLanguage: 'en',
  processes: { main: {} },
  elements: { a: { scope: 'main', type: 'userTask', ...element } },
  layout: { planes: { main: { of: 'p', shapes: { a: shape } } } },
  ...more,
});

describe('the drawings of element types', () => {
  it('are those of the schemas, no more and no less', () => {
    expect(Object.keys(elementDrawings).sort()).toEqual([...allElementTypes].sort());
  });

  it('have a file each, named for the type', () => {
    const named = allElementTypes.map((type) => `${type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
    expect([...files].sort()).toEqual([...named].sort());
  });

  it.each(Object.entries(elementDrawings))('%s draws the same each time, in any size, without a number that is none', (_type, draw) => {
    for (const [width, height] of [
      [136, 80],
      [36, 36],
      [1, 1],
      [2000, 3],
    ] as const) {
      const element = { label: 'Check the papers of everybody', raw: {} };
      const drawn = written(draw(element, { width, height }, look));
      expect(drawn).toBe(written(draw(element, { width, height }, look)));
      expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('differ from one another', () => {
    const size = { width: 136, height: 80 };
    const drawn = Object.entries(elementDrawings).map(([type, draw]) => [written(draw({ label: '', raw: {} }, size, look)), type] as const);
    const same = drawn.filter(([picture], index) => drawn.findIndex(([other]) => other === picture) !== index).map(([, type]) => type);
    // Without an event definition these are two rings; a message they send or wait for tells them apart.
    expect(same.sort()).toEqual(['intermediateCatchEvent', 'intermediateThrowEvent', 'implicitThrowEvent'].sort());
  });
});

describe('an event-based gateway', () => {
  const drawn = (raw: object): string =>
    written(elementDrawings.eventBasedGateway({ label: '', raw: { ...raw } }, { width: 50, height: 50 }, look));
  const rings = (raw: object): number => drawn(raw).split('"circle"').length - 1;

  it('has one ring where it begins an instance, two where it waits', () => {
    expect([rings({}), rings({ instantiate: true })]).toEqual([2, 1]);
  });

  it('has a plus where all events must come', () => {
    expect(drawn({ instantiate: true, eventGatewayType: 'parallel' })).not.toBe(
      drawn({ instantiate: true, eventGatewayType: 'exclusive' }),
    );
    expect(drawn({ instantiate: true, eventGatewayType: 'exclusive' })).toBe(drawn({ instantiate: true }));
  });
});

describe('a drawing', () => {
  const states = ['done', 'present', 'incident', 'cancelled'] as const;

  it('tells states apart without colour', () => {
    const pictures = states.map((state) =>
      toSvg(drawProcess(one({}), { theme: drawingThemes.print, states: { elements: { a: { state } } } })),
    );
    const colourless = pictures.map((picture) => picture.replaceAll(/#[0-9A-Fa-f]{6}/g, ''));
    expect(new Set(colourless).size).toBe(states.length);
  });

  it('says how often a step was done, where it was more than once', () => {
    const drawn = (count: number) => toSvg(drawProcess(one({}), { states: { elements: { a: { state: 'done', count } } } }));
    expect(drawn(3)).toContain('×3');
    expect(drawn(1)).not.toContain('×1');
  });

  it('takes names in the language asked for, else in the definition’s own', () => {
    const definition = one({ name: { en: 'Approve', ru: 'Согласовать' } });
    expect(toSvg(drawProcess(definition, { language: 'ru' }))).toContain('Согласовать');
    expect(toSvg(drawProcess(definition, { language: 'de' }))).toContain('Approve');
  });

  it('draws the plane of a closed subprocess when asked for it', () => {
    const definition = {
      ...one({ type: 'subProcess' }),
      elements: { a: { type: 'subProcess', scope: 'main' }, b: { type: 'userTask', scope: 'a', name: 'Inside' } },
      layout: {
        planes: { main: { of: 'p', shapes: { a: { at: [0, 0, 136, 80] } } }, inner: { of: 'a', shapes: { b: { at: [0, 0, 136, 80] } } } },
      },
    };
    const outer = drawProcess(definition);
    expect(outer.parts.map(({ id }) => id)).toEqual(['a']);
    expect(outer.parts[0]?.opens).toBe('inner');
    expect(drawProcess(definition, { plane: 'a' }).parts.map(({ id }) => id)).toEqual(['b']);
  });

  it('draws what is new in a type that it does not know', () => {
    expect(toSvg(drawProcess(one({ type: 'taskOfTomorrow', name: 'New' })))).toContain('New');
  });

  it('marks the default flow and conditions of flows that leave an activity', () => {
    const flow = (more: object, element: object = {}) => {
      const definition = {
        ...one({ ...element }),
        elements: { a: { type: 'userTask', scope: 'main', ...element }, b: { type: 'userTask', scope: 'main' } },
        flows: { f: { from: 'a', to: 'b', ...more } },
        layout: undefined,
      };
      return drawProcess(definition).parts.find(({ kind }) => kind === 'line')?.nodes.length;
    };
    expect(flow({})).toBe(2);
    expect(flow({ when: 'x > 1' })).toBe(3);
    expect(flow({}, { default: 'f' })).toBe(3);
    expect(flow({ when: 'x > 1' }, { type: 'exclusiveGateway' })).toBe(2);
  });
});

describe('untrusted definitions', () => {
  const wicked = '</text><script>alert(1)</script> & "quoted" \u0000 \uFFFE \uD800';

  it('are escaped wherever a text can stand', () => {
    const definition = {
      ...one({ name: wicked }, { at: [0, 0, 136, 80], fill: '"/><script>', stroke: 'red;' }),
      name: wicked,
      documentation: wicked,
      lanes: { l: { name: wicked, scope: 'main' } },
      artifacts: { n: { type: 'textAnnotation', text: wicked } },
      dataObjects: { d: { type: 'dataObject', name: wicked, state: wicked, scope: 'main' } },
    };
    const svg = toSvg(drawProcess(definition), { title: wicked, description: wicked });
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\u0000-\u0008\uFFFE]/);
    expect(svg).toContain('&lt;/text&gt;');
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['process'],
    [[]],
    [{}],
    [{ elements: [] }],
    [{ elements: { a: null, b: 3 }, flows: 'none', processes: { main: {} } }],
    [{ layout: { planes: { main: null } } }],
    [one({}, { at: [0, 0, Number.NaN, 80] })],
    [one({}, { at: [1e300, 0, 136, 80] })],
    [one({}, { at: [0, 0, -5, 80] })],
    [one({}, { at: 'here', label: [1] })],
    [one({ name: { en: 5 }, attachedTo: 'a', type: 'boundaryEvent', event: 'timer' })],
    [one({ scope: 'a', type: 'subProcess' }, { at: [0, 0, 10, 10], expanded: true })],
    [one({}, undefined, { lanes: { l: { parent: 'm' }, m: { parent: 'l' } } })],
    [one({}, undefined, { flows: { f: { from: 'a', to: 'a' }, g: { from: '__proto__', to: 'a' } } })],
    [JSON.parse('{"elements":{"__proto__":{"type":"userTask","scope":"main"}},"processes":{"main":{}}}')],
    [one({ name: 'word '.repeat(5000) })],
    [one({ name: 'w'.repeat(5000) }, { at: [0, 0, 2, 2] })],
  ])('are drawn as far as they can be: %j', (definition) => {
    const svg = toSvg(drawProcess(definition, { states: { elements: { a: { state: 'done', count: Number.NaN } } } }));
    expect(svg).toMatch(/^<svg [^>]*viewBox="[-\d. ]+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });
});
