import { definitionSchemas, executableElementTypes, type Schema } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../document/index.js';
import { scopesDocument } from '../every-element.fixture.js';
import {
  allSubjects,
  createPropertyRegistry,
  entriesFor,
  propertyGroups,
  valueAt,
  type PropertyAddition,
  type PropertyField,
  type PropertyGroup,
} from '../index.js';
import { walkSubject } from './walk.js';
import { wordKeys, wordsOf } from './words/index.js';

const registry = createPropertyRegistry();
const fieldsIn = (groups: readonly PropertyGroup[]): readonly PropertyField[] => groups.flatMap(({ fields }) => fields);
const pathsIn = (groups: readonly PropertyGroup[]): readonly string[] => fieldsIn(groups).map(({ path }) => path.join('.'));
const field = (subject: string, path: string): PropertyField | undefined =>
  fieldsIn(registry.of(subject)).find((one) => one.path.join('.') === path);

/** Every property of the schemas, with what describes it. */
function* properties(): Generator<readonly [owner: string, property: string, schema: Schema]> {
  function* inside(owner: string, { properties = {} }: Schema): Generator<readonly [string, string, Schema]> {
    for (const [property, schema] of Object.entries(properties)) {
      yield [owner, property, schema];
      yield* inside(`${owner}.${property}`, schema);
    }
  }
  for (const [owner, schema] of Object.entries(definitionSchemas)) yield* inside(owner, schema);
}

describe('the words of properties', () => {
  it.each(allSubjects.map((subject) => [subject] as const))('are there for everything that %s can say, in both languages', (subject) => {
    const { fields, missing } = walkSubject(subject);
    expect(missing).toEqual([]);
    expect(fields.length).toBeGreaterThan(2);
  });

  it('are told to be missing, property by property, in each language', () => {
    const planted: Schema = { type: 'object', properties: { surprise: { type: 'string' } } };
    const schemas = definitionSchemas as Record<string, Schema>;
    const known = schemas['ManualTaskElement'];
    try {
      schemas['ManualTaskElement'] = planted;
      const { fields, missing } = walkSubject('manualTask');
      expect(missing.map(({ key }) => key)).toEqual(['ManualTaskElement.surprise']);
      // It can be edited all the same.
      expect(fields).toMatchObject([{ path: ['surprise'], kind: 'text', group: 'technical', label: { en: 'surprise' } }]);
    } finally {
      if (known) schemas['ManualTaskElement'] = known;
    }
  });

  it('are English in English and Russian in Russian', () => {
    for (const subject of allSubjects)
      for (const { label, help, options = [], path } of walkSubject(subject).fields)
        for (const words of [label, help, ...options.map((option) => option.label)]) {
          expect(words.en, path.join('.')).toMatch(/^[^\u0400-\u04FF]+$/);
          if (!/^(?:JSONata|FEEL)$/.test(words.ru)) expect(words.ru, path.join('.')).toMatch(/[а-яё]/);
        }
  });

  it('end their help with a full stop and say no more than two or three lines', () => {
    for (const subject of allSubjects)
      for (const { help } of walkSubject(subject).fields) for (const words of [help.en, help.ru]) expect(words).toMatch(/^.{5,260}\.$/);
  });

  it('are of properties that the schemas have', () => {
    const known = new Set<string>();
    for (const [owner, property] of properties()) {
      known.add(`${owner}.${property}`).add(`*.${property}`);
      if (owner.endsWith('Element')) known.add(`Element.${property}`);
    }
    // What tells the branches of a union stands in the branches.
    known.add('EventDefinition.type').add('LoopCharacteristics.type');
    expect(wordKeys.filter((key) => !known.has(key))).toEqual([]);
  });

  it('name the same value for what is absent as the schema does', () => {
    let told = 0;
    for (const [owner, property, { description = '' }] of properties()) {
      const [, literal = ''] = /`?(\b(?:[A-Z]+\d\w*|\d+|true|false|[a-z]+)\b)`? when absent/.exec(description) ?? [];
      const words = wordsOf(owner, property);
      if (literal === '' || !words || owner === 'NotificationTemplate') continue;
      if (!description.includes(`\`${literal}\``) && !/\d/.test(literal)) continue;
      told += 1;
      expect(String(words.byDefault), `${owner}.${property}`).toBe(literal);
    }
    expect(told).toBeGreaterThan(20);
  });
});

