import type { XmlElement } from '../../xml/index.js';
import type { JuelPlace } from '../juel/index.js';
import { isName } from '../names.js';
import type { Reading } from '../reading.js';
import { mapping } from './calls.js';
import { howKept } from './leftovers.js';
import { readService } from './services.js';

const eventTypes = ['startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'endEvent'];
const definitions = [
  'messageEventDefinition',
  'signalEventDefinition',
  'errorEventDefinition',
  'escalationEventDefinition',
  'conditionalEventDefinition',
  'timerEventDefinition',
  'compensateEventDefinition',
  'linkEventDefinition',
  'terminateEventDefinition',
  'cancelEventDefinition',
] as const;
const ours: Readonly<Record<string, string>> = {
  errorEventDefinition: 'error',
  escalationEventDefinition: 'escalation',
  signalEventDefinition: 'signal',
};

/** What is said inside of the definition of an event. */
export function readEvents(reading: Reading, place: JuelPlace): void {
  if (!eventTypes.includes(reading.type)) return;
  const parts = reading.parts(...definitions);
  for (const part of parts) {
    const inner = reading.inside(part);
    readDefinition(inner, place);
    for (const cycle of inner.parts('timeCycle', 'timeDate', 'timeDuration')) inner.inside(cycle).rest(howKept);
    inner.rest(howKept);
    if (Object.keys(inner.fields).length === 0) continue;
    if (parts.length === 1) reading.put(['event'], { type: ours[part.local], ...inner.fields });
    else
      reading.redo(reading.subject(part), {
        en: 'Several events in one: put what is said of each into its part of the event, out or data.',
        ru: 'Несколько событий в одном: запишите сказанное о каждом в его часть события, out или data.',
      });
  }
  readInitiator(reading, place);
}

function readDefinition(inner: Reading, place: JuelPlace): void {
  const code = inner.attribute('errorCodeVariable') ?? inner.attribute('escalationCodeVariable');
  if (code !== undefined) {
    if (isName(code.value)) {
      inner.put(['out', code.value], 'code');
      inner.understood(code, `out: ${code.value}: code`);
    } else
      inner.redo(code, {
        en: 'Choose a name of letters, digits and _, and set it in the out of the event to code.',
        ru: 'Выберите имя из букв, цифр и _ и задайте его в out события равным code.',
      });
  }
  const message = inner.attribute('errorMessageVariable');
  if (message !== undefined)
    inner.redo(message, {
      en: `An error carries its code and its data here. Have the one who throws it give the message among the data, and take it over in out: ${isName(message.value) ? message.value : 'a variable'}: message.`,
      ru: `Ошибка здесь несёт код и данные. Пусть тот, кто её выбрасывает, передаёт сообщение среди данных, а в out примите его: ${isName(message.value) ? message.value : 'переменная'}: message.`,
    });
  for (const local of ['variableName', 'variableEvents'] as const) {
    const watched = inner.attribute(local);
    if (watched !== undefined)
      inner.kept(watched, {
        en: 'The condition is asked whenever a variable changes that it reads, and it happens when the condition becomes true.',
        ru: 'Условие проверяется при каждом изменении переменной, которую оно читает; событие наступает, когда условие становится истинным.',
      });
  }
  for (const payload of inner.few(inner.extensions('in'))) readPayload(inner, payload, place);
  readService(inner, place);
}

function readPayload(inner: Reading, payload: XmlElement, place: JuelPlace): void {
  const mapped = mapping(inner, payload, place, 'data');
  if (mapped === undefined) return;
  inner.put(['data', mapped.target], mapped.expression);
}

/** The variable that takes who started. */
function readInitiator(reading: Reading, place: JuelPlace): void {
  const initiator = reading.attribute('initiator');
  if (initiator === undefined || initiator.value === '') return;
  if (place.initiators?.has(initiator.value) === true)
    reading.translated(initiator, '$instance.initiator', {
      en: `Every instance knows who started it. Expressions that read “${initiator.value.slice(0, 60)}” ask $instance.initiator; forms and services that need it get it by their in.`,
      ru: `Каждый экземпляр знает, кто его запустил. Выражения, читающие «${initiator.value.slice(0, 60)}», спрашивают $instance.initiator; формам и сервисам передайте это через in.`,
    });
  else
    reading.redo(
      initiator,
      {
        en: `Every instance knows who started it: write $instance.initiator where “${initiator.value.slice(0, 60)}” was read.`,
        ru: `Каждый экземпляр знает, кто его запустил: пишите $instance.initiator там, где читалась «${initiator.value.slice(0, 60)}».`,
      },
      '$instance.initiator',
    );
}
