import type { XmlElement } from '../../xml/index.js';
import { isId, isName, isPath } from '../names.js';
import { mustExist, type Reading, type Subject } from '../reading.js';
import type { Words } from '../vendor.js';
import { feelOrNote, isFeel } from './feel.js';

/** An attribute of an element among the extensions, with what a note says of it. */
export function attribute(element: XmlElement, local: string): (Subject & { readonly value: string }) | undefined {
  const value = element.attributes.find((each) => each.local === local)?.value;
  return value === undefined || value.trim() === ''
    ? undefined
    : { what: `${element.name} ${local}`, line: element.line, from: value.slice(0, 200), value: value.trim() };
}

/** `zeebe:calledElement`. */
export function readCall(reading: Reading): void {
  if (reading.type !== 'callActivity') return;
  const [called] = reading.extensions('calledElement');
  if (called === undefined) return;
  const process = attribute(called, 'processId');
  if (process !== undefined && isId(process.value)) {
    reading.put(['call', 'ref'], process.value);
    reading.understood(process, process.value);
  } else if (process !== undefined) reading.redo(process, oneForEach);
  const computed = attribute(called, 'processIdExpression');
  if (computed !== undefined) reading.redo(computed, oneForEach);
  const key = attribute(called, 'businessId');
  const value = key === undefined ? undefined : feelOrNote(reading, key, key.value);
  if (key !== undefined && value !== undefined) {
    reading.put(['call', 'businessKey'], value.expression);
    reading.translated(key, `businessKey: ${value.expression.source}`);
  }
  readBinding(reading, called, ['call', 'binding']);
  for (const [local, field] of [
    ['propagateAllParentVariables', 'in'],
    ['propagateAllChildVariables', 'out'],
  ] as const) {
    const all = attribute(called, local);
    if (all?.value === 'false') reading.understood(all);
    else
      reading.redo(all ?? { what: `${called.name} ${local}`, line: called.line, from: 'true' }, {
        en: `Not all variables go over by themselves here. Name each one that is needed in call.${field}.`,
        ru: `Все переменные сами здесь не переходят. Назовите каждую нужную в call.${field}.`,
      });
  }
}

const oneForEach: Words = {
  en: 'Which process is called is not computed here. Put a gateway before several call activities, one for each process.',
  ru: 'Какой процесс вызывать, здесь не вычисляется. Поставьте шлюз перед несколькими вызовами, по одному на процесс.',
};

function readBinding(reading: Reading, element: XmlElement, place: readonly string[]): void {
  const binding = attribute(element, 'bindingType');
  const tag = attribute(element, 'versionTag');
  if (binding?.value === 'latest' || binding?.value === 'deployment') {
    reading.put(place, binding.value);
    reading.understood(binding, binding.value);
  } else if (binding !== undefined)
    reading.redo(binding, {
      en: 'Say which version is called: latest, deployment, or version with a number.',
      ru: 'Укажите, какая версия вызывается: latest, deployment или version с номером.',
    });
  if (tag !== undefined)
    reading.redo(tag, {
      en: 'Versions are told by their number here, not by a tag. Say which is meant.',
      ru: 'Версии здесь различают по номеру, а не по пометке. Укажите нужную.',
    });
}

/** `zeebe:calledDecision`. */
export function readDecision(reading: Reading): void {
  if (reading.type !== 'businessRuleTask') return;
  const [called] = reading.extensions('calledDecision');
  if (called === undefined) return;
  const id = attribute(called, 'decisionId');
  const result = attribute(called, 'resultVariable');
  if (id !== undefined && isId(id.value)) {
    reading.put(['decision', 'ref'], id.value);
    reading.understood(id, id.value, mustExist.decision(id.value));
  } else if (id !== undefined)
    reading.redo(id, {
      en: 'Which decision is asked is not computed here: name its id. Put a gateway before several tasks where it depends on data.',
      ru: 'Какое решение спросить, здесь не вычисляется: укажите его id. Если это зависит от данных, поставьте шлюз перед несколькими задачами.',
    });
  if (result !== undefined && isName(result.value)) {
    reading.put(['decision', 'result'], result.value);
    reading.understood(result, result.value);
  } else if (result !== undefined) reading.redo(result, chooseName);
  for (const local of ['bindingType', 'versionTag']) {
    const binding = attribute(called, local);
    if (binding !== undefined)
      reading.kept(binding, {
        en: 'A decision is used here in the version that is deployed when the process is.',
        ru: 'Решение здесь берётся той версии, которая развёрнута к моменту развёртывания процесса.',
      });
  }
}

/** `zeebe:script`: an expression whose result is a variable. */
export function readScript(reading: Reading): void {
  if (reading.type !== 'scriptTask') return;
  const [script] = reading.extensions('script');
  if (script === undefined) return;
  const expression = attribute(script, 'expression');
  const result = attribute(script, 'resultVariable');
  if (expression === undefined) return;
  const value = feelOrNote(reading, expression, expression.value);
  if (value === undefined) return;
  if (result === undefined || !isName(result.value)) return reading.redo(result ?? expression, chooseName);
  reading.put(['script'], { language: 'feel', set: { [result.value]: value.expression.source } });
  reading.translated(expression, `${result.value}: ${value.expression.source}`);
  reading.understood(result, result.value);
}

/** `zeebe:loopCharacteristics` inside of the multi-instance marker. */
export function readLoop(reading: Reading): void {
  const [marker] = reading.parts('multiInstanceLoopCharacteristics');
  if (marker === undefined) return;
  const inner = reading.inside(marker);
  const [loop] = inner.extensions('loopCharacteristics');
  if (loop !== undefined) {
    const collection = attribute(loop, 'inputCollection');
    const item = attribute(loop, 'inputElement');
    const output = attribute(loop, 'outputCollection');
    const element = attribute(loop, 'outputElement');
    const list =
      collection === undefined
        ? undefined
        : feelOrNote(inner, collection, isFeel(collection.value) ? collection.value : `=${collection.value}`);
    if (collection !== undefined && list !== undefined) {
      inner.put(['collection'], list.expression);
      inner.translated(collection, list.expression.source);
    }
    if (item !== undefined && isName(item.value) && item.value !== 'loopCounter') {
      inner.put(['item'], item.value);
      inner.understood(item, item.value);
    } else if (item !== undefined) inner.redo(item, chooseName);
    const value = element === undefined ? undefined : feelOrNote(inner, element, element.value);
    if (output !== undefined && isPath(output.value) && value !== undefined && element !== undefined) {
      inner.put(['output'], { path: output.value, value: value.expression });
      inner.translated(output, output.value);
      inner.translated(element, value.expression.source);
    } else if (output !== undefined) inner.redo(output, outputs);
    else if (element !== undefined) inner.redo(element, outputs);
  }
  inner.rest();
  if (Object.keys(inner.fields).length > 0)
    reading.put(['loopCharacteristics'], { type: 'multiInstanceLoopCharacteristics', ...inner.fields });
}

const chooseName: Words = {
  en: 'Choose a name of letters, digits and _, other than loopCounter.',
  ru: 'Выберите имя из букв, цифр и _, отличное от loopCounter.',
};
const outputs: Words = {
  en: 'The list of results needs both: a path of variables and the expression for the value of one instance.',
  ru: 'Списку результатов нужны оба: путь переменной и выражение для значения одного экземпляра.',
};
