/** The words of the process designer's own surface. */
export interface DesignerTexts {
  readonly canvas: string;
  /** How the canvas is used with keys; read with it. */
  readonly keys: string;
  readonly undo: (what: string) => string;
  readonly redo: (what: string) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly rename: string;
  readonly connect: string;
  readonly remove: string;
  readonly actions: string;
  /** Said while a target is looked for. */
  readonly choosesTarget: string;
  readonly nameless: string;
  /** "Approve, 1 flow in, 2 flows out". */
  readonly described: (name: string, incoming: number, outgoing: number) => string;
  readonly chosen: (count: number) => string;
  readonly empty: string;
  readonly up: string;
  readonly dismiss: string;
  readonly palette: string;
  /** The way to everything that can be drawn. */
  readonly more: string;
  readonly create: string;
  readonly append: string;
  readonly insert: string;
  /** An event on the border of an activity. */
  readonly attach: string;
  readonly replace: string;
  readonly search: string;
  readonly nothingFound: string;
  /** What the handles of a line are for. */
  readonly handles: Readonly<Record<'end' | 'bend' | 'stretch', string>>;
  readonly resize: string;
  readonly roomHint: string;
  /** Said while something follows the pointer. */
  readonly placesHint: string;
  /** How much room is being made, in units; negative: taken. */
  readonly room: (by: number) => string;
  readonly tidying: string;
  readonly map: string;
  readonly find: string;
  readonly notFound: string;
  /** "2 of 5"; before the first it says how many. */
  readonly hits: (at: number, count: number) => string;
  readonly nextHit: string;
  readonly previousHit: string;
  readonly keySheet: string;
  readonly allActions: string;
}

const english: DesignerTexts = {
  canvas: 'Canvas of the process',
  keys: 'Arrow keys go from step to step, Alt with arrows moves, Enter names, A appends, R changes, C connects, B puts an event on the border, N adds anything, Delete deletes. Shift with the question mark shows all keys.',
  undo: (what) => `Undo: ${what}`,
  redo: (what) => `Redo: ${what}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  rename: 'Name',
  connect: 'Connect',
  remove: 'Delete',
  actions: 'What to do with it',
  choosesTarget: 'Choose what it leads to. Escape stops.',
  nameless: 'without a name',
  described: (name, incoming, outgoing) => `${name}, ${incoming} in, ${outgoing} out`,
  chosen: (count) => `${count} chosen`,
  empty: 'Nothing is drawn yet.',
  up: 'Back to the whole process',
  dismiss: 'Close',
  palette: 'Palette',
  more: 'Everything that can be drawn',
  create: 'Add',
  append: 'Append',
  insert: 'Insert here',
  attach: 'Event on the border',
  replace: 'Change to',
  search: 'Name or what it does',
  nothingFound: 'Nothing fits this name here.',
  handles: {
    end: 'Drag to another step',
    bend: 'Drag to move, double-click to take out',
    stretch: 'Drag to move',
  },
  resize: 'Drag to change the size',
  roomHint: 'Press and drag across or down: what lies beyond moves on or back. Escape stops.',
  placesHint: 'Put it down: on empty ground, on a line or on the border of a step. Escape stops.',
  room: (by) => (by < 0 ? `Less room by ${-by}` : `More room by ${by}`),
  tidying: 'Tidying',
  map: 'Map of the diagram',
  find: 'Find',
  notFound: 'Nothing found',
  hits: (at, count) => (at > 0 ? `${at} of ${count}` : `Found: ${count}`),
  nextHit: 'Next',
  previousHit: 'Previous',
  keySheet: 'Keys of the canvas',
  allActions: 'All actions',
};

const russian: DesignerTexts = {
  canvas: 'Холст процесса',
  keys: 'Стрелки ведут от шага к шагу, Alt со стрелками двигает, Enter — имя, A — следующий, R — превратить, C — соединить, B — событие на границе, N — добавить что угодно, Delete — удалить. Shift и знак вопроса — все клавиши.',
  undo: (what) => `Отменить: ${what}`,
  redo: (what) => `Повторить: ${what}`,
  zoomIn: 'Крупнее',
  zoomOut: 'Мельче',
  fit: 'Показать всё',
  rename: 'Имя',
  connect: 'Соединить',
  remove: 'Удалить',
  actions: 'Действия',
  choosesTarget: 'Выберите, куда ведёт поток. Escape — отмена.',
  nameless: 'без имени',
  described: (name, incoming, outgoing) => `${name}, входит: ${incoming}, выходит: ${outgoing}`,
  chosen: (count) => `Выбрано: ${count}`,
  empty: 'Здесь пока ничего не нарисовано.',
  up: 'Назад ко всему процессу',
  dismiss: 'Закрыть',
  palette: 'Палитра',
  more: 'Всё, что можно нарисовать',
  create: 'Добавить',
  append: 'Добавить следующий',
  insert: 'Вставить сюда',
  attach: 'Событие на границе',
  replace: 'Превратить в',
  search: 'Название или назначение',
  nothingFound: 'Здесь ничего с таким названием не подходит.',
  handles: {
    end: 'Перетащите к другому шагу',
    bend: 'Перетащите; двойной щелчок уберёт изгиб',
    stretch: 'Перетащите',
  },
  resize: 'Потяните, чтобы изменить размер',
  roomHint: 'Нажмите и тяните вбок или вниз: всё, что дальше, раздвинется или сдвинется. Escape — отмена.',
  placesHint: 'Поставьте: на свободное место, на линию или на границу шага. Escape — отмена.',
  room: (by) => (by < 0 ? `Меньше места: ${-by}` : `Больше места: ${by}`),
  tidying: 'Упорядочивание',
  map: 'Карта схемы',
  find: 'Найти',
  notFound: 'Ничего не найдено',
  hits: (at, count) => (at > 0 ? `${at} из ${count}` : `Найдено: ${count}`),
  nextHit: 'Следующее',
  previousHit: 'Предыдущее',
  keySheet: 'Клавиши холста',
  allActions: 'Все действия',
};

/** The designer's own words, in English or Russian. */
export function designerTexts(language: string): DesignerTexts {
  return language === 'ru' ? russian : english;
}
