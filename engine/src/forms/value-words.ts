import type { Message } from '../model/problem.js';

/** What a value of each type is called in a sentence that begins with "Expected". */
export const valueWords: Readonly<Record<string, Message>> = {
  text: { en: 'a text', ru: 'текст' },
  boolean: { en: 'yes or no (true or false)', ru: 'да или нет (true или false)' },
  integer: { en: 'a whole number', ru: 'целое число' },
  decimal: { en: 'a number of at most 15 digits', ru: 'число не длиннее 15 цифр' },
  money: { en: 'a sum of money with its amount and currency', ru: 'денежная сумма с числом и валютой' },
  date: { en: 'a date such as 2026-03-31', ru: 'дата вида 2026-03-31' },
  time: { en: 'a time such as 09:30', ru: 'время вида 09:30' },
  instant: { en: 'a moment in UTC such as 2026-03-31T09:30:00Z', ru: 'момент в UTC вида 2026-03-31T09:30:00Z' },
  duration: { en: 'a length of time such as PT8H or P2D', ru: 'длительность вида PT8H или P2D' },
  period: { en: 'a period such as P1Y6M', ru: 'период вида P1Y6M' },
  zone: { en: 'a time zone such as Europe/Moscow', ru: 'часовой пояс вида Europe/Moscow' },
  reference: { en: 'a record chosen from a register (register and id)', ru: 'запись, выбранная из реестра (register и id)' },
  person: { en: 'the id of a person', ru: 'идентификатор человека' },
  unit: { en: 'the id of a unit', ru: 'идентификатор подразделения' },
  organisation: { en: 'the id of an organisation', ru: 'идентификатор организации' },
  file: { en: 'an uploaded file', ru: 'загруженный файл' },
  texts: { en: 'a text in English, Russian or both (en, ru)', ru: 'текст на английском, русском или обоих языках (en, ru)' },
  list: { en: 'a list', ru: 'список' },
  rows: { en: 'a list of rows', ru: 'список строк' },
  object: { en: 'an object with properties', ru: 'объект со свойствами' },
  row: { en: 'a row with properties', ru: 'строка со свойствами' },
  email: { en: 'an e-mail address such as anna@example.com', ru: 'адрес почты вида anna@example.com' },
  uri: { en: 'an address such as https://example.com/page', ru: 'адрес вида https://example.com/page' },
  uuid: { en: 'a UUID', ru: 'идентификатор UUID' },
};
