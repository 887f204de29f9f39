import type { ErrorParams, JsonValue } from '@millrace/schemas';

/** What fills messages about definitions, in Russian; a message in Russian with an English half helps nobody. */
const phrases: Readonly<Record<string, string>> = {
  'another error or escalation than an event in the same place catches':
    'другая ошибка или эскалация: такую же уже перехватывает событие в том же месте',
  'a code of at most 200 characters': 'код не длиннее 200 знаков',
  'there is no instance yet that could wait for the rest': 'экземпляра, который дождался бы остальных событий, ещё нет',
  'nobody is there to fill a form: only a person who starts a process does':
    'заполнить форму некому: её заполняет только тот, кто запускает процесс',
  nothing: 'ничего',
  none: 'ничего',
  both: 'и то, и другое',
  'the content': 'содержание',
  'an object': 'объект',
  'an activity inside that no flow leads to': 'действие внутри, к которому не ведёт ни один поток',
  'activities, gateways and intermediate events in an ad-hoc subprocess': 'в ad-hoc-подпроцессе — действия, шлюзы и промежуточные события',
  'a flow that leads to it: in an ad-hoc subprocess only activities are chosen':
    'поток, который к нему ведёт: в ad-hoc-подпроцессе выбирают только действия',
  'a name other than loopCounter': 'имя, отличное от loopCounter',
  'what begins an instance happens once': 'то, что начинает экземпляр, происходит один раз',
  'an empty object': 'пустой объект',
  'a reason': 'причина',
  'a person': 'человек',
  'called otherwise': 'другое имя',
  'a value': 'значение',
  'another value': 'другое значение',
  text: 'текст',
  'an open scope': 'открытая область',
  'paths such as order.amount': 'пути, например order.amount',
  'an id such as the lists give': 'идентификатор, как в списках',
  'a text': 'текст',
  'a list': 'список',
  'an id': 'идентификатор',
  'a name': 'имя',
  'a lane': 'дорожку',
  'a map by id': 'набор по идентификаторам',
  'a list of ids': 'список идентификаторов',
  'a list of elements': 'список элементов',
  'an element of this process': 'элемент этого процесса',
  'a text of at most 40 characters': 'текст не длиннее 40 символов',
  'a whole number from 1 to 15': 'целое число от 1 до 15',
  'never, yearly or monthly': 'never, yearly или monthly',
  'never, or a length of time such as P3Y': 'never или срок, например P3Y',
  'a prefix with {yyyy} or {yy}': 'префикс с {yyyy} или {yy}',
  'a prefix with the year and {MM}': 'префикс с годом и {MM}',
  'true or false': 'true или false',
  'a whole number': 'целое число',
  'an expression': 'выражение',
  'jsonata or feel': 'jsonata или feel',
  'a map of expressions': 'набор выражений',
  'the name of a variable': 'имя переменной',
  'the name of a type': 'название типа',
  'the name of a handler': 'имя обработчика',
  'the id of a form': 'идентификатор формы',
  'the id of a process definition': 'идентификатор определения процесса',
  'nothing, unless the binding is version': 'ничего, если привязка не version',
  'the id of a decision': 'идентификатор решения',
  'a path such as order.amount': 'путь, например order.amount',
  'a text or an expression': 'текст или выражение',
  'a declaration with a type': 'описание с типом',
  'a process definition': 'определение процесса',
  'a process definition of format 1': 'определение процесса формата 1',
  'a process or a subprocess': 'процесс или подпроцесс',
  'a process or a subprocess, at most 100 in one another': 'процесс или подпроцесс, не более 100 друг в друге',
  'a lane that is not inside this one': 'дорожку, которая не лежит внутри этой',
  'an element that is executed': 'исполняемый элемент',
  'the id of something in this drawing': 'идентификатор того, что есть на этой схеме',
  'an activity in the same scope': 'действие в той же области',
  'a variable declared as object or any': 'переменная с типом object или any',
  'a list of participants': 'список участников',
  'a list of at least one participant': 'список хотя бы из одного участника',
  'one of user, group, position, relation and expression': 'ровно одно из user, group, position, relation и expression',
  'one person; use candidates for a group': 'один человек; группу указывают в candidates',
  'a percentage above 0 and up to 100': 'процент больше 0 и не больше 100',
  'a number from 1 to 10': 'число от 1 до 10',
  'a date or a duration: this event happens once, only what does not interrupt repeats':
    'дата или длительность: это событие наступает один раз, повторяется только непрерывающее',
  'a duration such as PT8H, a moment such as 2026-03-02T09:00:00Z, or an expression':
    'длительность, например PT8H, момент, например 2026-03-02T09:00:00Z, или выражение',
  'a duration such as PT8H, or an expression': 'длительность, например PT8H, или выражение',
  'a moment such as 2026-03-02T09:00:00Z, or an expression': 'момент, например 2026-03-02T09:00:00Z, или выражение',
  'a repetition such as R3/PT1H, or an expression': 'повторение, например R3/PT1H, или выражение',
  'a positive duration without months, such as PT30S': 'положительная длительность без месяцев, например PT30S',
  'no event attached to it: what it has to react to stands inside it':
    'ни одного граничного события: то, на что нужно реагировать, помещают внутрь',
  'no other event of this type in the same place': 'единственное событие этого типа в этом месте',
  'an activity of the normal flow: handlers and event subprocesses are not undone':
    'действие основного потока: обработчики и событийные подпроцессы не компенсируются',
  'an activity that is no event subprocess': 'действие, которое не является событийным подпроцессом',
  'what follows always waits until all is undone; to go on beside that, fork before this event':
    'следующие шаги всегда ждут конца компенсации; чтобы идти дальше параллельно, разветвите поток перед этим событием',
  'a cancel end event stands directly in the transaction that it cancels':
    'конечное событие отмены стоит непосредственно в транзакции, которую отменяет',
  'only a transaction is cancelled': 'отменить можно только транзакцию',
  'a variable declared as list or any': 'переменную с типом list или any',
  'a data association is only drawn: expressions over data stand in the in and out of the activity':
    'связь данных только рисуется: выражения над данными пишут в in и out действия',
  'data goes in and out by expressions in in and out: inputs, outputs, their sets and associations are only drawn':
    'данные передают выражениями в in и out: входы, выходы, их наборы и связи только рисуются',
  'variables of a scope are declared by its variables': 'переменные области описывают в её variables',
  'it was imported and kept, but nobody here understands it; say it in the fields there are':
    'импортировано и сохранено, но здесь непонятно; запишите это в имеющихся полях',
  'nothing here is executed by that name': 'под таким именем здесь ничего не исполняется',
  'each token is taken by itself': 'каждый токен обрабатывается сам по себе',
  'one token is sent along each flow': 'по каждому потоку уходит один токен',
  'an event subprocess begins when its event happens, not several times by itself':
    'событийный подпроцесс начинается по своему событию, а не несколько раз сам по себе',
  'a subprocess begins when it is reached; only an event subprocess has a start of its own':
    'подпроцесс начинается, когда до него дошёл токен; начало по событию бывает только у событийного подпроцесса',
  'nothing: without a collection there are no entries': 'ничего: без collection нет элементов, которые можно назвать',
  'at least one event': 'хотя бы одно событие',
  'at least two ways': 'хотя бы два пути',
  'no flow brings it tokens': 'в него не входит ни один поток',
  'messages, signals and timers behind it': 'за ним сообщения, сигналы и таймеры',
  'messages with a key behind it: by it all of them find one instance':
    'за ним сообщения с ключом: по ключу все они находят один экземпляр',
  'either message events or receive tasks behind it, not both':
    'за ним или события-сообщения, или задачи получения, но не то и другое вместе',
  'false: only a process begins by a message, a signal or a moment': 'false: только процесс начинается по сообщению, сигналу или времени',
  'one event-based gateway that begins the process': 'один событийный шлюз, с которого начинается процесс',
  'a transaction around it with a cancel boundary event': 'транзакция вокруг него, с граничным событием отмены',
  'an association from a compensation boundary event to this activity': 'ассоциация от граничного события компенсации к этому действию',
  'no flow to it or from it: only its event begins it': 'отсутствие входящих и исходящих потоков: его начинает только событие',
  'exactly one link catch event of this name in the same scope': 'ровно одно принимающее событие-ссылка с этим именем в той же области',
  'a link throw event of this name in the same scope': 'отправляющее событие-ссылка с этим именем в той же области',
  'one association from it to an activity with isForCompensation in the same scope':
    'одна ассоциация от него к действию с isForCompensation в той же области',
  'an event subprocess inside a subprocess: a process as a whole is never undone':
    'событийный подпроцесс внутри подпроцесса: процесс целиком не отменяют компенсацией',
  'catch events and receive tasks without events attached behind it':
    'только принимающие события и задачи получения без граничных событий за ним',
  'no other flow to what stands behind it': 'единственный поток к тому, что за ним стоит',
  'what follows a link stands behind its target': 'продолжение стоит за принимающей ссылкой, а не за отправляющей',
  'only its link leads to the target of a link': 'к принимающей ссылке ведёт только отправляющая',
  'a compensation event leads to its handler by an association': 'событие компенсации связывают с обработчиком ассоциацией, а не потоком',
  'nothing can lead to what begins an instance': 'в элемент, который начинает экземпляр, потоки не входят',
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
  'have a scale': 'указать scale, число знаков после запятой',
  'name the register it refers to': 'указать register, на который он ссылается',
  'it names none': 'он не указан',
  'have a minimum below its maximum': 'указать minimum меньше maximum',
  'have a pattern that can be read': 'указать читаемое выражение pattern',
  'it cannot': 'прочитать его не удалось',
  'it is not': 'оно другое',
  'it has neither': 'там нет ни того, ни другого',
  'it has not': 'там его нет',
  'have a type whose values can be compared, because it is part of a unique key':
    'тип, значения которого можно сравнить: атрибут входит в уникальный ключ',
  'be a text, because it takes a number of a series': 'тип text: в него записывается номер серии',
  'have {yyyy} or {yy} in the prefix, because its series restarts': 'указать {yyyy} или {yy} в prefix: нумерация начинается заново',
  'have {MM} in the prefix, because its series restarts monthly': 'указать {MM} в prefix: нумерация начинается заново каждый месяц',
  'an instant such as 2026-11-22T09:00:00Z': 'момент, например 2026-11-22T09:00:00Z',
  'a day such as 2026-11-22': 'дата, например 2026-11-22',
  'a time such as 09:30': 'время, например 09:30',
  'a duration such as PT8H': 'длительность, например PT8H',
  'a period such as P1M': 'период, например P1M',
  'a time zone such as Europe/Moscow': 'часовой пояс, например Europe/Moscow',
  'a text by language { en, ru }': 'текст по языкам { en, ru }',
  'a file { hash, name, type, size }': 'файл { hash, name, type, size }',
};

