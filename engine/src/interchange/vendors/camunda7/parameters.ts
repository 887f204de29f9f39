import { textOf, type XmlElement } from '../../xml/index.js';
import { quoted, translateJuel, type JuelPlace } from '../juel/index.js';
import type { Reading } from '../reading.js';
import type { Words } from '../vendor.js';
import { asOperand } from './values.js';

/** The value of a parameter, said in JSONata. */
export type ParameterValue =
  | { readonly ok: true; readonly expression: string; readonly constant?: string; readonly reads: ReadonlySet<string> }
  | { readonly ok: false; readonly how: Words };

/** An input or output parameter: a text with expressions, a list or map of such, or a script. */
export function parameterValue(reading: Reading, parameter: XmlElement, place: JuelPlace, depth = 0): ParameterValue {
  if (depth > 20) return { ok: false, how: tooDeep };
  for (const local of ['script', 'map', 'list'] as const) {
    const [inner] = reading.within(parameter, local);
    if (inner === undefined) continue;
    if (local === 'script') return scriptValue(inner, place);
    return local === 'map' ? mapValue(reading, inner, place, depth) : listValue(reading, inner, place, depth);
  }
  return translateJuel(textOf(parameter), place);
}

function scriptValue(script: XmlElement, place: JuelPlace): ParameterValue {
  const format = script.attributes.find(({ local }) => local === 'scriptFormat')?.value.toLowerCase() ?? '';
  if (format === 'juel') return translateJuel(textOf(script).trim(), place);
  const language = format === '' ? '' : ` (${format.slice(0, 30)})`;
  return {
    ok: false,
    how: {
      en: `Scripts${language} do not run here. Write it as an expression in JSONata or FEEL, or have a service compute it.`,
      ru: `Сценарии${language} здесь не выполняются. Запишите его выражением на JSONata или FEEL либо поручите вычисление сервису.`,
    },
  };
}

function mapValue(reading: Reading, map: XmlElement, place: JuelPlace, depth: number): ParameterValue {
  const entries = reading
    .within(map, 'entry')
    .map(
      (entry) =>
        [entry.attributes.find(({ local }) => local === 'key')?.value ?? '', parameterValue(reading, entry, place, depth + 1)] as const,
    );
  const parts: string[] = [];
  const reads = new Set<string>();
  for (const [key, value] of entries) {
    if (!value.ok) return value;
    parts.push(`${quoted(key)}: ${value.expression}`);
    for (const name of value.reads) reads.add(name);
  }
  return { ok: true, expression: `{ ${parts.join(', ')} }`, reads };
}

function listValue(reading: Reading, list: XmlElement, place: JuelPlace, depth: number): ParameterValue {
  const parts: string[] = [];
  const reads = new Set<string>();
  for (const member of list.children) {
    if (member.kind !== 'element') continue;
    const value = member.local === 'script' ? scriptValue(member, place) : parameterValue(reading, member, place, depth + 1);
    if (!value.ok) return value;
    // A list inside of a list would be poured out into it.
    parts.push(value.constant === undefined ? asOperand(value.expression) : value.expression);
    for (const name of value.reads) reads.add(name);
  }
  return { ok: true, expression: `[${parts.join(', ')}]`, reads };
}

const tooDeep: Words = {
  en: 'It is nested too deeply. Compute it in a script task before this element.',
  ru: 'Вложенность слишком глубока. Вычислите значение задачей-сценарием перед этим элементом.',
};
