import type { CatalogueEntry } from './entry.js';

/** BPMN files. In alphabetical order. */
export const interchangeErrors = {
  BPMN_EMPTY: {
    status: 200,
    en: 'Expected the file to hold a process or a collaboration, but it holds nothing. Export it again from the tool that drew it.',
    ru: 'В файле нет ни процесса, ни взаимодействия. Выгрузите его ещё раз из программы, где он нарисован.',
  },
  BPMN_ENCODING_UNKNOWN: {
    status: 422,
    en: 'Expected the file to be in an encoding that is known here, but it says {found}. Save it as UTF-8.',
    ru: 'Кодировка файла неизвестна: {found}. Сохраните его в UTF-8.',
  },
  BPMN_ENCODING_WRONG: {
    status: 422,
    en: 'Expected the file to be {found} as it says, but line {line} is not. Save it as UTF-8.',
    ru: 'Файл указывает кодировку {found}, но строка {line} записана не в ней. Сохраните его в UTF-8.',
  },
  BPMN_ENTITIES_REFUSED: {
    status: 422,
    en: 'Expected plain XML, but the file declares entities of its own (line {line}), which are never expanded here. Remove its document type.',
    ru: 'Файл объявляет собственные сущности XML (строка {line}); они здесь не раскрываются. Уберите из него описание типа документа.',
  },
  BPMN_ID_INVALID: {
    status: 200,
    en: 'The id {found} (line {line}) cannot be an id here; the definition calls it {id}, and an export gives the old one back where XML allows it.',
    ru: 'Идентификатор {found} (строка {line}) здесь недопустим; в определении он {id}, а при экспорте вернётся прежний, если его допускает XML.',
  },
  BPMN_ID_TWICE: {
    status: 200,
    en: 'The id {found} is given to several elements; the one in line {line} is called {id} here. What refers to {found} means the first that fits.',
    ru: 'Идентификатор {found} есть у нескольких элементов; элемент в строке {line} здесь называется {id}. Ссылки на {found} относятся к первому подходящему.',
  },
  BPMN_NOT_A_DEFINITION: {
    status: 422,
    en: 'Expected the file to fit into a definition, but it does not (line {line}). {reason}',
    ru: 'Файл не помещается в определение (строка {line}). {reason}',
  },
  BPMN_NOT_BPMN: {
    status: 422,
    en: 'Expected a BPMN 2.0 file, whose top element is definitions of the namespace http://www.omg.org/spec/BPMN/20100524/MODEL, but found {found}. Export it as BPMN 2.0 XML.',
    ru: 'Ожидается файл BPMN 2.0: верхний элемент definitions из пространства имён http://www.omg.org/spec/BPMN/20100524/MODEL, а найдено: {found}. Выгрузите его как BPMN 2.0 XML.',
  },
  BPMN_NOT_SHOWN: {
    status: 200,
    en: '{element} (line {line}) {reason}. It is kept, but not shown.',
    ru: '{element} (строка {line}): {reason}. Сохранено, но не показывается.',
  },
  BPMN_NO_DIAGRAM: {
    status: 200,
    en: 'The file has no diagram: the designer will lay it out.',
    ru: 'В файле нет диаграммы: расположение подберёт конструктор.',
  },
  BPMN_PREFIX_UNKNOWN: {
    status: 200,
    en: 'The prefix {found} (line {line}) is never declared. What it stands before is kept, and an export declares it.',
    ru: 'Префикс {found} (строка {line}) нигде не объявлен. То, перед чем он стоит, сохранено; при экспорте он будет объявлен.',
  },
  BPMN_REFERENCE_UNKNOWN: {
    status: 200,
    en: '{element} refers to {found} (line {line}), which is not in the file. Draw it anew, or choose what it should refer to.',
    ru: '{element} ссылается на {found} (строка {line}), чего в файле нет. Нарисуйте это заново или выберите, на что ссылаться.',
  },
  BPMN_SHAPE_OF_NOTHING: {
    status: 200,
    en: 'The shape {element} (line {line}) draws {found}, which is not in the file. It is kept, but not shown.',
    ru: 'Фигура {element} (строка {line}) изображает {found}, чего в файле нет. Она сохранена, но не показывается.',
  },
  BPMN_SHAPE_TWICE: {
    status: 200,
    en: 'The shape {element} (line {line}) draws {found} for a second time in one diagram. It is kept, but not shown.',
    ru: 'Фигура {element} (строка {line}) второй раз изображает {found} на одной диаграмме. Она сохранена, но не показывается.',
  },
  BPMN_TOO_DEEP: {
    status: 422,
    en: 'Expected a file that people drew, but {reason} (line {line}).',
    ru: 'Файл слишком глубоко вложен (строка {line}): {reason}.',
  },
  BPMN_TOO_LARGE: {
    status: 422,
    en: 'Expected a file of a size that can be read, but {reason}. Split it.',
    ru: 'Файл слишком велик: {reason}. Разделите его.',
  },
  BPMN_VALUE_UNFIT: {
    status: 200,
    en: '{what} of {element} (line {line}) does not fit into a definition: it is kept as the file has it. {reason}',
    ru: '{what} элемента {element} (строка {line}) не помещается в определение и сохранено как в файле. {reason}',
  },
  BPMN_XML_BROKEN: {
    status: 422,
    en: 'Expected well-formed XML, but line {line} is not: {reason}. Export the file again, or mend that line.',
    ru: 'Файл — не правильный XML, ошибка в строке {line}: {reason}. Выгрузите файл ещё раз или исправьте эту строку.',
  },
} as const satisfies Record<string, CatalogueEntry>;
