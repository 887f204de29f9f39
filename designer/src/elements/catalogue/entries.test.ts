import { readdirSync } from 'node:fs';
import { checkProcess, type ProcessDefinition } from '@millrace/engine/model';
import { allElementTypes, executableElementTypes, validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../document/index.js';
import { drawingThemes } from '../../drawing/index.js';
import { everyEntryDocument, oneEntryDocument } from '../every-element.fixture.js';
import { allEntries, elementDescriptors, entryById, entryGroups, entryOf, iconOf, inGroups, type CatalogueEntry } from '../index.js';

const elements = allEntries.filter(({ thing }) => thing.kind === 'element');
const every = everyEntryDocument();

const repeats = (values: readonly string[]): readonly string[] => values.filter((value, index) => values.indexOf(value) !== index);

describe('the catalogue', () => {
  it('has every element type, each in a file of its name', () => {
    expect(Object.keys(elementDescriptors).sort()).toEqual([...allElementTypes].sort());
    const files = readdirSync(new URL('..', import.meta.url)).filter((name) => name.endsWith('.ts') && !name.includes('.fixture.'));
    const named = allElementTypes.map((type) => `${type.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
    expect(files.filter((name) => !['index.ts', 'element-types.ts'].includes(name)).sort()).toEqual([...named].sort());
  });

  it('begins each type with a plain entry of its own, or with the first of several events', () => {
    for (const [type, { entries }] of Object.entries(elementDescriptors)) {
      expect(entries.every(({ thing }) => thing.type === type)).toBe(true);
      expect(type === 'boundaryEvent' || type === 'intermediateCatchEvent' || entries[0]?.id === type).toBe(true);
    }
  });

  it('has ids and names that nothing else has, in both languages', () => {
    expect(repeats(allEntries.map(({ id }) => id))).toEqual([]);
    for (const language of ['en', 'ru'] as const) expect(repeats(allEntries.map(({ name }) => name[language]))).toEqual([]);
    expect(entryById('startEvent.timer')?.name).toEqual({ en: 'Timer start event', ru: 'Стартовое событие: таймер' });
    expect(entryById('nothing')).toBeUndefined();
  });

  it.each(allEntries.map((entry) => [entry.id, entry] as const))('%s is told in English and in Russian', (_id, entry) => {
    const { name, about, synonyms, refused } = entry;
    for (const { en, ru } of [name, about, ...(refused ? [refused] : [])]) {
      expect(en).toMatch(/^[A-Z][^\u0400-\u04FF]+$/);
      expect(ru).toMatch(/^(?:[А-ЯЁ]|BPMN).*[а-яё]/);
    }
    for (const sentence of [about.en, about.ru]) expect(sentence).toMatch(/^[^.]{8,120}\.$/);
    expect(synonyms.en.length).toBeGreaterThan(1);
    expect(synonyms.ru.filter((word) => /[а-яё]/i.test(word)).length).toBeGreaterThan(1);
    expect(repeats(synonyms.en)).toEqual([]);
    expect(repeats(synonyms.ru)).toEqual([]);
  });

  it('shows every entry in exactly one group', () => {
    const shown = inGroups(allEntries).flatMap(({ entries }) => entries);
    expect([...shown].sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1))).toEqual(allEntries);
    expect(inGroups(allEntries).map(({ group }) => group)).toEqual(Object.keys(entryGroups));
  });

  it('makes things that are valid in a draft', () => {
    expect(validateDefinition(every.document, { draft: true })).toMatchObject({ ok: true });
  });

  it('finds the entry of every thing again that it made', () => {
    const model = modelOf(every.document);
    const found = [...every.ids].map(([entry, id]) => {
      const thing = model.all.get(id);
      return [entry, thing && entryOf(model, thing)?.id] as const;
    });
    // Open or closed, and what an approval asks for, is no other kind of thing.
    const alike: Readonly<Record<string, string>> = {
      'subProcess.expanded': 'subProcess',
      'approvalTask.inTurn': 'approvalTask',
      'approvalTask.anyOne': 'approvalTask',
      'approvalTask.majority': 'approvalTask',
    };
    expect(found.filter(([entry, again]) => (alike[entry] ?? entry) !== again)).toEqual([]);
  });
});

describe('what the engine makes of an entry', () => {
  /** What the entry itself says; what is still to be filled in is no refusal. */
  const telling =
    /^\/elements\/[^/]+\/(?:type|event\/type|event\/parallel|isInterrupting|cancelActivity|instantiate|eventGatewayType|triggeredByEvent)$/;
  const refusals = (entry: CatalogueEntry): readonly string[] => {
    const { document, id } = oneEntryDocument(entry);
    return checkProcess(document as unknown as ProcessDefinition)
      .filter(({ elementId, severity, pointer }) => elementId === id && severity === 'error' && telling.test(pointer))
      .map(({ code, pointer }) => `${code} ${pointer}`);
  };

  it.each(elements.map((entry) => [entry.id, entry] as const))(
    '%s: it is refused where the catalogue says so, and only there',
    (_id, entry) => {
      const refused = refusals(entry);
      if (entry.refused) expect(refused).not.toEqual([]);
      else expect(refused).toEqual([]);
    },
  );

  it('is said of every type: those that are only kept have a group of their own', () => {
    const kept = elements.filter(({ group }) => group === 'kept').map(({ thing }) => thing.type);
    expect(kept.sort()).toEqual(allElementTypes.filter((type) => !(executableElementTypes as readonly string[]).includes(type)));
    expect(elements.filter(({ group, refused }) => group === 'kept' && !refused)).toEqual([]);
  });
});

describe('the icon of an entry', () => {
  const text = (id: string, theme = drawingThemes.light): string => {
    const entry = entryById(id);
    return entry ? JSON.stringify(iconOf(entry, theme)) : '';
  };

  it.each(allEntries.map(({ id }) => [id] as const))('%s is the element’s own drawing, whole, without words', (id) => {
    const drawn = text(id);
    expect(drawn).not.toMatch(/"text"|NaN|undefined/);
    expect(drawn.length).toBeGreaterThan(80);
  });

  it('tells the variants of an event, a gateway and a loop apart', () => {
    for (const type of [
      'boundaryEvent',
      'intermediateCatchEvent',
      'intermediateThrowEvent',
      'endEvent',
      'eventBasedGateway',
      'userTask',
    ] as const) {
      const drawn = elementDescriptors[type].entries.map(({ id }) => text(id));
      expect(repeats(drawn)).toEqual([]);
    }
  });

  it('has the colours of the theme', () => {
    expect(text('userTask', drawingThemes.dark)).toContain(drawingThemes.dark.ink);
    expect(text('lane', drawingThemes.dark)).toContain(drawingThemes.dark.ink);
  });
});
