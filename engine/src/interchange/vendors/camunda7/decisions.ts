import type { JuelPlace } from '../juel/index.js';
import { isId, isName } from '../names.js';
import { mustExist, type Reading } from '../reading.js';

/** Which decision a business rule task asks, and where the result goes. */
export function readDecision(reading: Reading): void {
  if (reading.type !== 'businessRuleTask') return;
  const ref = reading.attribute('decisionRef');
  const result = reading.attribute('resultVariable');
  const kind = reading.attribute('mapDecisionResult');
  if (ref !== undefined) {
    if (isId(ref.value)) {
      reading.put(['decision', 'ref'], ref.value);
      reading.understood(ref, ref.value, mustExist.decision(ref.value));
    } else
      reading.redo(ref, {
        en: 'Which decision is asked is not computed here: name its id. Put a gateway before several tasks where it depends on data.',
        ru: 'Какое решение спросить, здесь не вычисляется: укажите его id. Если это зависит от данных, поставьте шлюз перед несколькими задачами.',
      });
  }
  for (const local of ['decisionRefBinding', 'decisionRefVersion', 'decisionRefVersionTag', 'decisionRefTenantId']) {
    const given = reading.attribute(local);
    if (given !== undefined)
      reading.kept(given, {
        en: 'A decision is used here in the version that is deployed when the process is.',
        ru: 'Решение здесь берётся той версии, которая развёрнута к моменту развёртывания процесса.',
      });
  }
  if (result !== undefined) {
    if (isName(result.value)) {
      reading.put(['decision', 'result'], result.value);
      reading.understood(result, result.value);
    } else
      reading.redo(result, {
        en: 'Choose a name of letters, digits and _ for the result.',
        ru: 'Выберите для результата имя из букв, цифр и _.',
      });
  } else if (ref !== undefined)
    reading.redo(ref, {
      en: 'The result needs a variable: name it in decision.result.',
      ru: 'Результату нужна переменная: укажите её в decision.result.',
    });
  const shape = kind?.value ?? 'resultList';
  const subject = kind ?? result ?? ref;
  if (kind !== undefined && ref === undefined) reading.kept(kind);
  if (subject === undefined || ref === undefined) return;
  if (shape === 'singleEntry' && kind !== undefined) reading.understood(kind);
  else if (shape === 'collectEntries' && kind !== undefined)
    reading.translated(kind, 'a list where the table collects', {
      en: 'The table must have the hit policy collect; else the result is one answer and no list.',
      ru: 'У таблицы должна быть политика collect, иначе результат один ответ, а не список.',
    });
  else
    reading.redo(subject, {
      en: 'The result is the answer itself where the decision has one output, else an object by output; a list only where it collects. Look through the expressions that read it.',
      ru: 'Результат: сам ответ, если у решения один выход, иначе объект по выходам; список только при collect. Просмотрите выражения, которые его читают.',
    });
}

/** What a script task says beside BPMN: where the result goes. Scripts in JUEL are expressions. */
export function readScript(reading: Reading, place: JuelPlace, translate: (source: string, place: JuelPlace) => ScriptValue): void {
  if (reading.type !== 'scriptTask') return;
  const result = reading.attribute('resultVariable');
  const resource = reading.attribute('resource');
  const [script] = reading.parts('script');
  const format = (
    reading.element.attributes.find(({ local, space }) => local === 'scriptFormat' && space === '')?.value ?? ''
  ).toLowerCase();
  if (resource !== undefined)
    reading.redo(resource, {
      en: 'Scripts do not run here. Write what it sets as expressions in script.set, or have a service do it.',
      ru: 'Сценарии здесь не выполняются. Запишите то, что он задаёт, выражениями в script.set или поручите это сервису.',
    });
  if (script === undefined) {
    if (result !== undefined) reading.kept(result);
    return;
  }
  const text = script.children
    .map((child) => (child.kind === 'text' ? child.value : ''))
    .join('')
    .trim();
  const value = format === 'juel' ? translate(text, place) : undefined;
  if (value?.ok === true && result !== undefined && isName(result.value)) {
    reading.put(['script'], { language: 'jsonata', set: { [result.value]: value.expression } });
    reading.translated(reading.subject(script), `${result.value}: ${value.expression}`);
    return reading.understood(result, result.value);
  }
  const named = result === undefined ? '' : ` ${result.value.slice(0, 60)}`;
  const why = value?.ok === false ? value.how : undefined;
  reading.redo(reading.subject(script), {
    en:
      why?.en ??
      `Scripts${format === '' ? '' : ` (${format.slice(0, 30)})`} do not run here. Write what this one sets as expressions in script.set:${named === '' ? ' path and expression' : `${named} and its expression`}; what is more than that is for a service.`,
    ru:
      why?.ru ??
      `Сценарии${format === '' ? '' : ` (${format.slice(0, 30)})`} здесь не выполняются. Запишите то, что он задаёт, выражениями в script.set:${named === '' ? ' путь и выражение' : `${named} и выражение`}; остальное поручите сервису.`,
  });
  if (result !== undefined) reading.kept(result);
}

/** What became of a script that is an expression. */
export type ScriptValue =
  { readonly ok: true; readonly expression: string } | { readonly ok: false; readonly how: { readonly en: string; readonly ru: string } };
