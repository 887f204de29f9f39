import type { XmlElement } from '../../xml/index.js';
import { isDuration, parseInstant } from '../../../behaviors/values/index.js';
import { isId, isPrincipal } from '../names.js';
import { mustExist, type Reading, type Subject } from '../reading.js';
import type { Words } from '../vendor.js';
import { feelOrNote, isFeel, longest, tooLong } from './feel.js';

type Kind = 'user' | 'group';

const mostCandidates = 200;

function tooMany(count: number): Words {
  return {
    en: `There are ${count} candidates; ${mostCandidates} were taken. Make a group of them.`,
    ru: `Кандидатов ${count}; взяты ${mostCandidates}. Объедините их в группу.`,
  };
}

/** Who does a user task, by when, how urgent it is, and with which form. */
export function readPeople(reading: Reading): void {
  if (reading.type === 'userTask') {
    const [assignment] = reading.extensions('assignmentDefinition');
    if (assignment !== undefined) readAssignment(reading, assignment);
    const [schedule] = reading.extensions('taskSchedule');
    if (schedule !== undefined) {
      readMoment(reading, schedule, 'dueDate', 'due');
      readMoment(reading, schedule, 'followUpDate', 'followUp');
    }
    const [priority] = reading.extensions('priorityDefinition');
    if (priority !== undefined) readPriority(reading, priority);
    for (const marker of reading.extensions('userTask')) reading.understood(reading.subject(marker));
  }
  if (reading.type === 'userTask' || reading.type === 'startEvent')
    for (const form of reading.extensions('formDefinition')) readForm(reading, form);
  for (const form of reading.extensions('userTaskForm'))
    reading.redo(
      {
        what: form.name,
        line: form.line,
        from: form.attributes
          .map(({ value }) => value)
          .join(' ')
          .slice(0, 100),
      },
      {
        en: 'A form inside of the diagram. Draw it as a form of its own, and name it in the form of the task.',
        ru: 'Форма внутри диаграммы. Нарисуйте её отдельной формой и укажите у задачи.',
      },
    );
}

function given(element: XmlElement, local: string): (Subject & { readonly value: string }) | undefined {
  const value = element.attributes.find((each) => each.local === local)?.value;
  return value === undefined || value.trim() === ''
    ? undefined
    : { what: `${element.name} ${local}`, line: element.line, from: value.slice(0, 200), value };
}

function readAssignment(reading: Reading, element: XmlElement): void {
  const assignee = given(element, 'assignee');
  if (assignee !== undefined) {
    const [one] = participants(reading, assignee, 'user', false);
    if (one !== undefined) reading.put(['assignment', 'assignee'], one);
  }
  const candidates = (['candidateUsers', 'candidateGroups'] as const).flatMap((local) => {
    const list = given(element, local);
    return list === undefined ? [] : participants(reading, list, local === 'candidateUsers' ? 'user' : 'group', true);
  });
  if (candidates.length > 0) reading.put(['assignment', 'candidates'], candidates.slice(0, mostCandidates));
  if (candidates.length > mostCandidates) reading.redo(reading.subject(element), tooMany(candidates.length));
}

