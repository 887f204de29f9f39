import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualTime } from '../../../testing/manual-time.js';
import { memoryStore } from '../../stores/memory/index.js';
import { createEngine } from '../create-engine.js';
import type { Engine } from '../engine.js';

const form = {
  kind: 'form',
  format: 1,
  id: 'opinion',
  defaultLanguage: 'en',
  data: {
    type: 'object',
    properties: { about: { type: 'string', maxLength: 100 }, number: { type: 'integer' }, word: { type: 'string', maxLength: 100 } },
  },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['aboutField', 'numberField', 'wordField'] },
    aboutField: { type: 'text', bind: 'about', label: 'About' },
    numberField: { type: 'integer', bind: 'number', label: 'Number' },
    wordField: { type: 'text', bind: 'word', label: 'Word' },
  },
};
const process = {
  kind: 'process',
  format: 1,
  id: 'opinions',
  defaultLanguage: 'en',
  name: 'Opinions',
  processes: { main: { executable: true, title: 'Opinions' } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    ask: {
      type: 'userTask',
      scope: 'main',
      outgoing: ['f2'],
      name: 'Say what you think',
      assignment: { assignee: { expression: '"user:" & who.id' } },
      form: { ref: 'opinion', in: { about: 'who.about', number: 'loopCounter' }, out: { word: 'word' } },
      loopCharacteristics: {
        type: 'multiInstanceLoopCharacteristics',
        collection: 'people',
        item: 'who',
        output: { path: 'words', value: 'who.id & ": " & word' },
      },
    },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: { f1: { from: 'start', to: 'ask' }, f2: { from: 'ask', to: 'end' } },
};

let engine: Engine;
let id: string;
beforeEach(async () => {
  engine = await createEngine({ store: memoryStore(), time: manualTime('2026-03-02T09:00:00Z'), log: () => undefined });
  for (const [person, name] of Object.entries({ anna: 'Anna', boris: 'Boris', vera: 'Vera' })) await engine.people.save(person, { name });
  await engine.deploy({ kind: 'bundle', format: 1, id: 'app', name: 'App', items: [form, process] });
  const people = [
    { id: 'boris', about: 'doors' },
    { id: 'vera', about: 'windows' },
  ];
  id = (await engine.start('opinions', { actor: 'anna', variables: { people } })).instanceId;
});
afterEach(() => engine.close());

const itemOf = async (person: string): Promise<string> => (await engine.workItems({ for: person })).items[0]?.id ?? '';

describe('work of an activity that is done several times', () => {
  it('shows each person the form of their own entry', async () => {
    expect((await engine.workplace.workItemSheet(await itemOf('boris')))?.data).toMatchObject({ about: 'doors', number: 1 });
    expect((await engine.workplace.workItemSheet(await itemOf('vera')))?.data).toMatchObject({ about: 'windows', number: 2 });
  });

  it('takes over what each person said, and shows whom it still waits for', async () => {
    await engine.complete(await itemOf('vera'), { actor: 'vera', data: { word: 'fine' } });
    expect(await engine.workplace.steps(id)).toMatchObject([{ elementId: 'ask', items: [{ to: ['user:boris'] }] }]);
    expect((await engine.workplace.route(id)).elements).toMatchObject({ ask: { state: 'present' } });
    await engine.complete(await itemOf('boris'), { actor: 'boris', data: { word: 'stuck' } });
    expect((await engine.variables(id))['words']).toEqual(['boris: stuck', 'vera: fine']);
    expect((await engine.workplace.route(id)).elements).toMatchObject({
      ask: { state: 'done', count: 2 },
      end: { state: 'done', count: 1 },
    });
  });
});
