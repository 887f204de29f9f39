import { expect, it } from 'vitest';
import { appendThing, createEditor, createThing, emptyProcess, idsFrom, modelOf } from '../../document/index.js';
import { leadsNowhere } from './leads-nowhere.js';

it('asks for a next step where nothing follows, and never behind an end', () => {
  let count = 0;
  const editor = createEditor({ document: emptyProcess('route'), newId: idsFrom((below) => (count += 1) % below) });
  const made = (outcome: ReturnType<typeof editor.run>): string => (outcome.ok ? (outcome.select?.[0] ?? '') : outcome.refusal.refused);
  const start = made(editor.run(createThing({ kind: 'element', type: 'startEvent' }, { plane: 'diagram', at: [100, 100], scope: 'main' })));
  expect(leadsNowhere(modelOf(editor.document), start)).toBe(true);
  const end = made(editor.run(appendThing({ kind: 'element', type: 'endEvent' }, start, 'diagram')));
  const model = modelOf(editor.document);
  expect([leadsNowhere(model, start), leadsNowhere(model, end), leadsNowhere(model, 'main')]).toEqual([false, false, false]);
});
