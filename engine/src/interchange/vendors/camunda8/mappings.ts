import type { XmlElement } from '../../xml/index.js';
import { isPath } from '../names.js';
import { noPlace } from '../no-place.js';
import type { Reading } from '../reading.js';
import type { Words } from '../vendor.js';
import { feelText, feelValue, longest, tooLong, type Feel } from './feel.js';

type Place = readonly string[];

/** Where inputs and outputs stand, by the type of element. */
function placesOf(reading: Reading): { readonly in?: Place; readonly out?: Place } {
  switch (reading.type) {
    case 'serviceTask':
    case 'sendTask':
      return reading.at(['service', 'type']) === undefined ? {} : { in: ['service', 'in'], out: ['service', 'out'] };
    case 'subProcess':
    case 'transaction':
    case 'adHocSubProcess':
      return { in: ['in'], out: ['out'] };
    case 'callActivity':
      return { in: ['call', 'in'], out: ['call', 'out'] };
    case 'businessRuleTask':
      return reading.at(['decision', 'ref']) === undefined ? {} : { in: ['decision', 'in'] };
    case 'receiveTask':
      return { out: ['message', 'out'] };
    case 'userTask':
      return { out: ['out'] };
    case 'startEvent':
    case 'intermediateCatchEvent':
    case 'boundaryEvent':
      return caught(reading) === undefined ? {} : { out: ['event', 'out'] };
    default:
      return {};
  }
}

const catching: Readonly<Record<string, string>> = {
  messageEventDefinition: 'message',
  signalEventDefinition: 'signal',
  errorEventDefinition: 'error',
  escalationEventDefinition: 'escalation',
};

/** The one event that is caught and brings data. */
function caught(reading: Reading): string | undefined {
  const parts = reading.parts(...Object.keys(catching));
  return parts.length === 1 ? catching[parts[0]?.local ?? ''] : undefined;
}

/** `zeebe:ioMapping`: what goes in and what comes out, name by name. */
export function readMappings(reading: Reading): void {
  const all = reading.extensions('ioMapping');
  const inputs = reading.few(all.flatMap((each) => reading.within(each, 'input')));
  const outputs = reading.few(all.flatMap((each) => reading.within(each, 'output')));
  const places = placesOf(reading);
  const given = put(reading, inputs, places.in, 'input');
  const taken = put(reading, outputs, places.out, 'output');
  if (taken && places.out?.[0] === 'event') reading.put(['event', 'type'], caught(reading));
  if (given && reading.type === 'businessRuleTask')
    for (const each of all.slice(0, 1))
      reading.translated(reading.subject(each, 'input'), 'decision.in', {
        en: 'The decision gets only the inputs that are named here. Add those that it takes from variables of the same names.',
        ru: 'Решение получает только названные здесь входы. Добавьте те, которые оно берёт из одноимённых переменных.',
      });
}

/** Whether there were inputs or outputs, for what has to be said where there are none. */
export function mapsAny(reading: Reading, kind: 'input' | 'output'): boolean {
  return reading.extensions('ioMapping').some((each) => reading.within(each, kind).length > 0);
}

/** A value, or values by name, as one target of a mapping is filled by several. */
type Filled = Feel | Map<string, Filled>;

function put(reading: Reading, mappings: readonly XmlElement[], place: Place | undefined, kind: 'input' | 'output'): boolean {
  const filled = new Map<string, Filled>();
  const before = new Set<string>();
  for (const mapping of mappings) {
    const [source, target] = ['source', 'target'].map((local) => mapping.attributes.find((each) => each.local === local)?.value ?? '') as [
      string,
      string,
    ];
    const subject = { what: mapping.name, line: mapping.line, from: `${target} ← ${source}`.slice(0, 200) };
    const value = feelValue(source);
    if (!value.ok) reading.redo(subject, value.how);
    else if (!isPath(target)) reading.redo(subject, badTarget(target));
    else if (place === undefined) reading.redo(subject, noPlace(reading, kind), `${target}: ${value.expression.source}`);
    else if (mentions(value.expression.source, before)) reading.redo(subject, ofOthers);
    else {
      const expression = reading.type === 'userTask' ? submitted(value.expression, value.constant) : value.expression;
      if (expression === undefined) reading.redo(subject, noPlace(reading, kind), `${target}: ${value.expression.source}`);
      else if (!fill(filled, target.split('.'), expression)) reading.redo(subject, twice);
      else reading.translated(subject, `${target}: ${expression.source}`);
    }
    if (source.trim().replace(/^=\s*/, '') !== target) before.add(target.split('.')[0] ?? '');
  }
  if (place === undefined) return false;
  let any = false;
  for (const [name, value] of filled) {
    const whole = value instanceof Map ? ({ language: 'feel', source: contextOf(value) } as const) : value;
    if (whole.source.length > longest) {
      const [first] = mappings;
      if (first !== undefined) reading.redo({ what: first.name, line: first.line, from: name }, tooLong);
    } else {
      reading.put([...place, name], whole);
      any = true;
    }
  }
  return any;
}

/** Puts a value at a path; false where something is there already. */
function fill(into: Map<string, Filled>, path: readonly string[], value: Feel): boolean {
  const [name = '', ...rest] = path;
  const there = into.get(name);
  if (rest.length === 0) {
    if (there !== undefined) return false;
    into.set(name, value);
    return true;
  }
  if (there !== undefined && !(there instanceof Map)) return false;
  const inner = there ?? new Map<string, Filled>();
  into.set(name, inner);
  return fill(inner, rest, value);
}

/** `order.id` and `order.sum` are one value: a context. */
function contextOf(entries: Map<string, Filled>): string {
  const parts = [...entries].map(([name, value]) => `${feelText(name)}: ${value instanceof Map ? contextOf(value) : value.source}`);
  return `{ ${parts.join(', ')} }`;
}

/** An output of a user task reads what was filled in and, where that has none of the name, the variable. */
function submitted(expression: Feel, constant: string | undefined): Feel | undefined {
  if (constant !== undefined) return expression;
  const { source } = expression;
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(source) && !/^(?:true|false|null)$/.test(source);
  if (isPlain) return { language: 'feel', source: `if data.${source} != null then data.${source} else ${source}` };
  return /^(?:true|false|null|-?\d+(?:\.\d+)?|"[^"\\]*")$/.test(source) ? expression : undefined;
}

/** Whether a source may read one of the names. FEEL's names may hold more than words, so a word is enough. */
function mentions(source: string, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  return (source.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some((word) => names.has(word));
}

const ofOthers: Words = {
  en: 'It may read another one before it; here all of them are computed over what was there before. Write that one’s expression into it.',
  ru: 'Здесь может читаться предыдущее значение того же списка, а у нас все они вычисляются по прежним переменным. Впишите сюда его выражение.',
};
const twice: Words = {
  en: 'Two of them fill the same place. Make one of them.',
  ru: 'Два соответствия заполняют одно место. Объедините их.',
};

function badTarget(target: string): Words {
  return {
    en: `“${target.slice(0, 60)}” cannot be a variable here: names of letters, digits and _, joined by dots. Rename it.`,
    ru: `«${target.slice(0, 60)}» не может быть переменной: имена из букв, цифр и _, соединённые точками. Переименуйте.`,
  };
}
