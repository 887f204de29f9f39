import type { ErrorParams, JsonValue } from '@millrace/schemas';

/** What fills messages about definitions, in Russian; a message in Russian with an English half helps nobody. */
const phrases: Readonly<Record<string, string>> = {
  nothing: 'ничего',
  none: 'нет',
  'an object': 'объект',
  'a text': 'текст',
  'a list': 'список',
  'an id': 'идентификатор',
  'a name': 'имя',
  'a lane': 'дорожку',
  'a map by id': 'набор по идентификаторам',
  'a list of ids': 'список идентификаторов',
  'true or false': 'true или false',
  'a whole number': 'целое число',
  'a JSONata expression': 'выражение JSONata',
  'a map of expressions': 'набор выражений',
  'the name of a variable': 'имя переменной',
  'the name of a type': 'название типа',
  'the name of a handler': 'имя обработчика',
  'the id of a form': 'идентификатор формы',
  'the id of a decision': 'идентификатор решения',
  'a path such as order.amount': 'путь, например order.amount',
  'a text or an expression': 'текст или выражение',
  'a declaration with a type': 'описание с типом',
  'a process definition': 'определение процесса',
  'a process definition of format 1': 'определение процесса формата 1',
  'a process or a subprocess': 'процесс или подпроцесс',
  'a lane that is not inside this one': 'дорожку, которая не лежит внутри этой',
  'an element that is executed': 'исполняемый элемент',
  'an activity in the same scope': 'действие в той же области',
  'a variable declared as object or any': 'переменная с типом object или any',
  'a list of participants': 'список участников',
  'a list of at least one participant': 'список хотя бы из одного участника',
  'one of user, group, position, relation and expression': 'ровно одно из user, group, position, relation и expression',
  'one person; use candidates for a group': 'один человек; группу указывают в candidates',
  'a percentage above 0 and up to 100': 'процент больше 0 и не больше 100',
  'a number from 1 to 10': 'число от 1 до 10',
  'exactly one of date, duration and cycle': 'ровно одно из date, duration и cycle',
  'a date or a duration: this event happens once, only a non-interrupting boundary event repeats':
    'дата или длительность: это событие наступает один раз, повторяется только непрерывающее граничное событие',
  'a duration such as PT8H, a moment such as 2026-03-02T09:00:00Z, or an expression':
    'длительность, например PT8H, момент, например 2026-03-02T09:00:00Z, или выражение',
  'a duration such as PT8H, or an expression': 'длительность, например PT8H, или выражение',
  'a moment such as 2026-03-02T09:00:00Z, or an expression': 'момент, например 2026-03-02T09:00:00Z, или выражение',
  'a repetition such as R3/PT1H, or an expression': 'повторение, например R3/PT1H, или выражение',
  'a positive duration without months, such as PT30S': 'положительная длительность без месяцев, например PT30S',
  'nothing here is executed by that name': 'под таким именем здесь ничего не исполняется',
  'loops and multi-instance markers are not executed': 'циклы и множественные экземпляры не исполняются',
  'compensation is not executed': 'компенсация не исполняется',
  'event subprocesses are not executed': 'событийные подпроцессы не исполняются',
  'here only the element without an event is executed': 'здесь исполняется только элемент без события',
  'its flows have no conditions, so none can be the default': 'у его потоков нет условий, поэтому потока по умолчанию быть не может',
  'the initiator is nobody else’s': 'инициатор у процесса один',
  'only count and percent have a value': 'value бывает только у count и percent',
  'only a cycle misses occurrences; a date or duration fires late rather than never':
    'пропуски бывают только у повторений; дата и длительность сработают позже, но сработают',
  'it is the default flow, which is taken when no condition holds':
    'это поток по умолчанию, его выбирают, когда ни одно условие не выполнено',
  'its ends stand in different scopes': 'его концы лежат в разных областях',
  'nothing can follow an end event': 'после конечного события ничего быть не может',
  'nothing can lead to a start event': 'в стартовое событие потоки не входят',
  'nothing can lead to a boundary event': 'в граничное событие потоки не входят',
};

/** Phrases with something in them: `$1` stands for it. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^a whole number from (\d+) to (\d+)$/, 'целое число от $1 до $2'],
  [/^each of its outgoing flows once \(none\)$/, 'пустой список: исходящих потоков нет'],
  [/^each of its outgoing flows once \((.*)\)$/s, 'каждый исходящий поток по одному разу ($1)'],
  [/^a number of at most (\d+) significant digits$/, 'число не длиннее $1 значащих цифр'],
  [/^a number of at most (\d+) significant digits and (\d+) after the point$/, 'число не длиннее $1 значащих цифр, после запятой $2'],
  [/^a text of at most (\d+) characters$/, 'текст не длиннее $1 знаков'],
  [/^a text like (.*)$/s, 'текст вида $1'],
  [/^a list of at most (\d+)$/, 'список не длиннее $1'],
  [/^a list of (\d+)$/, 'список из $1'],
  [/^at most (.*)$/, 'не больше $1'],
  [/^at least (.*)$/, 'не меньше $1'],
  [/^one of (.*)$/s, 'одно из $1'],
  [/^a (\w+) takes all its flows$/, '$1 идёт по всем своим потокам'],
  [/^(\w+) or (\w+)$/, '$1 или $2'],
  [/^(\w+) or (\w+) or (\w+)$/, '$1, $2 или $3'],
  [/^(\w+) or (\w+) or (\w+) or (\w+)$/, '$1, $2, $3 или $4'],
];

/** Params of a problem as the Russian message needs them; what is a name or a value stays as it is. */
export function inRussian(params: ErrorParams): ErrorParams {
  const told: Record<string, JsonValue> = { ...params };
  for (const name of ['expected', 'reason', 'found']) {
    const value = params[name];
    if (typeof value === 'string') told[name] = phraseOf(value);
  }
  return told;
}

function phraseOf(text: string): string {
  if (Object.hasOwn(phrases, text)) return phrases[text] ?? text;
  for (const [pattern, words] of patterns) if (pattern.test(text)) return text.replace(pattern, words);
  return text;
}
