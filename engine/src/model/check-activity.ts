import type { ElementDefinition } from './definition.js';
import type { ElementCheck } from './element-check.js';

/** Checks what all activities may say: how they are done several times, and that they are compensation handlers. */
export function checkActivity(element: ElementDefinition, check: ElementCheck): void {
  if (element.isForCompensation !== undefined) check.word(['isForCompensation'], [true, false]);
  for (const name of ['startQuantity', 'completionQuantity']) if (element[name] !== undefined) check.wholeNumber([name], 1, 1000);
  if ((element.startQuantity ?? 1) !== 1 && check.incoming.length === 0)
    check.report('ATTRIBUTE_UNSUPPORTED', ['startQuantity'], { reason: 'no flow brings it tokens' });
  if (element.loopCharacteristics === undefined) return;
  const place = ['loopCharacteristics'];
  if (!check.word([...place, 'type'], ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'])) return;
  if (element['triggeredByEvent'] === true) {
    check.report('ATTRIBUTE_UNSUPPORTED', place, {
      reason: 'an event subprocess begins when its event happens, not several times by itself',
    });
    return;
  }
  if (element['instantiate'] === true) check.report('ATTRIBUTE_UNSUPPORTED', place, { reason: 'what begins an instance happens once' });
  if (check.at([...place, 'type']) === 'standardLoopCharacteristics') checkStandardLoop(check, place);
  else checkMultiInstance(check, place);
}

function checkStandardLoop(check: ElementCheck, place: readonly string[]): void {
  const loop = check.object(place, ['type', 'condition', 'testBefore', 'maximum']);
  check.expression([...place, 'condition']);
  if (loop?.['testBefore'] !== undefined) check.word([...place, 'testBefore'], [true, false]);
  if (loop?.['maximum'] !== undefined) check.wholeNumber([...place, 'maximum'], 1, 1_000_000);
}

function checkMultiInstance(check: ElementCheck, place: readonly string[]): void {
  const loop = check.object(place, ['type', 'sequential', 'collection', 'cardinality', 'item', 'until', 'output']);
  if (!loop) return;
  if (loop['sequential'] !== undefined) check.word([...place, 'sequential'], [true, false]);
  check.exactlyOne(place, ['collection', 'cardinality']);
  for (const name of ['collection', 'cardinality', 'until']) if (loop[name] !== undefined) check.expression([...place, name]);
  if (loop['item'] !== undefined) {
    const { item } = loop;
    if (typeof item !== 'string' || item.includes('.') || item === 'loopCounter')
      check.report('ATTRIBUTE_INVALID', [...place, 'item'], { expected: 'a name other than loopCounter' });
    else check.path([...place, 'item']);
    if (loop['collection'] === undefined)
      check.report('ATTRIBUTE_INVALID', [...place, 'item'], { expected: 'nothing: without a collection there are no entries' });
  }
  if (loop['output'] === undefined) return;
  check.object([...place, 'output'], ['path', 'value']);
  check.path([...place, 'output', 'path']);
  check.expression([...place, 'output', 'value']);
}
