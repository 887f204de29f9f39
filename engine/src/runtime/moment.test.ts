import { expect, it } from 'vitest';
import { memoryStore } from '../stores/memory/index.js';
import { manualTime } from '../../testing/manual-time.js';
import { createEngine } from './create-engine.js';

const script = (set: Readonly<Record<string, string>>) => ({
  kind: 'process',
  format: 1,
  id: 'moment',
  defaultLanguage: 'en',
  name: 'Moment',
  processes: { main: { executable: true } },
  elements: {
    start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
    calc: { type: 'scriptTask', scope: 'main', outgoing: ['f2'], script: { language: 'jsonata', set } },
    stop: { type: 'userTask', scope: 'main', outgoing: ['f3'] },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: {
    f1: { type: 'sequenceFlow', from: 'start', to: 'calc' },
    f2: { type: 'sequenceFlow', from: 'calc', to: 'stop' },
    f3: { type: 'sequenceFlow', from: 'stop', to: 'end' },
  },
});

it('gives expressions the instant of the command and a number that does not change when decided again', async () => {
  const engine = await createEngine({ store: memoryStore(), time: manualTime('2026-03-01T10:00:00Z') });
  await engine.deploy(script({ at: '$now()', chance: '$random()', slow: '$millis() + $count([1..3].{"a": $random()})' }));
  const { instanceId } = await engine.start('moment');
  const first = await engine.variables(instanceId);
  expect(first['at']).toBe('2026-03-01T10:00:00.000Z');
  expect(first['slow']).toBe(Date.parse('2026-03-01T10:00:00Z') + 3);
  expect(first['chance']).toBeGreaterThanOrEqual(0);
  expect(first['chance']).toBeLessThan(1);
  await engine.close();
});

it('ends an expression that never ends, also where time stands still, and says which services nobody here runs', async () => {
  const engine = await createEngine({ store: memoryStore(), time: manualTime() });
  await engine.deploy(script({ never: '($f := function($x) { $f($x + 1) }; $f(0))' }));
  const { instanceId } = await engine.start('moment');
  expect((await engine.incidents({ instanceId })).items).toMatchObject([{ elementId: 'calc' }]);

  const { problems } = await engine.deploy({
    ...script({}),
    id: 'outside',
    elements: { ...script({}).elements, calc: { type: 'serviceTask', scope: 'main', outgoing: ['f2'], service: { type: 'elsewhere' } } },
  });
  expect(problems).toMatchObject([
    { code: 'SERVICE_WITHOUT_HANDLER', severity: 'warning', elementId: 'calc', pointer: '/elements/calc/service/type' },
  ]);
  await engine.close();
});
