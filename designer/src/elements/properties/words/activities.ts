import type { WordTable } from '../field.js';

/** What activities and gateways can say: their flows, loops and token counts. */
export const activityWords: WordTable = {
  'Element.outgoing': {
    label: { en: 'Order of outgoing flows', ru: 'Порядок исходящих потоков' },
    help: 'Условия проверяются сверху вниз; на схеме потоки пронумерованы в этом порядке.',
    group: 'order',
    kind: 'flows',
  },
  'Element.default': {
    label: { en: 'Default flow', ru: 'Поток по умолчанию' },
    help: 'По нему идут, когда не выполнено ни одно условие.',
    group: 'order',
    kind: 'flow',
  },
  'ComplexGatewayElement.activationCondition': {
    label: { en: 'Goes on when', ru: 'Идёт дальше, когда' },
    help: 'Проверяется при каждом приходе: `$activationCount` — сколько уже пришло, `$arrived` — сколько по каждому потоку.',
    group: 'order',
  },
  'EventBasedGatewayElement.instantiate': {
    label: { en: 'Begins an instance', ru: 'Начинает экземпляр' },
    help: {
      en: 'The first event begins an instance; then nothing leads to it.',
      ru: 'Экземпляр начинает первое событие; тогда в шлюз ничего не входит.',
    },
    group: 'event',
    byDefault: false,
    within: ['process'],
  },
  'EventBasedGatewayElement.eventGatewayType': {
    label: { en: 'Which events are needed', ru: 'Какие события нужны' },
    help: {
      en: 'Whether one event is enough for the instance, or all must come.',
      ru: 'Достаточно ли экземпляру одного события или должны прийти все.',
    },
    group: 'event',
    byDefault: 'exclusive',
    when: [{ path: ['instantiate'], is: [true] }],
    options: { exclusive: { en: 'One is enough', ru: 'Достаточно одного' }, parallel: { en: 'All must come', ru: 'Должны прийти все' } },
  },
  'Element.loopCharacteristics': {
    label: { en: 'Repeat', ru: 'Повторение' },
    help: 'Действие выполняется снова и снова или для каждого из многих.',
    group: 'loop',
  },
  'LoopCharacteristics.type': {
    label: { en: 'Repeat', ru: 'Повторять' },
    help: {
      en: 'Whether it is done again while a condition holds, or for each of many.',
      ru: 'Пока верно условие или для каждого из многих.',
    },
    kind: 'choice',
    options: {
      standardLoopCharacteristics: { en: 'While a condition holds', ru: 'Пока верно условие' },
      multiInstanceLoopCharacteristics: { en: 'For each of many', ru: 'Для каждого из многих' },
    },
  },
  'StandardLoop.condition': {
    label: { en: 'Again while', ru: 'Снова, пока' },
    help: 'Выполняется (снова), пока условие верно. `loopCounter` считает с 1.',
  },
  'StandardLoop.testBefore': {
    label: { en: 'Ask before the first time', ru: 'Проверять и перед первым разом' },
    help: {
      en: 'Asked before the first time too; otherwise it is done at least once.',
      ru: 'Проверяется и перед первым разом; иначе действие выполнится хотя бы один раз.',
    },
    byDefault: false,
  },
  'StandardLoop.maximum': { label: { en: 'At most, times', ru: 'Не больше, раз' }, help: 'Сколько раз самое большее.' },
  'MultiInstanceLoop.sequential': {
    label: { en: 'One after another', ru: 'По очереди' },
    help: { en: 'One after another; otherwise all at once.', ru: 'Друг за другом; иначе все сразу.' },
    byDefault: false,
  },
  'MultiInstanceLoop.collection': {
    label: { en: 'For each of', ru: 'Для каждого из' },
    help: 'Список; вычисляется один раз, когда дошли до действия.',
    insteadOf: ['cardinality'],
  },
  'MultiInstanceLoop.cardinality': {
    label: { en: 'How many times', ru: 'Сколько раз' },
    help: 'Число повторений, если списка нет.',
    insteadOf: ['collection'],
  },
  'MultiInstanceLoop.item': {
    label: { en: 'Name of the entry', ru: 'Имя для строки' },
    help: 'Локальная переменная, в которой лежит строка списка.',
    when: [{ path: ['cardinality'], is: [undefined] }],
  },
  'MultiInstanceLoop.until': {
    label: { en: 'Enough when', ru: 'Достаточно, когда' },
    help: 'Проверяется после каждого завершённого; когда верно, остальные прекращаются.',
  },
  'MultiInstanceLoop.output': {
    label: { en: 'Collected result', ru: 'Собранный результат' },
    help: 'Собирает по значению от каждого.',
  },
  'MultiInstanceLoop.output.path': {
    label: { en: 'Collect into', ru: 'Собрать в' },
    help: 'Переменная, которая получит список, в порядке строк.',
  },
  'MultiInstanceLoop.output.value': {
    label: { en: 'Value of each', ru: 'Значение от каждого' },
    help: 'Вычисляется по переменным этого экземпляра, когда он завершён.',
  },
  'Element.isForCompensation': {
    label: { en: 'Only undoes another', ru: 'Только отменяет другое' },
    help: 'Выполняется только для компенсации: к нему ведёт ассоциация от события компенсации.',
    group: 'technical',
    byDefault: false,
  },
  'Element.startQuantity': {
    label: { en: 'Tokens to begin', ru: 'Маркеров для начала' },
    help: 'Сколько маркеров (токенов) нужно, чтобы действие началось.',
    group: 'technical',
    byDefault: 1,
  },
  'Element.completionQuantity': {
    label: { en: 'Tokens that go on', ru: 'Маркеров на выходе' },
    help: 'Сколько маркеров (токенов) идёт дальше, когда действие завершено.',
    group: 'technical',
    byDefault: 1,
  },
  'Element.variables': {
    label: { en: 'Own variables', ru: 'Собственные переменные' },
    help: 'Переменные, которые живут внутри; остальные — из окружения.',
    group: 'data',
  },
  'Element.in': {
    label: { en: 'Values to begin with', ru: 'Начальные значения' },
    help: 'Локальные переменные и выражения над внешними, дающие первые значения.',
    group: 'data',
  },
  'Element.out': {
    label: { en: 'Results', ru: 'Результаты' },
    help: 'Куда снаружи записать значения, когда подпроцесс завершён.',
    group: 'data',
  },
  'SubProcessElement.triggeredByEvent': {
    label: { en: 'Event subprocess', ru: 'Событийный подпроцесс' },
    help: 'Начинается, когда происходит его стартовое событие; потоки к нему не ведут.',
    group: 'event',
    byDefault: false,
  },
  'AdHocSubProcessElement.ordering': {
    label: { en: 'At once or in turn', ru: 'Сразу или по очереди' },
    help: { en: 'Whether several activities in it may run at once.', ru: 'Могут ли действия внутри идти одновременно.' },
    group: 'general',
    byDefault: 'parallel',
    options: { parallel: { en: 'Several at once', ru: 'Несколько сразу' }, sequential: { en: 'One at a time', ru: 'По одному' } },
  },
  'AdHocSubProcessElement.activate': {
    label: { en: 'Begin at once', ru: 'Начать сразу' },
    help: 'Выражение: идентификаторы действий, которые начинаются сразу. Если пусто, их начинают люди.',
    group: 'general',
  },
  'AdHocSubProcessElement.completionCondition': {
    label: { en: 'Done when', ru: 'Завершён, когда' },
    help: 'Проверяется после каждого действия внутри. Если пусто, завершён, когда внутри ничего не идёт.',
    group: 'general',
  },
  'AdHocSubProcessElement.cancelRemaining': {
    label: { en: 'End what still runs', ru: 'Прекратить остальное' },
    help: { en: 'Whether what still runs is ended when it is done.', ru: 'Прекратить ли то, что ещё идёт, когда подпроцесс завершён.' },
    group: 'general',
    byDefault: true,
  },
};
