import { isId } from '../names.js';
import { mustExist, type Reading } from '../reading.js';
import type { Words } from '../vendor.js';
import type { XmlElement } from '../../xml/index.js';

/** The form that a user task or a start event shows. */
export function readForms(reading: Reading): void {
  if (reading.type !== 'userTask' && reading.type !== 'startEvent') return;
  const ref = reading.attribute('formRef');
  const key = reading.attribute('formKey');
  const binding = reading.attribute('formRefBinding');
  const version = reading.attribute('formRefVersion');
  for (const given of [ref, key]) {
    if (given === undefined) continue;
    if (reading.at(['form', 'ref']) === undefined && isId(given.value)) {
      reading.put(['form', 'ref'], given.value);
      reading.understood(given, given.value, mustExist.form(given.value));
    } else reading.redo(given, howOfKey(given.value));
  }
  for (const given of [binding, version])
    if (given !== undefined)
      reading.kept(given, {
        en: 'A form is used here in the version that is deployed when the process is.',
        ru: 'Форма здесь берётся той версии, которая развёрнута к моменту развёртывания процесса.',
      });
  const handler = reading.attribute('formHandlerClass');
  if (handler !== undefined)
    reading.redo(handler, {
      en: 'Java code does not run here. Checks of what is filled in are rules of the form.',
      ru: 'Код на Java здесь не выполняется. Проверки введённого записываются правилами формы.',
    });
  readFields(reading);
}

function howOfKey(key: string): Words {
  const file = /([A-Za-z][A-Za-z0-9_-]{0,60})\.(?:html|form|json|xhtml|jsf)\b/.exec(key)?.[1];
  return {
    en: `Forms are definitions of their own here. Draw one${file === undefined ? '' : ` (its id may be “${file}”)`} and name it in the form of this element.`,
    ru: `Формы здесь отдельные определения. Нарисуйте форму${file === undefined ? '' : ` (её id может быть «${file}»)`} и укажите её у этого элемента.`,
  };
}

/** Fields that are described in the diagram itself. */
function readFields(reading: Reading): void {
  const data = reading.extensions('formData');
  const fields = data.flatMap((each) => reading.within(each, 'formField'));
  const properties = reading.extensions('formProperty');
  const all = [...fields, ...properties];
  const first = data[0] ?? properties[0];
  if (first === undefined) return;
  const listed = all.slice(0, 60).map(described).join('; ');
  reading.redo(reading.subject(first, listed), {
    en: `Draw a form with these fields and name it in the form of this element: ${listed || 'none'}.`,
    ru: `Нарисуйте форму с такими полями и укажите её у этого элемента: ${listed || 'полей нет'}.`,
  });
}

/** `amount (long, “Amount”, required)`. */
function described(field: XmlElement): string {
  const value = (local: string): string | undefined => field.attributes.find((each) => each.local === local)?.value.slice(0, 60);
  const label = value('label') ?? value('name');
  const named = (local: string): readonly XmlElement[] => inner(field).filter((each) => each.local === local);
  const constraints = inner(field).flatMap((each) => (each.local === 'validation' ? inner(each) : []));
  const values = [...named('value'), ...named('values').flatMap(inner)].map(
    ({ attributes }) => attributes.find(({ local }) => local === 'id')?.value ?? '',
  );
  const details = [
    value('type') ?? 'string',
    ...(label === undefined ? [] : [`“${label}”`]),
    ...(value('required') === 'true' ? ['required'] : []),
    ...constraints.map((each) => each.attributes.map(({ value: text }) => text.slice(0, 40)).join(' ')),
    ...(values.length === 0 ? [] : [`values ${values.slice(0, 20).join(', ')}`]),
    ...(value('defaultValue') === undefined ? [] : [`default ${value('defaultValue')}`]),
  ];
  return `${value('id') ?? '?'} (${details.join(', ')})`;
}

function inner(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}
