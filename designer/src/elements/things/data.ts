import type { CatalogueEntry } from '../catalogue/entry.js';
import { describeThing } from './describe-thing.js';

/** Data that the diagram shows. */
export const dataEntries: readonly CatalogueEntry[] = [
  describeThing({
    id: 'dataObjectReference',
    group: 'data',
    rank: 34,
    name: { en: 'Data object', ru: 'Объект данных' },
    also: { en: 'document, file, paper, record, form, artefact', ru: 'документ, файл, бумага, данные, запись, бланк' },
    about: { en: 'A document or data that steps read and write.', ru: 'Документ или данные, которые шаги читают и записывают.' },
    thing: { kind: 'data', type: 'dataObjectReference' },
  }),
  describeThing({
    id: 'dataObjectReference.collection',
    group: 'data',
    rank: 68,
    name: { en: 'Data object, collection', ru: 'Объект данных, набор' },
    also: { en: 'list, several documents', ru: 'коллекция, список, несколько документов, перечень' },
    about: { en: 'Several documents or records of one kind.', ru: 'Несколько однородных документов или записей.' },
    thing: { kind: 'data', type: 'dataObjectReference', properties: { collection: true } },
  }),
  describeThing({
    id: 'dataInput',
    group: 'data',
    rank: 69,
    within: ['process'],
    name: { en: 'Data input', ru: 'Входные данные' },
    also: { en: 'input, parameter, incoming', ru: 'вход, параметр, входящие' },
    about: { en: 'What the process gets from outside.', ru: 'То, что процесс получает извне.' },
    thing: { kind: 'data', type: 'dataInput' },
  }),
  describeThing({
    id: 'dataOutput',
    group: 'data',
    rank: 70,
    within: ['process'],
    name: { en: 'Data output', ru: 'Выходные данные' },
    also: { en: 'output, result, outgoing', ru: 'выход, результат, исходящие' },
    about: { en: 'What the process gives to the outside.', ru: 'То, что процесс отдаёт наружу.' },
    thing: { kind: 'data', type: 'dataOutput' },
  }),
  describeThing({
    id: 'dataStoreReference',
    group: 'data',
    rank: 37,
    name: { en: 'Data store', ru: 'Хранилище данных' },
    also: { en: 'database, register, table, system, archive', ru: 'база данных, реестр, таблица, система, архив, справочник, 1С' },
    about: { en: 'A place where data stays after the process.', ru: 'Место, где данные остаются и после процесса.' },
    thing: { kind: 'store', type: 'dataStoreReference' },
  }),
];