describe('the value at a path', () => {
  it('is what the thing says there itself, nothing that all objects have', () => {
    expect(valueAt({ a: { b: 'anna' } }, ['a', 'b'])).toBe('anna');
    expect(valueAt({ a: 'text' }, ['a', 'length'])).toBeUndefined();
    expect(valueAt({}, ['constructor'])).toBeUndefined();
  });
});

describe('the fields of a subject', () => {
  it('are in groups, in the order of the panel', () => {
    const groups = registry.of('userTask').map(({ id }) => id);
    expect(groups).toEqual(['general', 'who', 'form', 'data', 'deadlines', 'loop', 'order', 'notes', 'technical']);
    expect(Object.keys(propertyGroups).filter((id) => groups.includes(id))).toEqual(groups);
  });

  it.each([
    ['userTask', 'name', 'told'],
    ['userTask', 'documentation', 'multiline'],
    ['userTask', 'assignment.assignee', 'participant'],
    ['userTask', 'assignment.candidates', 'participants'],
    ['userTask', 'form.ref', 'form'],
    ['userTask', 'form.in', 'mapping'],
    ['userTask', 'form.access', 'formAccess'],
    ['userTask', 'due', 'timing'],
    ['userTask', 'priority', 'number'],
    ['userTask', 'loopCharacteristics.collection', 'expression'],
    ['approvalTask', 'approval.rule.type', 'choice'],
    ['businessRuleTask', 'decision.ref', 'decision'],
    ['callActivity', 'call.ref', 'calledProcess'],
    ['serviceTask', 'service.retry.backoff', 'duration'],
    ['serviceTask', 'service.options', 'json'],
    ['boundaryEvent', 'event.duration', 'duration'],
    ['boundaryEvent', 'event.date', 'instant'],
    ['boundaryEvent', 'event.cycle', 'cycle'],
    ['endEvent', 'event.ref', 'message'],
    ['subProcess', 'variables', 'variables'],
    ['exclusiveGateway', 'outgoing', 'flows'],
    ['exclusiveGateway', 'default', 'flow'],
    ['flow', 'when', 'expression'],
    ['process', 'title', 'toldOrExpression'],
    ['process', 'retention', 'durationOrNever'],
    ['lane', 'assignment.candidates', 'participants'],
    ['note', 'text', 'multiline'],
    ['variable', 'type', 'choice'],
    ['root', 'code', 'text'],
  ])('%s has %s, which is asked as %s', (subject, path, kind) => {
    expect(field(subject, path)?.kind).toBe(kind);
  });

  it('say what a deployment needs, always or where a part is there', () => {
    expect(field('approvalTask', 'approval.participants')).toMatchObject({ required: true });
    expect(field('userTask', 'form.ref')).toMatchObject({ required: false, requiredWith: ['form'] });
    expect(field('serviceTask', 'service.type')).toMatchObject({ required: true });
    expect(field('serviceTask', 'service.retry.attempts')).toMatchObject({ required: false });
    expect(field('note', 'text')).toMatchObject({ required: true });
  });

  it('say what is taken where nothing is said, with the words of a choice', () => {
    expect(field('userTask', 'priority')).toMatchObject({ byDefault: 50, minimum: 0, maximum: 100, wholeNumber: true });
    expect(field('approvalTask', 'approval.order')).toMatchObject({
      byDefault: 'parallel',
      options: [{ value: 'parallel' }, { value: 'sequential', label: { en: 'One after another', ru: 'По очереди' } }],
    });
  });

  it('say which neighbours they stand in place of, and what part they belong to', () => {
    expect(field('boundaryEvent', 'event.date')?.insteadOf).toEqual([
      ['event', 'duration'],
      ['event', 'cycle'],
    ]);
    expect(field('sendTask', 'service.type')?.part).toMatchObject({ path: ['service'], label: { en: 'Program' } });
  });

  it('of an event are those that it waits for or throws', () => {
    const has = (subject: string, path: string): boolean => field(subject, path) !== undefined;
    expect([has('endEvent', 'event.data'), has('endEvent', 'event.out')]).toEqual([true, false]);
    expect([has('boundaryEvent', 'event.data'), has('boundaryEvent', 'event.out')]).toEqual([false, true]);
    expect([has('sendTask', 'message.timeToLive'), has('receiveTask', 'message.timeToLive')]).toEqual([true, false]);
    expect(field('endEvent', 'event.type')?.options?.map(({ value }) => value)).not.toContain('timer');
    expect(field('intermediateCatchEvent', 'event.type')).toMatchObject({ replaces: ['event'], required: true });
  });

  it('have a path of their own in each branch', () => {
    for (const subject of allSubjects) {
      const keys = fieldsIn(registry.of(subject)).map(({ path, when }) => JSON.stringify([path, when ?? []]));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('what is shown of a thing', () => {
  const { document, scopes } = scopesDocument();
  const shown = (entry: object): readonly string[] =>
    pathsIn(registry.shown(modelOf(document), { kind: 'element', entry: { scope: 'main', ...entry } }));

  it('follows from the kind of its event', () => {
    const timer = shown({ type: 'boundaryEvent', event: { type: 'timer', duration: 'PT1H' } });
    expect(timer).toEqual(expect.arrayContaining(['event.type', 'event.duration', 'event.cycle', 'cancelActivity']));
    expect(timer.filter((path) => /ref|condition|catchUp/.test(path))).toEqual([]);
    expect(shown({ type: 'boundaryEvent', event: { type: 'timer', cycle: 'R/PT1H' } })).toContain('event.catchUp');
  });

  it('follows from the values beside it', () => {
    const rule = (type: string): object => ({ type: 'approvalTask', approval: { rule: { type } } });
    expect([shown(rule('all')), shown(rule('count'))].map((paths) => paths.includes('approval.rule.value'))).toEqual([false, true]);
    expect(shown({ type: 'userTask' })).not.toContain('loopCharacteristics.collection');
    expect(shown({ type: 'userTask', loopCharacteristics: { type: 'multiInstanceLoopCharacteristics' } })).toContain(
      'loopCharacteristics.collection',
    );
  });

  it('follows from the place: a form at the start of a process, interruption in an event subprocess', () => {
    const start = (scope: string): readonly string[] => shown({ type: 'startEvent', scope });
    expect([start('main').includes('form.ref'), start('main').includes('isInterrupting')]).toEqual([true, false]);
    const inside = start(scopes.eventSubProcess);
    expect([inside.includes('form.ref'), inside.includes('isInterrupting')]).toEqual([false, true]);
  });

  it('is asked once, by what the event is: a message has no field for its signal', () => {
    const message = shown({ type: 'boundaryEvent', event: { type: 'message', ref: 'm1' } });
    expect(message.filter((path) => path === 'event.ref')).toHaveLength(1);
    const none = shown({ type: 'boundaryEvent', event: { type: 'timer', ref: 'm1' } });
    expect(none.filter((path) => path === 'event.ref')).toHaveLength(1);
  });

  it('is always what is said, sensible or not, so that it can be taken away', () => {
    expect(shown({ type: 'approvalTask', approval: { rule: { type: 'all', value: 3 } } })).toContain('approval.rule.value');
  });
});

describe('what later capabilities add', () => {
  const host: PropertyField = {
    path: ['service', 'options', 'url'],
    group: 'http',
    label: { en: 'Address', ru: 'Адрес' },
    help: { en: 'Where the call goes.', ru: 'Куда идёт вызов.' },
    kind: 'text',
    required: true,
  };
  const http: PropertyAddition = {
    groups: { http: { label: { en: 'HTTP', ru: 'HTTP' }, after: 'call' } },
    fields: (subject, entry) => (subject === 'serviceTask' && valueAt(entry, ['service', 'type']) === 'http' ? [host] : []),
  };
  const task = (type: string) => ({ type: 'serviceTask', scope: 'main', service: { type } });

  it('stands in a group of its own, where it said, and only where it has something to ask', () => {
    const mine = createPropertyRegistry();
    mine.register(http);
    const { document } = scopesDocument();
    const groups = mine.shown(modelOf(document), { kind: 'element', entry: task('http') }).map(({ id }) => id);
    expect(groups.indexOf('http')).toBe(groups.indexOf('call') + 1);
    expect(mine.of('serviceTask', task('mail')).map(({ id }) => id)).not.toContain('http');
    expect(registry.of('serviceTask', task('http')).map(({ id }) => id)).not.toContain('http');
  });

  it('goes when it is taken away', () => {
    const mine = createPropertyRegistry();
    const remove = mine.register(http);
    remove();
    expect(mine.of('serviceTask', task('http'))).toEqual(registry.of('serviceTask', task('http')));
  });
});

it('every element of the palette has properties to ask', () => {
  const { document } = scopesDocument();
  for (const { thing } of entriesFor(modelOf(document), { do: 'create', at: { scope: 'main' } }))
    if (thing.kind === 'element') expect(registry.of(thing.type).length).toBeGreaterThan(2);
  expect(executableElementTypes.every((type) => registry.of(type).length > 2)).toBe(true);
});
