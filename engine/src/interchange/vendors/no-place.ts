import type { Reading } from './reading.js';
import type { Words } from './vendor.js';

type Kind = 'input' | 'output';

/** What to do about an input or output of an element that has no place for it in a definition: where to say the same instead. Both languages name the kind of element. */
export function noPlace(reading: Reading, kind: Kind): Words {
  const { type } = reading;
  if (isSending(reading)) return kind === 'input' ? sent(type === 'sendTask' ? 'message' : 'event') : nothingBack;
  return (Object.hasOwn(places, type) ? places[type]?.[kind] : undefined) ?? without(type, kind);
}

/** Whether a message leaves here: what goes with it are its data. */
function isSending(reading: Reading): boolean {
  const messages = reading.parts('messageEventDefinition').length > 0;
  const isThrown = (reading.type === 'intermediateThrowEvent' || reading.type === 'endEvent') && messages;
  return isThrown || (reading.type === 'sendTask' && reading.has('publishMessage'));
}

const sent = (field: 'message' | 'event'): Words => ({
  en: `If it goes with the message, put it into ${field}.data; there are no other variables here.`,
  ru: `Если это уходит с сообщением, запишите в ${field}.data; других переменных здесь нет.`,
});

const nothingBack: Words = {
  en: 'Nothing comes back from a message that is sent. Compute it in a script task after this element.',
  ru: 'От отправленного сообщения ничего не возвращается. Вычислите значение задачей-сценарием после этого элемента.',
};

const service = (kind: Kind): Words => ({
  en: `Once the handler is named, put this into service.${kind === 'input' ? 'in' : 'out'}.`,
  ru: `Когда обработчик будет указан, запишите это в service.${kind === 'input' ? 'in' : 'out'}.`,
});

const call = (kind: Kind): Words => ({
  en: `Put it into call.${kind === 'input' ? 'in' : 'out'}: what the called process gets or gives is named there.`,
  ru: `Запишите это в call.${kind === 'input' ? 'in' : 'out'}: там названо, что вызываемый процесс получает и отдаёт.`,
});

const places: Readonly<Record<string, Partial<Record<Kind, Words>>>> = {
  userTask: {
    input: {
      en: 'A user task has no variables of its own. Fill the field of its form: form.in with the path of the field and this expression.',
      ru: 'У пользовательской задачи нет своих переменных. Заполните поле её формы: form.in с путём поля и этим выражением.',
    },
    output: {
      en: 'Put it into the out of this task. What was filled in is data there (data.amount); with out nothing else is taken over by itself.',
      ru: 'Запишите это в out задачи. Введённые значения там доступны как data (data.amount); при наличии out ничего другого само не переносится.',
    },
  },
  serviceTask: { input: service('input'), output: service('output') },
  sendTask: { input: service('input'), output: service('output') },
  callActivity: { input: call('input'), output: call('output') },
  businessRuleTask: {
    input: {
      en: 'Put this into decision.in once the decision is named, or into service.in of the service task that takes its place.',
      ru: 'Запишите это в decision.in, когда решение будет указано, или в service.in сервисной задачи, которая его заменит.',
    },
    output: {
      en: 'A decision gives its result to one variable, decision.result. Compute this in a script task after it.',
      ru: 'Решение записывает результат в одну переменную, decision.result. Вычислите это задачей-сценарием после него.',
    },
  },
  scriptTask: {
    input: {
      en: 'A script task has no variables of its own. Write this expression where its script reads the name.',
      ru: 'У задачи-сценария нет своих переменных. Впишите это выражение туда, где сценарий читает это имя.',
    },
    output: {
      en: 'Put it into script.set: it computes each variable by an expression of its own.',
      ru: 'Запишите это в script.set: там у каждой переменной своё выражение.',
    },
  },
  receiveTask: {
    output: {
      en: 'Put it into message.out. What comes with the message is known there by its own names.',
      ru: 'Запишите это в message.out. Пришедшее с сообщением известно там под своими именами.',
    },
  },
};

/** What the kinds of elements that most often have such are called. */
const called: Readonly<Record<string, Words>> = {
  receiveTask: { en: 'A receive task', ru: 'У задачи получения' },
  task: { en: 'A plain task', ru: 'У простой задачи' },
  manualTask: { en: 'A manual task', ru: 'У ручной задачи' },
  startEvent: { en: 'A start event', ru: 'У стартового события' },
  endEvent: { en: 'An end event', ru: 'У конечного события' },
  boundaryEvent: { en: 'A boundary event', ru: 'У граничного события' },
  intermediateCatchEvent: { en: 'An intermediate event', ru: 'У промежуточного события' },
  intermediateThrowEvent: { en: 'An intermediate event', ru: 'У промежуточного события' },
};

function without(type: string, kind: Kind): Words {
  const name = (Object.hasOwn(called, type) ? called[type] : undefined) ?? { en: 'This element', ru: 'У этого элемента' };
  const [en, ru] = kind === 'input' ? ['before', 'до'] : ['after', 'после'];
  return {
    en: `${name.en} has no variables of its own here. Compute it in a script task ${en} it.`,
    ru: `${name.ru} здесь нет своих переменных. Вычислите значение задачей-сценарием ${ru} него.`,
  };
}
