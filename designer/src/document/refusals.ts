/** One sentence in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

const sentences = {
  UNKNOWN: { en: 'It is no longer there.', ru: 'Этого больше нет на диаграмме.' },
  NO_PLACE: { en: 'There is no diagram to put it on.', ru: 'Нет диаграммы, на которую это можно поместить.' },
  NO_NUMBER: { en: 'A place or size is not a sensible number.', ru: 'Координата или размер — не подходящее число.' },
  NOT_A_NODE: { en: 'A flow joins activities, events and gateways.', ru: 'Поток соединяет действия, события и шлюзы.' },
  INTO_START: { en: 'Nothing leads into a start event.', ru: 'В начальное событие ничего не входит.' },
  OUT_OF_END: { en: 'Nothing leads on from an end event.', ru: 'Из конечного события ничего не выходит.' },
  INTO_BOUNDARY: {
    en: 'Nothing leads into an event on the border of an activity: it happens by itself.',
    ru: 'В событие на границе действия ничего не входит: оно происходит само.',
  },
  ACROSS_SCOPES: {
    en: 'A flow does not cross the border of a subprocess. Connect inside of it, or connect the subprocess itself.',
    ru: 'Поток не пересекает границу подпроцесса. Соедините внутри него или соедините сам подпроцесс.',
  },
  EVENT_SUBPROCESS: {
    en: 'An event subprocess begins by its start event: no flow leads to it or from it.',
    ru: 'Событийный подпроцесс начинается своим начальным событием: потоки в него и из него не ведут.',
  },
  COMPENSATION: {
    en: 'What undoes an activity stands outside of the flow: only its compensation event leads to it.',
    ru: 'Компенсирующее действие стоит вне потока: к нему ведёт только событие компенсации.',
  },
  TO_COMPENSATION_ONLY: {
    en: 'A compensation event is joined with the activity that undoes, nothing else.',
    ru: 'Событие компенсации соединяется только с компенсирующим действием.',
  },
  NO_DEFAULT: {
    en: 'It asks no conditions, so it has no default flow.',
    ru: 'Здесь не проверяют условий, поэтому потока по умолчанию нет.',
  },
  LINK_EVENT: {
    en: 'A throwing link jumps to the link of its name: no flow leads on from it.',
    ru: 'Отправляющая ссылка переходит к ссылке с тем же именем: поток из неё не ведёт.',
  },
  LINK_TARGET: { en: 'A catching link is entered by its name only.', ru: 'В принимающую ссылку попадают только по имени.' },
  AFTER_EVENT_GATEWAY: {
    en: 'An event-based gateway leads to events that wait and to receive tasks.',
    ru: 'Шлюз по событиям ведёт к ожидающим событиям и задачам получения.',
  },
  SAME_POOL: { en: 'Messages go from one pool to another.', ru: 'Сообщения идут из одного пула в другой.' },
  NO_MESSAGE_END: {
    en: 'This neither sends nor receives a message.',
    ru: 'Этот элемент не отправляет и не получает сообщений.',
  },
  BLACK_BOX: { en: 'The steps of this pool are not shown.', ru: 'Шаги этого пула не показаны.' },
  DATA_END: { en: 'Data is joined with activities and events.', ru: 'Данные соединяются с действиями и событиями.' },
  LINE_TO_ITSELF: { en: 'It cannot be joined with itself.', ru: 'Элемент нельзя соединить с самим собой.' },
  ALREADY: { en: 'They are joined already.', ru: 'Они уже соединены.' },
  NOT_THERE: { en: 'It cannot stand here.', ru: 'Сюда это поместить нельзя.' },
  OUTSIDE_POOL: { en: 'Put it into a pool.', ru: 'Поместите это в пул.' },
  NO_HOST: { en: 'An event of this kind sits on the border of an activity.', ru: 'Такое событие ставят на границу действия.' },
  INTO_ITSELF: { en: 'It cannot be put into itself.', ru: 'Элемент нельзя поместить в самого себя.' },
  NOT_TO_CHANGE: { en: 'It cannot become that.', ru: 'Превратить это нельзя.' },
  TOO_SMALL: { en: 'It would be too small for what is in it.', ru: 'Содержимое не поместится.' },
  NOTHING: { en: 'There is nothing to do.', ru: 'Делать нечего.' },
  NOT_A_FRAGMENT: { en: 'This is no part of a process.', ru: 'Это не часть процесса.' },
  NO_FRAME: {
    en: 'Lanes divide a pool. Put a pool around the process first.',
    ru: 'Дорожки делят пул. Сначала поместите процесс в пул.',
  },
  HAS_LANES: { en: 'It is divided into lanes already.', ru: 'Здесь уже есть дорожки.' },
  NAME_INVALID: {
    en: 'A name begins with a letter and has letters, digits and _ only; words of the expression language are no names.',
    ru: 'Имя начинается с буквы и состоит из букв, цифр и _; слова языка выражений именами быть не могут.',
  },
  NAME_UNCLEAR: {
    en: 'An expression here cannot be read for certain. Put it right first.',
    ru: 'Одно из выражений здесь нельзя прочитать однозначно. Сначала исправьте его.',
  },
  UPRIGHT: {
    en: 'Only level pools can be laid out anew. Choose the elements to tidy.',
    ru: 'Заново расположить можно только горизонтальные пулы. Выберите элементы, которые нужно упорядочить.',
  },
  SEVERAL_SCOPES: {
    en: 'Choose elements of one process or subprocess.',
    ru: 'Выберите элементы одного процесса или подпроцесса.',
  },
  CHANGED_MEANWHILE: { en: 'The process was changed meanwhile. Try again.', ru: 'Процесс за это время изменили. Повторите.' },
  OTHER_DOCUMENT: { en: 'This is another document: its id or kind differs.', ru: 'Это другой документ: у него иной id или вид.' },
  LAST_PROCESS: { en: 'The last process of a document stays.', ru: 'Последний процесс документа остаётся.' },
  INVALID: { en: 'This would not be a process any more: {why}', ru: 'Это уже не было бы процессом: {why}' },
  TOO_MUCH: { en: 'The process would become too large.', ru: 'Процесс стал бы слишком большим.' },
  NAME_TAKEN: { en: 'There is something of this name already.', ru: 'Такое имя уже занято.' },
} as const satisfies Record<string, Words>;

/** Why a change is refused; the words say it to a person. */
export type RefusalCode = keyof typeof sentences;

/** A change that was refused, with the reason. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly words: Words;
  /** What it is about. */
  readonly about?: string;
}

/** Makes a refusal. @param about The id of what stands in the way. */
export function refuse(refused: RefusalCode, about?: string, why?: Words): Refusal {
  const { en, ru } = sentences[refused];
  const words = why ? { en: en.replace('{why}', why.en), ru: ru.replace('{why}', why.ru) } : { en, ru };
  return { refused, words, ...(about === undefined ? {} : { about }) };
}