/** Phrases around another phrase, which is put after the words. */
const wrappers: readonly (readonly [RegExp, string])[] = [
  [/^have an initial value that is (.*)$/s, 'начальное значение, подходящее под описание: '],
  [/^a list where each entry is (.*)$/s, 'список, где каждый элемент — '],
  [/^an object whose (\w+) is (.*)$/s, 'объект, где $1 — '],
];

/** Phrases with something in them: `$1` stands for it. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^exactly one of ([\w, ]+) and (\w+)$/, 'ровно одно из $1 и $2'],
  [/^an id that begins with (.*)$/s, 'идентификатор, который начинается с $1'],
  [/^a number from (\d+) to (\d+)$/, 'число от $1 до $2'],
  [/^a value nested at most (\d+) deep$/, 'значение не более чем $1 уровней вложенности'],
  [/^at most (\d+) characters as JSON$/, 'не более $1 знаков в записи JSON'],
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
  [/^its type is (\w+) and it has none$/, 'у типа $1 он не указан'],
  [/^its type is (\w+)$/, 'указан тип $1'],
  [/^it is (\w+)$/, 'указан тип $1'],
  [/^(-?[\d.e+-]+) is above (-?[\d.e+-]+)$/, '$1 больше $2'],
  [/^a number of at most 15 digits, (\d+) after the point$/, 'число не длиннее 15 цифр, после запятой не больше $1'],
  [/^a text of 1 to (\d+) characters$/, 'текст длиной от 1 до $1 знаков'],
  [/^an amount of money in (\w+), \{ amount, currency \}$/, 'денежная сумма в $1, { amount, currency }'],
  [/^an amount of money, \{ amount, currency \}$/, 'денежная сумма, { amount, currency }'],
  [/^an amount of money of at most 15 digits, (\d+) after the point$/, 'денежная сумма не длиннее 15 цифр, после запятой не больше $1'],
  [/^a reference \{ register: (.*), id \}$/s, 'ссылка { register: $1, id }'],
  [/^an object of (.*)$/s, 'объект из $1'],
  [/^a (\w+) takes all its flows$/, '$1 идёт по всем своим потокам'],
  [/^the id of a (\w+) among rootElements$/, 'идентификатор элемента типа $1 из rootElements'],
];

/** Params of a problem as the Russian message needs them; what is a name or a value stays as it is. */
export function inRussian(params: ErrorParams): ErrorParams {
  const told: Record<string, JsonValue> = { ...params };
  for (const name of ['attribute', 'expected', 'reason', 'found']) {
    const value = params[name];
    if (typeof value === 'string') told[name] = phraseOf(value);
  }
  return told;
}

function phraseOf(text: string): string {
  if (Object.hasOwn(phrases, text)) return phrases[text] ?? text;
  for (const [pattern, words] of wrappers) {
    const inner = pattern.exec(text)?.at(-1);
    if (inner !== undefined) return text.replace(pattern, words) + phraseOf(inner);
  }
  for (const [pattern, words] of patterns) if (pattern.test(text)) return text.replace(pattern, words);
  if (!/^\w+(?: or \w+)+$/.test(text)) return text;
  const words = text.split(' or ');
  return `${words.slice(0, -1).join(', ')} или ${words.at(-1) ?? ''}`;
}
