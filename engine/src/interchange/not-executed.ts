import { spaces } from './bpmn/spaces.js';
import type { Found } from './found.js';
import { isMap } from './patch.js';
import type { Words } from './vendors/vendor.js';
import { attributeOf, elementsOf, type XmlElement } from './xml/index.js';

const people: Words = {
  en: 'Who does it is not read from here. Name assignee and candidates in its assignment.',
  ru: 'Исполнители отсюда не берутся. Назовите исполнителя и кандидатов в assignment.',
};
const starters: Words = {
  en: 'Who may do something with a process is said by roles here.',
  ru: 'Кто и что может делать с процессом, здесь определяют роли.',
};
const correlation: Words = {
  en: 'A message finds its instance by a key here. Name it at each event and task that waits for the message.',
  ru: 'Сообщение здесь находит экземпляр по ключу. Назовите его у каждого события и задачи, ожидающих сообщение.',
};
const data: Words = {
  en: 'Data that goes in and out is only drawn here. Say it in the in and out of the activity.',
  ru: 'Входящие и исходящие данные здесь только рисуются. Опишите их в «in» и «out» действия.',
};
const script: Words = {
  en: 'Scripts do not run here. Write what it sets as expressions in script.set; what is more than that is for a service.',
  ru: 'Сценарии здесь не выполняются. Запишите то, что он задаёт, выражениями в script.set; остальное поручите сервису.',
};
const operation: Words = {
  en: 'Operations of interfaces are not called here. Register a handler that does it, and name it in the service of the task.',
  ru: 'Операции интерфейсов здесь не вызываются. Зарегистрируйте обработчик и укажите его в сервисе задачи.',
};
const called: Words = {
  en: 'A called process is named by its id, with letters and digits, and is not computed. Name it in call.ref.',
  ru: 'Вызываемый процесс называют по id из букв и цифр, он не вычисляется. Укажите его в call.ref.',
};
const globalTask: Words = {
  en: 'Tasks that stand outside of processes are not executed here. Draw it as a task in this place, or as a process of its own.',
  ru: 'Задачи вне процессов здесь не исполняются. Нарисуйте её задачей на этом месте или отдельным процессом.',
};

const roles = { performer: people, humanPerformer: people, potentialOwner: people, resourceRole: people };
const byName: Readonly<Record<string, Words>> = { ...roles, script, operationRef: operation, correlationSubscription: correlation };
const ofProcess = { performer: starters, humanPerformer: starters, potentialOwner: starters, resourceRole: starters };

/** What a person has to do about something that BPMN itself says of an element, and that another engine would do; nothing where nothing happens because of it. */
export function howExecuted(found: Found, name: string): Words | undefined {
  if (found.type === 'process' && Object.hasOwn(ofProcess, name)) return starters;
  if (name === 'ioSpecification') return found.map === 'elements' && hasData(found.element) ? data : undefined;
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}

function hasData(element: XmlElement): boolean {
  return elementsOf(element).some(({ local, space }) => space === spaces.model && /^data(Input|Output)Association$/.test(local));
}

/** What is wrong with what a call activity calls. */
export function howCalled({ type, element, fields }: Found, globals: ReadonlySet<string>): Words | undefined {
  const name = attributeOf(element, 'calledElement')?.trim() ?? '';
  if (type !== 'callActivity' || name === '') return undefined;
  const ref = isMap(fields['call']) ? fields['call']['ref'] : undefined;
  if (typeof ref !== 'string') return called;
  return globals.has(ref) ? globalTask : undefined;
}

/** Whether an element stands in a process that may be run. */
export function isExecuted(found: Found): boolean {
  for (let at: Found | undefined = found; at !== undefined; at = at.owner)
    if (at.map === 'processes') return at.fields['executable'] === true;
  return false;
}