function participants(reading: Reading, subject: Subject & { readonly value: string }, kind: Kind, isList: boolean): readonly unknown[] {
  if (isFeel(subject.value)) {
    const value = feelOrNote(reading, subject, subject.value);
    if (value === undefined) return [];
    const { source } = value.expression;
    const one = /^[\p{L}\p{N}_.]+$/u.test(source) ? source : `(${source})`;
    const keys = isList ? `for id in ${one} return "${kind}:" + id` : `"${kind}:" + ${one}`;
    if (keys.length > longest) {
      reading.redo(subject, tooLong);
      return [];
    }
    reading.translated(subject, keys);
    return [{ expression: { language: 'feel', source: keys } }];
  }
  const ids = (isList ? subject.value.split(',') : [subject.value]).map((id) => id.trim()).filter((id) => id !== '');
  if (ids.length > mostCandidates) reading.redo(subject, tooMany(ids.length));
  return ids.slice(0, mostCandidates).flatMap((id) => {
    if (isPrincipal(id)) {
      reading.understood(subject, `${kind}:${id}`);
      return [{ [kind]: id }];
    }
    reading.redo(subject, {
      en: `“${id.slice(0, 60)}” cannot be the id of a ${kind} here: letters, digits, _ . @ and - only. Choose an id, and give it to the ${kind} in the directory.`,
      ru: `«${id.slice(0, 60)}» не может быть идентификатором ${kind === 'user' ? 'пользователя' : 'группы'}: допустимы латинские буквы, цифры и знаки _ . @ -. Выберите идентификатор и задайте его в справочнике.`,
    });
    return [];
  });
}

function readMoment(reading: Reading, element: XmlElement, local: string, field: 'due' | 'followUp'): void {
  const when = given(element, local);
  if (when === undefined) return;
  const value = feelOrNote(reading, when, when.value.trim());
  if (value === undefined) return;
  if (value.constant === undefined) {
    reading.put([field], { expression: value.expression });
    return reading.translated(when, value.expression.source, {
      en: 'Its value must be a moment or a length of time: what FEEL calculates with dates, or a text (P3D, 2026-03-02T09:00:00Z).',
      ru: 'Значением должен быть момент или длительность: результат вычислений FEEL с датами или текст (P3D, 2026-03-02T09:00:00Z).',
    });
  }
  if (!isDuration(value.constant) && !isInstant(value.constant))
    return reading.redo(when, {
      en: 'It is neither a length of time (P3D) nor a moment with its zone (2026-03-02T09:00:00Z). Write one of them.',
      ru: 'Это не длительность (P3D) и не момент с часовым поясом (2026-03-02T09:00:00Z). Запишите одно из двух.',
    });
  reading.put([field], value.constant);
  reading.understood(when, value.constant);
}

function isInstant(text: string): boolean {
  try {
    parseInstant(text);
    return text.length <= 40;
  } catch {
    return false;
  }
}

function readPriority(reading: Reading, element: XmlElement): void {
  const priority = given(element, 'priority');
  if (priority === undefined) return;
  const text = priority.value.trim().replace(/^=\s*/, '');
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) {
    reading.put(['priority'], Number(text));
    reading.understood(priority, text);
  } else
    reading.redo(priority, {
      en: 'A priority is a whole number from 0 to 100 here, 50 being usual; it is not computed. Choose one.',
      ru: 'Приоритет здесь целое число от 0 до 100, обычно 50; он не вычисляется. Выберите его.',
    });
}

function readForm(reading: Reading, element: XmlElement): void {
  const id = given(element, 'formId');
  if (id !== undefined && isId(id.value)) {
    reading.put(['form', 'ref'], id.value);
    reading.understood(id, id.value, mustExist.form(id.value));
  } else if (id !== undefined) reading.redo(id, drawForm);
  for (const local of ['formKey', 'externalReference']) {
    const other = given(element, local);
    if (other === undefined) continue;
    if (local === 'formKey' && id === undefined && isId(other.value)) {
      reading.put(['form', 'ref'], other.value);
      reading.understood(other, other.value, mustExist.form(other.value));
    } else reading.redo(other, drawForm);
  }
  const binding = given(element, 'bindingType');
  if (binding !== undefined)
    reading.kept(binding, {
      en: 'A form is used here in the version that is deployed when the process is.',
      ru: 'Форма здесь берётся той версии, которая развёрнута к моменту развёртывания процесса.',
    });
}

const drawForm = {
  en: 'Forms are definitions of their own here. Draw one and name it in the form of this element.',
  ru: 'Формы здесь отдельные определения. Нарисуйте форму и укажите её у этого элемента.',
};
