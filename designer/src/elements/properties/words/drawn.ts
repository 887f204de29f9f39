import type { WordTable } from '../field.js';

const reference = { group: 'technical', kind: 'reference', readOnly: true } as const;
const root = { group: 'technical', kind: 'rootElement' } as const;
const ends = (owner: string): WordTable => ({
  [`${owner}.from`]: {
    label: { en: 'From', ru: 'Откуда' },
    help: { en: 'Where it starts. Drag its end to change that.', ru: 'Где начинается. Меняется на схеме.' },
    ...reference,
  },
  [`${owner}.to`]: {
    label: { en: 'To', ru: 'Куда' },
    help: { en: 'Where it leads. Drag its end to change that.', ru: 'Куда ведёт. Меняется на схеме.' },
    ...reference,
  },
});

/** What flows, pools, lanes, data and notes can say. */
export const drawnWords: WordTable = {
  ...ends('FlowDefinition'),
  ...ends('MessageFlow'),
  ...ends('DataAssociation'),
  ...ends('Association'),
  'FlowDefinition.when': {
    label: { en: 'Condition', ru: 'Условие' },
    help: 'По потоку идут, только когда условие верно.',
    group: 'general',
  },
  'FlowDefinition.attributes': {
    label: { en: 'Kept condition', ru: 'Сохранённое условие' },
    help: 'Условие, которого здесь никто не понимает: сохраняется, но публикация с ним невозможна.',
    group: 'technical',
  },
  'MessageFlow.type': {
    label: { en: 'Kind of line', ru: 'Вид линии' },
    help: { en: 'A message between pools, or a link of a conversation.', ru: 'Сообщение между пулами или связь диалога.' },
    group: 'technical',
    readOnly: true,
    options: {
      messageFlow: { en: 'Message flow', ru: 'Поток сообщений' },
      conversationLink: { en: 'Conversation link', ru: 'Связь диалога' },
    },
  },
  'MessageFlow.scope': {
    label: { en: 'Collaboration', ru: 'Взаимодействие' },
    help: 'Взаимодействие, в котором это стоит; если пусто, единственное.',
    ...reference,
  },
  'MessageFlow.message': {
    label: { en: 'Message', ru: 'Сообщение' },
    help: { en: 'The message that goes along here.', ru: 'Сообщение, которое здесь идёт.' },
    group: 'general',
    kind: 'message',
  },
  'DataAssociation.type': {
    label: { en: 'Direction', ru: 'Направление' },
    help: { en: 'Whether data goes into a step or out of it.', ru: 'Входят данные в шаг или выходят.' },
    group: 'general',
    readOnly: true,
    options: {
      dataInputAssociation: { en: 'Into the step', ru: 'В шаг' },
      dataOutputAssociation: { en: 'Out of the step', ru: 'Из шага' },
    },
  },
  'Association.direction': {
    label: { en: 'Arrows', ru: 'Стрелки' },
    help: { en: 'Which ends have an arrow.', ru: 'На каких концах стрелка.' },
    group: 'general',
    options: {
      none: { en: 'None', ru: 'Без стрелок' },
      one: { en: 'At the end', ru: 'В конце' },
      both: { en: 'At both ends', ru: 'На обоих концах' },
    },
  },
  'TextAnnotation.text': {
    label: { en: 'Text', ru: 'Текст' },
    help: { en: 'What the note says.', ru: 'Что написано в пояснении.' },
    group: 'general',
    kind: 'multiline',
  },
  'GroupDefinition.category': {
    label: { en: 'Category', ru: 'Категория' },
    help: {
      en: 'The category that the frame stands for; its name is shown.',
      ru: 'Категория, которую обозначает рамка; показывается её название.',
    },
    group: 'general',
    kind: 'category',
  },
  'LaneDefinition.parent': {
    label: { en: 'In the lane', ru: 'Внутри дорожки' },
    help: 'Дорожка вокруг этой, если есть.',
    ...reference,
  },
  'ParticipantDeclaration.scope': {
    label: { en: 'Collaboration', ru: 'Взаимодействие' },
    help: 'Взаимодействие, в котором это стоит; если пусто, единственное.',
    ...reference,
  },
  'ParticipantDeclaration.process': {
    label: { en: 'Process', ru: 'Процесс' },
    help: 'Процесс, который нарисован в этом пуле.',
    group: 'general',
    kind: 'process',
    when: [{ path: ['blackBox'], is: [undefined, false] }],
  },
  'ParticipantDeclaration.blackBox': {
    label: { en: 'Steps not shown', ru: 'Шаги не показаны' },
    help: 'Участник, чей процесс не показан.',
    group: 'general',
    byDefault: false,
  },
  'ParticipantDeclaration.minimum': {
    label: { en: 'At least, participants', ru: 'Участников не меньше' },
    help: {
      en: 'How many of this kind take part at least; drawn, not executed.',
      ru: 'Сколько таких участников самое меньшее; рисуется, не исполняется.',
    },
    group: 'technical',
  },
  'ParticipantDeclaration.maximum': {
    label: { en: 'At most, participants', ru: 'Участников не больше' },
    help: {
      en: 'How many of this kind take part at most; drawn, not executed.',
      ru: 'Сколько таких участников самое большее; рисуется, не исполняется.',
    },
    group: 'technical',
  },
  'DataObject.type': {
    label: { en: 'Kind of data', ru: 'Вид данных' },
    help: { en: 'Data of the process, its input or its output.', ru: 'Данные процесса, его вход или выход.' },
    group: 'technical',
    readOnly: true,
    options: {
      dataObject: { en: 'Data object', ru: 'Объект данных' },
      dataObjectReference: { en: 'Data object (shown here)', ru: 'Объект данных (показан здесь)' },
      dataInput: { en: 'Data input', ru: 'Входные данные' },
      dataOutput: { en: 'Data output', ru: 'Выходные данные' },
    },
  },
  'DataObject.of': { label: { en: 'Shows', ru: 'Показывает' }, help: 'Объект данных, который показывает эта ссылка.', ...reference },
  'DataObject.item': { label: { en: 'Item definition', ru: 'Определение элемента данных' }, help: 'Определение данных в BPMN.', ...root },
  'DataObject.collection': {
    label: { en: 'Several of them', ru: 'Несколько' },
    help: 'Несколько однородных документов или записей.',
    group: 'general',
    byDefault: false,
  },
  'DataObject.variable': {
    label: { en: 'Variable', ru: 'Переменная' },
    help: 'Переменная, которую показывает этот объект.',
    group: 'data',
  },
  'DataObject.state': { label: { en: 'State', ru: 'Состояние' }, help: 'Состояние, которое показано в скобках.', group: 'general' },
  'DataStore.type': {
    label: { en: 'Kind of store', ru: 'Вид хранилища' },
    help: { en: 'The store itself, or where it is shown.', ru: 'Само хранилище или место, где оно показано.' },
    group: 'technical',
    readOnly: true,
    options: {
      dataStore: { en: 'Data store', ru: 'Хранилище данных' },
      dataStoreReference: { en: 'Data store (shown here)', ru: 'Хранилище данных (показано здесь)' },
    },
  },
  'DataStore.of': { label: { en: 'Shows', ru: 'Показывает' }, help: 'Хранилище, которое показывает эта ссылка.', ...reference },
  'DataStore.item': {
    label: { en: 'Item definition', ru: 'Определение элемента данных' },
    help: { en: 'Its item definition among the shared definitions.', ru: 'Определение данных в BPMN.' },
    ...root,
  },
  'DataStore.capacity': {
    label: { en: 'Capacity', ru: 'Ёмкость' },
    help: { en: 'How much it holds; drawn, not executed.', ru: 'Сколько вмещает; рисуется, не исполняется.' },
    group: 'technical',
  },
  'DataStore.unlimited': {
    label: { en: 'Unlimited', ru: 'Без ограничений' },
    help: { en: 'It holds any amount; drawn, not executed.', ru: 'Вмещает сколько угодно; рисуется, не исполняется.' },
    group: 'technical',
  },
};
