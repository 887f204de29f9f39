/** One thing said in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

/** What a value should be, in words a person understands: by JSON type, by format, by `x-word`. */
export const vocabulary: Readonly<Record<string, Words>> = {
  string: { en: 'a text', ru: 'текст' },
  number: { en: 'a number', ru: 'число' },
  integer: { en: 'a whole number', ru: 'целое число' },
  boolean: { en: 'true or false', ru: 'true или false' },
  null: { en: 'null', ru: 'null' },
  array: { en: 'a list', ru: 'список' },
  object: { en: 'an object', ru: 'объект' },
  date: { en: 'a date such as 2026-03-02', ru: 'дата, например 2026-03-02' },
  'date-time': { en: 'a date and time such as 2026-03-02T09:00:00Z', ru: 'дата и время, например 2026-03-02T09:00:00Z' },
  time: { en: 'a time of day such as 09:00:00', ru: 'время суток, например 09:00:00' },
  duration: { en: 'a length of time such as PT8H or P2D', ru: 'промежуток времени, например PT8H или P2D' },
  period: { en: 'a period of days, months or years such as P1M', ru: 'период в днях, месяцах или годах, например P1M' },
  instant: { en: 'a moment in UTC such as 2026-03-02T09:00:00Z', ru: 'момент времени в UTC, например 2026-03-02T09:00:00Z' },
  timing: {
    en: 'a length of time such as PT8H or a moment such as 2026-03-02T09:00:00Z',
    ru: 'промежуток времени, например PT8H, или момент, например 2026-03-02T09:00:00Z',
  },
  cycle: { en: 'a repetition such as R3/PT1H', ru: 'повторение, например R3/PT1H' },
  regex: {
    en: 'a regular expression without look-around and back-references',
    ru: 'регулярное выражение без опережающих проверок и обратных ссылок',
  },
  email: { en: 'an e-mail address', ru: 'адрес электронной почты' },
  uri: { en: 'a link such as https://example.com/page', ru: 'ссылка, например https://example.com/page' },
  uuid: { en: 'a UUID', ru: 'UUID' },
  id: { en: 'an id (a letter, then letters, digits, _ . -)', ru: 'идентификатор (латинская буква, затем латинские буквы, цифры, _ . -)' },
  name: { en: 'a name (letters, digits and _, beginning with a letter)', ru: 'имя (буквы, цифры и _, начиная с буквы)' },
  path: { en: 'a path such as order.amount', ru: 'путь, например order.amount' },
  principalId: { en: 'an id of a person, group or position', ru: 'идентификатор человека, группы или должности' },
  principal: { en: 'a principal such as user:anna or group:finance', ru: 'участник, например user:anna или group:finance' },
  expression: { en: 'an expression', ru: 'выражение' },
  accessKey: { en: 'the id of a node of the form, or *', ru: 'идентификатор узла формы или *' },
  handlerType: { en: 'the name of a handler such as http', ru: 'имя обработчика, например http' },
  feel: { en: 'a FEEL text', ru: 'текст на FEEL' },
  colour: { en: 'a colour such as #0b6b72', ru: 'цвет, например #0b6b72' },
  clockTime: { en: 'a time such as 09:00', ru: 'время, например 09:00' },
  zone: { en: 'a time zone such as Europe/Moscow', ru: 'часовой пояс, например Europe/Moscow' },
  errorCode: { en: 'a code such as WORK_ITEM_NOT_FOUND', ru: 'код, например WORK_ITEM_NOT_FOUND' },
  word: { en: 'a word of letters, digits and _', ru: 'слово из латинских букв, цифр и _' },
  itemKey: { en: 'a kind and an id such as process/purchase', ru: 'вид и идентификатор, например process/purchase' },
  pointer: { en: 'a JSON pointer such as /elements/review/name', ru: 'указатель JSON, например /elements/review/name' },
  pattern: { en: 'a text of the declared pattern', ru: 'текст заданного вида' },
};

/** The words for a key of the vocabulary; the key itself where there are none. */
export function wordsFor(key: string): Words {
  return Object.hasOwn(vocabulary, key) ? (vocabulary[key] as Words) : { en: key, ru: key };
}

/** `a, b or c` in both languages. */
export function either(all: readonly Words[]): Words {
  return {
    en: join(
      all.map((words) => words.en),
      'or',
    ),
    ru: join(
      all.map((words) => words.ru),
      'или',
    ),
  };
}

function join(parts: readonly string[], last: string): string {
  const distinct = [...new Set(parts)];
  return distinct.length < 2 ? (distinct[0] ?? '') : `${distinct.slice(0, -1).join(', ')} ${last} ${distinct.at(-1) ?? ''}`;
}

/** A value in a few words. `shy` says only what type it is: for what people typed, which messages must not repeat. */
export function wordsForValue(value: unknown, shy = false): Words {
  if (value === undefined) return { en: 'nothing', ru: 'ничего' };
  if (Array.isArray(value)) return { en: `a list of ${value.length}`, ru: `список из ${value.length}` };
  if (typeof value === 'object' && value !== null) return { en: 'an object', ru: 'объект' };
  if (shy && typeof value === 'string') return { en: 'another text', ru: 'другой текст' };
  if (shy && typeof value === 'number') return { en: 'another number', ru: 'другое число' };
  const text = typeof value === 'string' ? JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value) : String(value);
  return { en: text, ru: text };
}
